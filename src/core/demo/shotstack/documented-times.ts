/*
 * Times of Shotstack, in milliseconds of its own clock. Limits and the files' lives are documented
 * (limitations; schema "RenderResponseData"); how long a render takes is the demo's own.
 */

/** "deleted after 24 hours" (schema "RenderResponseData", `url`). */
export const LINK_LIFE_MS = 24 * 60 * 60_000;
export const RATE_WINDOW_MS = 60_000;
/** Edit API requests a fixed minute and key (limitations). */
export const REQUESTS_A_WINDOW = { stage: 150, v1: 300 } as const;
export const QUEUE_MS = 2_000;
export const RENDER_MS = 18_000;
/** No page at hand names a limit on bodies; an edit holds links and texts. */
export const BODY_LIMIT_BYTES = 10 * 1024 * 1024;
