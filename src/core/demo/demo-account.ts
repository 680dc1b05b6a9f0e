/** What may be wrong with an account; each vendor answers in its own words. */
export const badAccountStates = [
  'key-revoked',
  'subscription-inactive',
  'out-of-credits',
  'plan-limit',
  'storage-full',
  'phone-unverified',
  /** The quota of the month is used up: refused like a limit where the vendor does so. */
  'quota-used',
] as const;
export type BadAccountState = (typeof badAccountStates)[number];
export type AccountState = 'active' | BadAccountState;

/** The one account that a demo knows, as control orders change it. Not kept across restarts. */
export class DemoAccount {
  state: AccountState = 'active';
  plan: string;
  /** Credits that were ever given; what was spent follows from the renders. */
  creditsGiven: number | null;
  /** How far the vendor's clock is ahead of this machine's, in milliseconds. */
  clockSkewMs = 0;

  constructor(plan: string, credits: number | null) {
    this.plan = plan;
    this.creditsGiven = credits;
  }
}
