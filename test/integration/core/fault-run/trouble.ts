import type { Chance } from '../../../../src/core/demo/sloppy/chance.ts';
import type { VendorId } from './vendors.ts';

type Fault = Readonly<Record<string, unknown>>;

/** As long as a vendor that hangs takes, by its own clock and so by the app's. */
const HOUR_MS = 60 * 60_000;
const page = { contentType: 'text/html', body: '<!doctype html><title>Bad gateway</title>' };
const gateway = (status: number) => ({
  status,
  headers: { 'content-type': 'text/html', server: 'cloudflare' },
  body: '<html><head><title>502</title></head><body>cloudflare</body></html>',
});

/** What can go wrong with a submit. */
function submitTroubles(elsewhere: string): Fault[] {
  const route = 'submit';
  return [
    { kind: 'drop', route, when: 'after' },
    { kind: 'drop', route, when: 'after', how: 'reset' },
    { kind: 'drop', route, when: 'before' },
    { kind: 'drop', route, when: 'before', how: 'reset' },
    { kind: 'truncate', route },
    { kind: 'garble', route, body: '{"id": nonsense' },
    { kind: 'garble', route, ...page },
    { kind: 'garble', route, status: 502, ...page },
    { kind: 'answer', route, ...gateway(504) },
    { kind: 'error', route, status: 500 },
    { kind: 'error', route, status: 503 },
    { kind: 'redirect', route, to: `${elsewhere}/v1/renders` },
    { kind: 'reshape', route, remove: ['id', 'renderId', 'data.job_id'] },
    { kind: 'cut', route, afterBytes: 9 },
    { kind: 'stall', route, when: 'after', ms: 1_500 },
    { kind: 'stall', route, when: 'before', ms: 1_500 },
    { kind: 'limit', route, times: 4, retryAfter: 'seconds' },
    { kind: 'limit', route, times: 2, retryAfter: 'date', reset: 'absent' },
  ];
}

/** What can go wrong with a look at a render. */
function lookTroubles(elsewhere: string): Fault[] {
  const route = 'status';
  return [
    { kind: 'limit', route, times: 10, retryAfter: 'seconds' },
    { kind: 'limit', route, times: 6, retryAfter: 'date', reset: 'absent' },
    { kind: 'limit', route, times: 6, retryAfter: 'absent', reset: 'milliseconds' },
    { kind: 'limit', route, times: 6, retryAfter: 'absent', reset: 'seconds' },
    { kind: 'limit', route, times: 4, retryAfter: 'absent', reset: 'absent' },
    { kind: 'error', route, status: 500, times: 4 },
    { kind: 'answer', route, ...gateway(502), times: 3 },
    { kind: 'answer', route, ...gateway(504), times: 2 },
    { kind: 'garble', route, ...page, times: 2 },
    { kind: 'garble', route, body: '{"status": ' },
    { kind: 'garble', route, body: '' },
    { kind: 'truncate', route, times: 2 },
    { kind: 'redirect', route, to: `${elsewhere}/v1/exports/1`, times: 2 },
    { kind: 'redirect', route, status: 302, to: `${elsewhere}/login` },
    { kind: 'drop', route, when: 'before', times: 2 },
    { kind: 'drop', route, when: 'after', how: 'reset', times: 2 },
    { kind: 'stall', route, when: 'before', ms: 1_500 },
    { kind: 'slow', route, bytesPerSecond: 300 },
    { kind: 'mangle', route, what: 'unknown-state', times: 3 },
    { kind: 'mangle', route, what: 'no-state', times: 2 },
    { kind: 'mangle', route, what: 'no-link', times: 2 },
    { kind: 'mangle', route, what: 'wrong-size' },
    { kind: 'mangle', route, what: 'bare', times: 2 },
  ];
}

/** What can go wrong with the bytes. */
function fileTroubles(elsewhere: string): Fault[] {
  return ['file', 'download'].flatMap((route) => [
    { kind: 'cut', route, afterBytes: 300 },
    { kind: 'wrong-length', route, by: 40, direction: 'longer' },
    { kind: 'wrong-length', route, by: 40, direction: 'shorter' },
    { kind: 'answer', route, status: 403, body: '<Error><Code>AccessDenied</Code></Error>' },
    { kind: 'answer', route, status: 503, body: 'Slow down' },
    { kind: 'answer', route, status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' },
    { kind: 'redirect', route, to: `${elsewhere}/file.mp4` },
    { kind: 'drop', route, when: 'after', how: 'reset' },
    { kind: 'stall', route, when: 'before', ms: 1_500 },
    { kind: 'limit', route, times: 2 },
  ]);
}

/** What is not about one request. */
const weather: readonly Fault[] = [
  { kind: 'fail-render' },
  { kind: 'fail-render', atProgress: 0 },
  { kind: 'expire-links' },
  { kind: 'clock', skewMs: 3 * HOUR_MS },
  { kind: 'clock', skewMs: -3 * HOUR_MS },
  { kind: 'clock', skewMs: 0 },
  { kind: 'sloppy', level: 'untidy', seed: 7 },
  { kind: 'sloppy', level: 'broken', seed: 11 },
  { kind: 'sloppy', level: 'off' },
  { kind: 'account', state: 'key-revoked' },
];

/** What only some vendors have. */
const own: Readonly<Record<VendorId, readonly Fault[]>> = {
  mockly: [
    { kind: 'account', state: 'subscription-inactive' },
    { kind: 'account', state: 'quota-used' },
  ],
  roughy: [{ kind: 'account', state: 'out-of-credits' }],
  swiftia: [
    { kind: 'fail-render', shape: 'older' },
    { kind: 'fail-render', shape: 'table' },
    { kind: 'account', state: 'storage-full' },
  ],
  rendley: [
    { kind: 'list', leaveOut: 'newest', times: 3 },
    { kind: 'list', leaveOut: 'all', times: 2 },
    { kind: 'list', foreign: true, leaveOut: 'oldest', times: 2 },
    { kind: 'error', route: 'list', status: 500, times: 2 },
    { kind: 'limit', route: 'list', times: 3 },
    { kind: 'truncate', route: 'list', times: 2 },
    { kind: 'redirect', route: 'list' },
    { kind: 'lose-cancel', times: 2 },
    { kind: 'error', route: 'cancel', status: 500 },
    { kind: 'drop', route: 'cancel', when: 'after' },
    { kind: 'error', route: 'quote', status: 500 },
    { kind: 'truncate', route: 'quote' },
    { kind: 'account', state: 'out-of-credits' },
  ],
};

/** Every trouble of a vendor at least once where there is room for that, in an order of chance. */
export function troublesOf(
  vendor: VendorId,
  count: number,
  parts: { readonly chance: Chance; readonly elsewhere: string },
): Fault[] {
  const { chance, elsewhere } = parts;
  const all = [
    ...submitTroubles(elsewhere),
    ...lookTroubles(elsewhere),
    ...fileTroubles(elsewhere),
    ...weather,
    ...own[vendor],
  ];
  const chosen: Fault[] = [];
  while (chosen.length < count) chosen.push(...chance.shuffled(all));
  return chosen.slice(0, count);
}

/** Vendors that hang for longer than anyone waits, in real time: ordered before anything else. */
export const hangs: readonly Fault[] = [
  { kind: 'stall', route: 'submit', when: 'after', ms: 30_000 },
  { kind: 'stall', route: 'status', when: 'before', ms: 30_000 },
];
