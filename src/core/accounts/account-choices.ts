import type { Colour } from '../../shared/colour.ts';
import { failure, FailureError } from '../../shared/failure.ts';
import { RENDERS_UNIT, type SpendingGuard } from '../../shared/money.ts';
import type { Account, AccountWrites } from '../db/account-repository.ts';
import type { SubmissionWrites } from '../db/submission-repository.ts';
import type { JobStore } from '../jobs/job-store.ts';
import { guardTold } from '../money/gate.ts';
import type { Provider } from '../providers/provider.ts';

export interface AccountChoiceParts {
  readonly accountWrites: AccountWrites;
  readonly store: JobStore;
  readonly submissionWrites: SubmissionWrites;
  readonly providerFor: (account: Account) => Provider;
  readonly wake: () => void;
}

/** What a person chooses for an account besides its name, its key and its plan. */
export function accountChoices(parts: AccountChoiceParts) {
  const { accountWrites, store } = parts;
  return {
    setColour(account: Account, colour: Colour): void {
      accountWrites.setColour(account.id, colour);
    },
    /** @throws FailureError `invalid-request` for a unit in which the provider names no prices */
    setGuard(account: Account, guard: SpendingGuard | null): void {
      const provider = parts.providerFor(account);
      if (guard !== null && guard.unit !== RENDERS_UNIT && provider.quote === undefined)
        throw new FailureError(noPrices(provider, guard.unit));
      accountWrites.setGuard(account.id, guard);
      // Another limit is reached anew.
      parts.submissionWrites.tellAgain(guardTold(account));
      store.letGo(account.id, 'spending-guard');
      parts.wake();
    },
    /** @throws FailureError `not-supported` where submitting is documented */
    setSubmitEnabled(account: Account, enabled: boolean): void {
      const provider = parts.providerFor(account);
      if (provider.submitIsUndocumented !== true) throw new FailureError(isDocumented(provider));
      accountWrites.setSubmitEnabled(account.id, enabled);
      if (enabled) store.letGo(account.id, 'submit-off');
      parts.wake();
    },
  };
}

function noPrices(provider: Provider, unit: string) {
  return failure(
    'invalid-request',
    `${provider.name} names no prices before a render, so a guard in "${unit}" would hold nothing back.`,
    `Count renders instead: give the guard the unit ${RENDERS_UNIT}.`,
  );
}

function isDocumented(provider: Provider) {
  return failure(
    'not-supported',
    `${provider.name} documents how to submit, so there is nothing to switch off.`,
    'Set a spending guard to hold submits back, or pause by removing the key.',
  );
}
