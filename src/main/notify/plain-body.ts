/**
 * A body that reads as it is written. On Linux it is markup (Desktop Notifications
 * Specification, "Markup"), and a payload may be named anything.
 */
export function asPlainBody(body: string, platform: NodeJS.Platform): string {
  if (platform !== 'linux') return body;
  return body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
