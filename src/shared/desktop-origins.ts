/*
 * What the desktop app's own session answers for. The name `.invalid` is reserved (RFC 2606) and
 * never resolves, so a request for it can only ever be answered by the app itself, and the two
 * origins keep files that a provider made apart from the page.
 */

/** The page, its scripts and its styles. */
export const desktopPageOrigin = 'https://app.renderdesk.invalid';
/** Files of the library, with ranges. */
export const desktopMediaOrigin = 'https://media.renderdesk.invalid';
