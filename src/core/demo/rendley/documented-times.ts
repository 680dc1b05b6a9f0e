/*
 * Times and prices of Rendley, in milliseconds of its own clock. Its pages give none of them:
 * these are the demo's own.
 */

/** Jobs that are worked at together; what comes on top of them is queued. */
export const WORKERS = 3;
export const SHORTEST_QUEUE_MS = 2_000;
/** "For long renders, back off to every 5 to 10 seconds" (jobs and polling). */
export const EXPORT_BASE_MS = 20_000;
export const EXPORT_PER_SECOND_MS = 2_500;
export const OTHER_JOB_MS = 12_000;
/** "These links are time limited" (jobs and polling). */
export const LINK_LIFE_MS = 60 * 60_000;
/** "429 Too Many Requests", without a number (jobs and polling): what one job a second may need. */
export const REQUESTS_A_WINDOW = 120;
export const RATE_WINDOW_MS = 60_000;
/** An inline project with its texts; media are links. */
export const BODY_LIMIT_BYTES = 10 * 1024 * 1024;
/** Credits for each begun ten seconds of film. */
export const creditsPerPart = { '480p': 1, '720p': 2, '1080p': 4, '4k': 8 } as const;
export const PART_SECONDS = 10;
