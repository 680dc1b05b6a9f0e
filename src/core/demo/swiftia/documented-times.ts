/*
 * Times of Swiftia, in milliseconds of its own clock. The limits are documented (rate limiting);
 * render times, queue and link lives are the demo's own.
 */

/** "Requests per Window" and "Window Duration" of each plan (rate limiting). */
export const planWindows = {
  free: { count: 1, windowMs: 5_000 },
  starter: { count: 1, windowMs: 2_000 },
  pro: { count: 1, windowMs: 1_000 },
  swift: { count: 5, windowMs: 1_000 },
} as const;
export type SwiftiaPlan = keyof typeof planWindows;

/** Renders that are worked at together; what comes on top of them is queued. */
export const WORKERS = 2;
/** Even a render that need not wait is queued for a moment. */
export const SHORTEST_QUEUE_MS = 1_500;
export const RENDER_MS = 26_000;
/** Nothing is said of links' lives. */
export const LINK_LIFE_MS = 24 * 60 * 60_000;
/** No page names a limit on bodies; a render request is a page at most. */
export const BODY_LIMIT_BYTES = 1024 * 1024;
