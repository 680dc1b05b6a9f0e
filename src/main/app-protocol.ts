import { contentSecurityPolicy } from '../host/security-headers.ts';
import { desktopMediaOrigin } from '../shared/desktop-origins.ts';
import { pageResponse } from './page-files.ts';

const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy({
    media: [desktopMediaOrigin],
    connect: [desktopMediaOrigin],
  }),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
  // The files change with the app's version and cost nothing to read again.
  'Cache-Control': 'no-store',
};

/** Serves the built page. @param folder where the build put it, absolute. */
export function createPageHandler(folder: string): (request: Request) => Promise<Response> {
  return (request) => pageResponse(folder, request, pageHeaders);
}
