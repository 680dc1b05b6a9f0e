/*
 * Times of Roughy, in milliseconds of its own clock. Its pages give no numbers: "short-lived" for
 * links, nothing for encoding. These are the demo's own.
 */

/** "Short-lived signed URL" (read a render). Shorter than most waits for a free download. */
export const LINK_LIFE_MS = 5 * 60_000;
/** Until encoding starts. */
export const PENDING_MS = 3_000;
export const AUDIO_ENCODING_MS = 9_000;
export const VIDEO_ENCODING_MS = 24_000;
/** "Back off for the Retry-After seconds" (errors page, `asset_processing`). */
export const ASSET_PROCESSING_SECONDS = 20;
/** No page names a limit on bodies; a render request is a few lines. */
export const BODY_LIMIT_BYTES = 1024 * 1024;
