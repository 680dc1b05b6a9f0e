/** Vendors and the app's clock run so many times as fast as real time. */
export const TIMES = 20;

/** The same seed has the same jobs, troubles and moments, as far as two processes allow. */
export const seed = numberFrom('RENDERDESK_FAULT_SEED', 20_261_121);
/** Submits and adoptions together, over all accounts. */
export const jobCount = numberFrom('RENDERDESK_FAULT_JOBS', 200);
/** Troubles of the run, beside those that every run has. */
export const troubleCount = numberFrom('RENDERDESK_FAULT_TROUBLES', 344);

function numberFrom(name: string, usual: number): number {
  const given = Number(process.env[name] ?? usual);
  if (!Number.isSafeInteger(given) || given < 0) throw new Error(`${name} is a whole number`);
  return given;
}
