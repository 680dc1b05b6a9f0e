import type { ServerResponse } from 'node:http';

/**
 * What a page of ours may load: itself and nothing from anywhere else, no inline script or style.
 * `media` and `connect` add what a host needs, e.g. Electron's media scheme.
 */
export function contentSecurityPolicy(
  more: { readonly media?: readonly string[]; readonly connect?: readonly string[] } = {},
): string {
  const media = ["'self'", 'blob:', ...(more.media ?? [])].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${media} data:`,
    `media-src ${media}`,
    "font-src 'self'",
    `connect-src ${["'self'", ...(more.connect ?? [])].join(' ')}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** On every answer of the loopback server, whatever it is. */
export function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), usb=()');
  response.setHeader('Cache-Control', 'no-store');
}
