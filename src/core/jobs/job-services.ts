import { failure, FailureError } from '../../shared/failure.ts';
import { jobIdSchema, type AccountId, type JobId, type ProviderId } from '../../shared/ids.ts';
import { endStates, type JobView } from '../../shared/job.ts';
import type { HistoryReads } from '../db/history-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { PayloadReads } from '../db/payload-repository.ts';
import { payloadSchemaOf } from '../payloads/payload-schema.ts';
import type { Provider } from '../providers/provider.ts';
import type { JobServices, Settlement } from '../services.ts';
import { adoptRender, type AdoptionParts } from './adoption.ts';
import { sendAfter } from './after-services.ts';
import { isIn, type Job } from './job.ts';
import type { JobViews } from './job-views.ts';
import { sendAllAnyway, sendAnyway, type SendAnywayParts } from './send-anyway.ts';
import type { Submissions } from './submissions.ts';

export interface JobServiceParts extends AdoptionParts, SendAnywayParts {
  readonly providerById: (id: ProviderId) => Provider;
  readonly history: HistoryReads;
  readonly payloads: PayloadReads;
  readonly views: JobViews;
  readonly submissions: Submissions;
  readonly quote: JobServices['quote'];
  readonly checkAddresses: JobServices['checkAddresses'];
  /** Forgets that a month's quota was used up: a person says that it may have changed. */
  readonly tryQuotaAgain: (accountId: AccountId) => void;
  /** A person asked after it: it goes before all others. */
  readonly checkFirst: (jobNumber: number) => void;
  /** Ends what runs for the job and takes away what it had begun on the disk. */
  readonly abandon: (jobNumber: number) => Promise<void>;
}

export function createJobServices(parts: JobServiceParts): JobServices {
  const { jobs, store, views } = parts;
  const existing = (id: JobId): Job => {
    const job = jobs.byId(id) ?? refuseUnknown();
    return jobs.isForgotten(job.number) ? refuseUnknown() : job;
  };
  const nowView = (number: number): JobView => views.one(jobs.byNumber(number) ?? refuseUnknown());

  return {
    inspect: (files, accountId) => parts.submissions.inspect(files, accountId),
    submit: (files, accountId, order) => parts.submissions.submit(files, accountId, order),
    payloadSchema: (providerId) => payloadSchemaOf(parts.providerById(providerId)),
    quote: (files, accountId) => parts.quote(files, accountId),
    checkAddresses: (files) => parts.checkAddresses(files),
    list({ states, before, limit }) {
      const page = jobs.page(states, before, limit + 1);
      return { jobs: views.many(page.slice(0, limit)), more: page.length > limit };
    },
    get(id) {
      const job = existing(id);
      const history = parts.history.of(job.number);
      return { job: views.one(job), history, payload: payloadText(parts.payloads, job) };
    },
    find(reference) {
      const job = findJob(jobs, reference);
      return jobs.isForgotten(job.number) ? refuseUnknown(reference) : views.one(job);
    },
    cancel: async (id) => nowView((await cancel(parts, existing(id))).number),
    checkNow(id) {
      const job = existing(id);
      refuseWithoutAccount(parts, job);
      if (isIn(job, 'queued') && job.status.heldFor === 'month-quota')
        parts.tryQuotaAgain(job.accountId);
      if (store.apply(job.number, { type: 'check-wanted' }) === null) refuseNothingToCheck(job);
      parts.checkFirst(job.number);
      return nowView(job.number);
    },
    async renderAgain(id) {
      const job = await parts.submissions.again(existing(id));
      return views.one(job);
    },
    adopt: (reference, accountId) => views.one(adoptRender(parts, reference, accountId)),
    sendAfter(id, others) {
      const job = existing(id);
      refuseWithoutAccount(parts, job);
      sendAfter(parts, job, others);
      return nowView(job.number);
    },
    sendAnyway(id) {
      const { number } = sendAnyway(parts, existing(id));
      return nowView(number);
    },
    sendAllAnyway: (accountId) => sendAllAnyway(parts, accountId),
    async settle(id, decision) {
      const { number } = settle(parts, existing(id), decision);
      return nowView(number);
    },
  };
}

function payloadText(payloads: PayloadReads, job: Job): string | null {
  const bytes = job.payloadSha256 === null ? undefined : payloads.bySha256(job.payloadSha256);
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
}

async function cancel(parts: JobServiceParts, job: Job): Promise<Job> {
  if (endStates.has(job.status.state)) refuseEnded(job);
  parts.store.apply(job.number, { type: 'cancel-asked' });
  const isSearched = isIn(job, 'unconfirmed') && job.nextCheckAt !== null;
  const isFollowed =
    (isIn(job, 'rendering') || isSearched) && providerOf(parts, job).cancel !== undefined;
  if (!isFollowed) parts.store.apply(job.number, { type: 'following-stopped' });
  // A submit that is on its way is never cut: its answer tells whether there is anything to stop.
  if (!isIn(job, 'submitting')) await parts.abandon(job.number);
  parts.wake();
  return job;
}

function settle(parts: JobServiceParts, job: Job, decision: Settlement): Job {
  if (!isIn(job, 'unconfirmed')) refuseNothingToSettle(job);
  switch (decision.kind) {
    case 'adopt': {
      refuseWithoutAccount(parts, job);
      const provider = providerOf(parts, job);
      const remoteId = provider.renderIdIn?.(decision.remoteId) ?? decision.remoteId.trim();
      const operation = provider.adopt(remoteId, job.kind);
      const other = parts.jobs.byRemoteId(job.accountId, remoteId);
      if (other !== undefined && !provider.submitIsIdempotent) refuseTakenRender(remoteId, other);
      parts.store.apply(job.number, {
        type: 'settled-as-arrived',
        operation,
        remoteId,
        by: 'person',
      });
      break;
    }
    case 'submit-again':
      refuseWithoutAccount(parts, job);
      parts.store.apply(job.number, { type: 'settled-as-not-arrived', by: 'person' });
      break;
    case 'give-up':
      parts.store.apply(job.number, { type: 'following-stopped' });
  }
  parts.wake();
  return job;
}

/** Without its account a job would wait for ever: nobody asks after it any more. */
function refuseWithoutAccount(parts: JobServiceParts, job: Job): void {
  const account = parts.accounts.byId(job.accountId);
  if (account === undefined || account.removedAt === null) return;
  throw new FailureError(
    failure(
      'no-account',
      `The account "${account.name}" of "${job.name}" was removed.`,
      'Add the account again and drop the payload file; renders that were made are at the provider.',
    ),
  );
}

function providerOf(parts: JobServiceParts, job: Job): Provider {
  const account = parts.accounts.byId(job.accountId);
  if (account === undefined) throw new Error('a job has no account');
  return parts.providerFor(account);
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

/** Where every submit makes a render of its own, two jobs cannot have the same. */
function refuseTakenRender(remoteId: string, other: Job): never {
  throw new FailureError(
    failure(
      'conflict',
      `The render ${remoteId} is that of #${other.number}, "${other.name}".`,
      'Look at the provider for another render of about the same time.',
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
