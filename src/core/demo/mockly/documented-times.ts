/*
 * Times that Mockly documents, in milliseconds of its own clock. The demo divides them by its
 * time scale, so that a minute of waiting can be tried in seconds.
 */

/** "The window slides", per minute (render page, "Rate limits"). */
export const RATE_WINDOW_MS = 60_000;
/** 60 submits a minute and key (render page, "Rate limits"). */
export const SUBMITS_A_WINDOW = 60;
/** 120 status reads and downloads together a minute and key (render page, "Rate limits"). */
export const READS_A_WINDOW = 120;
/** "expires after a short window (~15 minutes)" (exports page, "URL expiry"). */
export const IMAGE_LINK_LIFE_MS = 15 * 60_000;
/** "longer-lived signing" without a number (exports page, "URL expiry"): half a day. */
export const VIDEO_LINK_LIFE_MS = 12 * 60 * 60_000;
/** "Body size limit: 10 MB" (render page), in bytes. */
export const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

/** "they take 30 seconds to a few minutes to encode" (render page, "Video render"). */
const VIDEO_RENDER_BASE_MS = 30_000;
const VIDEO_RENDER_PER_MESSAGE_MS = 1_500;
const VIDEO_RENDER_LONGEST_MS = 180_000;

/** How long the vendor would take for a video of so many messages, in its own milliseconds. */
export function videoRenderTime(messageCount: number): number {
  const time = VIDEO_RENDER_BASE_MS + messageCount * VIDEO_RENDER_PER_MESSAGE_MS;
  return Math.min(time, VIDEO_RENDER_LONGEST_MS);
}
