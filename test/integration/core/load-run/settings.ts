/*
 * The short form fits a run of the tests; `npm run torture -- --only load` asks for an hour of
 * 10,000 jobs over 20 accounts.
 */

export const isWhole = process.env['RENDERDESK_LOAD'] === 'whole';

/** Vendors and the app's clock run so many times as fast as real time. */
export const times = numberFrom('RENDERDESK_LOAD_TIMES', isWhole ? 4 : 6);
/** Jobs that are under way at any moment: whatever ends is made up for. */
export const jobsInFlight = numberFrom('RENDERDESK_LOAD_JOBS', isWhole ? 10_000 : 300);
/** Of simulated time. */
export const minutes = numberFrom('RENDERDESK_LOAD_MINUTES', isWhole ? 60 : 2);
/** Of these minutes, before the event loop is looked at. */
export const warmUpMinutes = minutes / 4;
/**
 * Before memory is: by then code is compiled, and what is remembered up to a bound, as names and
 * previews are, is at its bound.
 */
export const fillUpMinutes = minutes / 2;

/** Where to write what the app's main thread did, as a V8 profile; null: nowhere. */
export const profilePath = process.env['RENDERDESK_LOAD_PROFILE'] ?? null;

/**
 * Accounts at each vendor, the keys that they share, and the share of the jobs that they get. Limits
 * are of the key: few keys make few renders, so that two processors can draw them so much faster than
 * in real time, and full windows, in which accounts must not take each other's place.
 */
export const vendorShares = {
  mockly: { accounts: 10, keys: 2, share: 0.6 },
  rendley: { accounts: 6, keys: 1, share: 0.36 },
  swiftia: { accounts: 2, keys: 2, share: 0.02 },
  roughy: { accounts: 2, keys: 2, share: 0.02 },
} as const;
export type LoadedVendor = keyof typeof vendorShares;
export const loadedVendors = Object.keys(vendorShares) as LoadedVendor[];

function numberFrom(name: string, usual: number): number {
  const given = Number(process.env[name] ?? usual);
  if (!Number.isSafeInteger(given) || given < 1) throw new Error(`${name} is a whole number`);
  return given;
}
