import { lookup } from 'node:dns/promises';
import type { Dispatcher } from 'undici';
import { SECOND } from '../../../shared/durations.ts';
import { isPrivateHost } from '../../net/private-host.ts';
import { asHost, PRIVATE_ADDRESS } from '../../net/public-lookup.ts';

/** A server that has not answered by then keeps a provider waiting as well. */
export const PROBE_MS = 10 * SECOND;
/** As many as browsers and providers follow at least. */
const MOST_REDIRECTS = 5;

export interface Probe {
  readonly dispatcher: Dispatcher;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  /** The addresses of a name; rejects where it has none here. Absent: the system's. */
  readonly addressesOf?: (hostname: string) => Promise<readonly string[]>;
}

export type ProbeAnswer =
  | {
      readonly result: 'answered';
      readonly status: number;
      /** Without parameters, in lower case. */
      readonly mediaType: string | null;
      readonly bytes: number | null;
    }
  /** It, or where it leads, is no place that a stranger's payload may have asked from here. */
  | { readonly result: 'not-asked'; readonly why: 'private' | 'password' | 'no-web-address' }
  | { readonly result: 'too-many-redirects' }
  | { readonly result: 'too-late' }
  | { readonly result: 'unreachable'; readonly code: string };

/**
 * Asks an address for its head, and for its first byte where that says nothing good: links are
 * often signed for reading alone. Sends no key and no cookie, follows redirects by itself, and asks
 * nothing of this machine or a private network, whatever name leads there. Never rejects.
 */
export async function probeAddress(probe: Probe, address: string): Promise<ProbeAnswer> {
  const signal = AbortSignal.any([probe.signal, AbortSignal.timeout(PROBE_MS)]);
  try {
    const head = await follow({ ...probe, signal }, address, 'HEAD');
    if (head.result !== 'answered' || isGood(head.status)) return head;
    return await follow({ ...probe, signal }, address, 'GET');
  } catch (error) {
    if (signal.aborted) return { result: 'too-late' };
    const code = codeOf(error);
    return code === PRIVATE_ADDRESS
      ? { result: 'not-asked', why: 'private' }
      : { result: 'unreachable', code };
  }
}

const isGood = (status: number) => status >= 200 && status < 300;
const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

async function follow(probe: Probe, address: string, method: 'HEAD' | 'GET'): Promise<ProbeAnswer> {
  let url = new URL(address);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const refused = await refusalOf(url, probe);
    if (refused !== null) return { result: 'not-asked', why: refused };
    const { status, headers } = await ask(probe, url, method);
    const location = textOf(headers['location']);
    if (!isRedirect(status) || location === null) return answerOf(status, headers);
    if (!URL.canParse(location, url.href)) return { result: 'not-asked', why: 'no-web-address' };
    url = new URL(location, url.href);
  }
  return { result: 'too-many-redirects' };
}

async function ask(probe: Probe, url: URL, method: 'HEAD' | 'GET') {
  const { dispatcher, userAgent, signal } = probe;
  const range = method === 'GET' ? { range: 'bytes=0-0' } : {};
  const { statusCode, headers, body } = await dispatcher.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    headers: { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'identity', ...range },
    signal,
  });
  // A server that knows no ranges would send all of it.
  body.on('error', () => undefined);
  body.destroy();
  return { status: statusCode, headers };
}

/** By what it is called, and by where that name leads. */
async function refusalOf(
  url: URL,
  { addressesOf = systemAddresses, signal }: Probe,
): Promise<'private' | 'password' | 'no-web-address' | null> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'no-web-address';
  if (url.username !== '' || url.password !== '') return 'password';
  if (isPrivateHost(url.hostname)) return 'private';
  // Behind a proxy a name may have no address here: then the proxy looks it up.
  const addresses = await addressesOf(url.hostname).catch(() => []);
  signal.throwIfAborted();
  return addresses.some((each) => isPrivateHost(asHost(each))) ? 'private' : null;
}

async function systemAddresses(hostname: string): Promise<string[]> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function answerOf(
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): ProbeAnswer {
  const mediaType = textOf(headers['content-type'])?.split(';', 1)[0]?.trim().toLowerCase() ?? null;
  const whole = /\/(\d+)$/.exec(textOf(headers['content-range']) ?? '')?.[1];
  const length = whole ?? (status === 206 ? null : textOf(headers['content-length']));
  const bytes = length === null || !/^\d{1,15}$/.test(length) ? null : Number(length);
  return { result: 'answered', status, mediaType, bytes };
}

function textOf(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return 'unknown';
}
