import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is turned away before anything is done for it. */
export interface Refusal {
  readonly status: 403 | 421;
  readonly message: string;
}

/**
 * Turns away what a web page of a stranger could send through a person's browser: a name that
 * was made to point at this machine (DNS rebinding) shows in Host, a foreign page in Origin or,
 * where a browser leaves that out, in Sec-Fetch-Site. Programs send neither and need the token.
 */
export function refusalOfOrigin(headers: IncomingHttpHeaders, port: number): Refusal | null {
  const hosts = [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`];
  const host = headers.host?.toLowerCase();
  if (host === undefined || !hosts.includes(host)) {
    return {
      status: 421,
      message: 'This server answers only to its own address on this machine.',
    };
  }
  const origin = headers.origin?.toLowerCase();
  if (origin === undefined ? !isForeign(headers) : origin === `http://${host}`) return null;
  return { status: 403, message: 'Requests from other web pages are refused.' };
}

/** A person may follow a link to us from anywhere; a page may not fetch or embed anything of ours. */
function isForeign(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  const navigates =
    headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return !navigates && site !== undefined && site !== 'same-origin' && site !== 'none';
}
