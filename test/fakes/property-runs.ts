/** How often a property is tried, and from which seed where one is named. */
export interface PropertyRuns {
  readonly numRuns: number;
  readonly seed?: number;
}

/**
 * What `npm run torture` makes longer and repeats: `RENDERDESK_RUNS` is how many times the usual
 * number of cases, `RENDERDESK_SEED` where they begin. Without them each run is another.
 */
export function propertyRuns(usual: number): PropertyRuns {
  const times = Number(process.env['RENDERDESK_RUNS'] ?? 1);
  const seed = process.env['RENDERDESK_SEED'];
  return { numRuns: usual * times, ...(seed === undefined ? {} : { seed: Number(seed) }) };
}
