import { failure, FailureError } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { AccountReads } from '../db/account-repository.ts';
import type { DueReads } from '../db/due-repository.ts';
import type { Clock } from '../ports.ts';
import { sendWithoutOthers, type AfterParts } from './after-services.ts';
import { isIn, type Job } from './job.ts';
import { liveAccount } from './payload-choice.ts';
import { sendWithoutTime } from './send-time.ts';

export interface SendAnywayParts extends AfterParts {
  readonly clock: Clock;
  readonly accounts: AccountReads;
  readonly due: DueReads;
}

/**
 * Lets a job go without the renders and the time that it waits for; where it waits for none, past
 * the spending guard that it waits for.
 * @throws FailureError `conflict` for a job that waits for nothing of it, or for a guard that does not ask
 */
export function sendAnyway(parts: SendAnywayParts, job: Job): Job {
  const waitedForOthers = sendWithoutOthers(parts, job);
  if (sendWithoutTime(parts.store, job, parts.clock.now()) || waitedForOthers) {
    parts.wake();
    return job;
  }
  if (!isIn(job, 'queued') || job.status.heldFor !== 'spending-guard') refuseNotWaiting(job);
  refuseUnlessAsking(parts, job.accountId);
  parts.store.apply(job.number, { type: 'guard-waived' });
  parts.wake();
  return job;
}

/** The same for all jobs of an account that wait for it now; how many. */
export function sendAllAnyway(parts: SendAnywayParts, accountId: AccountId): number {
  const waiting = parts.due.held(accountId, 'spending-guard');
  refuseUnlessAsking(parts, accountId);
  for (const number of waiting) parts.store.apply(number, { type: 'guard-waived' });
  parts.wake();
  return waiting.length;
}

function refuseUnlessAsking({ accounts }: SendAnywayParts, accountId: AccountId): void {
  const account = liveAccount(accounts, accountId);
  if (account.guard?.action !== 'stop') return;
  throw new FailureError(
    failure(
      'conflict',
      `The spending guard of "${account.name}" stops, and does not ask.`,
      'Raise its limit, let it ask, or take it away; the jobs then go on by themselves.',
    ),
  );
}

function refuseNotWaiting(job: Job): never {
  throw new FailureError(
    failure(
      'conflict',
      `"${job.name}" waits for no spending guard, no time and no other render: it is ${job.status.state}.`,
      'There is nothing to let pass.',
    ),
  );
}
