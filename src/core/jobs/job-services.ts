import { failure, FailureError } from '../../shared/failure.ts';
import { jobIdSchema, type JobId } from '../../shared/ids.ts';
import { endStates, type JobView } from '../../shared/job.ts';
import type { Account, AccountReads } from '../db/account-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Provider } from '../providers/provider.ts';
import type { JobServices } from '../services.ts';
import { isIn, type Job } from './job.ts';
import type { JobStore } from './job-store.ts';
import type { JobViews } from './job-views.ts';
import type { Submissions } from './submissions.ts';

export interface JobServiceParts {
  readonly jobs: JobReads;
  readonly accounts: AccountReads;
  readonly store: JobStore;
  readonly views: JobViews;
  readonly submissions: Submissions;
  readonly providerFor: (account: Account) => Provider;
  readonly wake: () => void;
  /** Ends what runs for the job and takes away what it had begun on the disk. */
  readonly abandon: (jobNumber: number) => Promise<void>;
}

export function createJobServices(parts: JobServiceParts): JobServices {
  const { jobs, store, views } = parts;

  function existing(id: JobId): Job {
    return jobs.byId(id) ?? refuseUnknown();
  }

  function providerOf(job: Job): Provider {
    const account = parts.accounts.byId(job.accountId);
    if (account === undefined) throw new Error('a job has no account');
    return parts.providerFor(account);
  }

  function nowView(number: number): JobView {
    return views.one(jobs.byNumber(number) ?? refuseUnknown());
  }

  async function cancel(job: Job): Promise<void> {
    if (endStates.has(job.status.state)) refuseEnded(job);
    store.apply(job.number, { type: 'cancel-asked' });
    const stoppable = providerOf(job).cancel !== undefined && isIn(job, 'rendering');
    if (!stoppable) store.apply(job.number, { type: 'following-stopped' });
    // A submit that is on its way is never cut: its answer tells whether there is anything to stop.
    if (!isIn(job, 'submitting')) await parts.abandon(job.number);
    parts.wake();
  }

  return {
    inspect: (files) => parts.submissions.inspect(files),
    submit: (files, accountId) => parts.submissions.submit(files, accountId),
    list({ states, before, limit }) {
      const page = jobs.page(states, before, limit + 1);
      return { jobs: views.many(page.slice(0, limit)), more: page.length > limit };
    },
    get(id) {
      const job = existing(id);
      const payload = job.payloadSha256 === null ? undefined : jobs.payload(job.payloadSha256);
      return {
        job: views.one(job),
        history: jobs.history(job.number),
        payload: payload === undefined ? null : new TextDecoder().decode(payload),
      };
    },
    find: (reference) => views.one(findJob(jobs, reference)),
    async cancel(id) {
      const job = existing(id);
      await cancel(job);
      return nowView(job.number);
    },
    checkNow(id) {
      const job = existing(id);
      if (store.apply(job.number, { type: 'check-wanted' }) === null) refuseNothingToCheck(job);
      parts.wake();
      return nowView(job.number);
    },
    async renderAgain(id) {
      const job = await parts.submissions.again(existing(id));
      return views.one(job);
    },
    async settle(id, decision) {
      const job = existing(id);
      if (!isIn(job, 'unconfirmed')) refuseNothingToSettle(job);
      switch (decision.kind) {
        case 'adopt': {
          const operation = providerOf(job).adopt(decision.remoteId, job.kind);
          const { remoteId } = decision;
          store.apply(job.number, { type: 'settled-as-arrived', operation, remoteId });
          break;
        }
        case 'submit-again':
          store.apply(job.number, { type: 'settled-as-not-arrived' });
          break;
        case 'give-up':
          store.apply(job.number, { type: 'following-stopped' });
      }
      parts.wake();
      return nowView(job.number);
    },
  };
}

const NUMBER = /^#?(\d{1,15})$/;
/** Shorter beginnings of an id are more likely a slip than a name. */
const SHORTEST_PREFIX = 4;

function findJob(jobs: JobReads, reference: string): Job {
  const text = reference.trim().toLowerCase();
  const number = NUMBER.exec(text)?.[1];
  const byNumber = number === undefined ? undefined : jobs.byNumber(Number(number));
  if (byNumber !== undefined) return byNumber;
  const id = jobIdSchema.safeParse(text);
  if (id.success) return jobs.byId(id.data) ?? refuseUnknown(reference);
  if (text.length < SHORTEST_PREFIX || !/^[0-9a-f-]+$/.test(text)) refuseUnknown(reference);
  const [found, another] = jobs.byIdPrefix(text);
  if (another !== undefined)
    throw new FailureError(
      failure(
        'conflict',
        `Several jobs begin with "${text}".`,
        'Give more of the id, or its number.',
      ),
    );
  return found ?? refuseUnknown(reference);
}

function refuseUnknown(reference?: string): never {
  const which = reference === undefined ? 'such job' : `job "${reference.slice(0, 64)}"`;
  throw new FailureError(
    failure('not-found', `There is no ${which} in this library.`, 'Look at the list of jobs.'),
  );
}

function refuseEnded(job: Job): never {
  throw new FailureError(
    failure(
      'conflict',
      `"${job.name}" is already ${job.status.state}.`,
      'There is nothing left to cancel.',
    ),
  );
}

function refuseNothingToCheck(job: Job): never {
  throw new FailureError(
    failure(
      'conflict',
      `"${job.name}" is ${job.status.state}: there is nothing to check.`,
      isIn(job, 'failed')
        ? 'Render it again instead; that is a new render.'
        : 'Nothing is to be done.',
    ),
  );
}

function refuseNothingToSettle(job: Job): never {
  throw new FailureError(
    failure(
      'conflict',
      `"${job.name}" is ${job.status.state}, not unconfirmed.`,
      'There is nothing to settle.',
    ),
  );
}
