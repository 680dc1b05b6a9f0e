/*
 * Times of Replicate, in milliseconds of its own clock. Limits and retention are documented
 * ("Rate limits", "Data retention"); how long a prediction takes is the demo's own.
 */

export const RATE_WINDOW_MS = 60_000;
/** "600 requests per minute" to create predictions (rate limits). */
export const CREATES_A_WINDOW = 600;
/** "3000 requests per minute" to everything else (rate limits). */
export const OTHERS_A_WINDOW = 3_000;
/** Input, output, files and logs of API predictions are removed after an hour (data retention). */
export const DATA_LIFE_MS = 60 * 60_000;
export const STARTING_MS = 3_000;
export const IMAGE_MS = 20_000;
export const VIDEO_MS = 40_000;
export const TEXT_MS = 4_000;
/** No page at hand names a limit on bodies; inputs are links and texts, or small data URLs. */
export const BODY_LIMIT_BYTES = 10 * 1024 * 1024;
