import type { JobStatusView, JobView } from '../../shared/job.ts';
import type { Price } from '../../shared/money.ts';
import type { OutputView } from '../../shared/output.ts';
import type { AfterReads } from '../db/after-repository.ts';
import type { Account, AccountReads } from '../db/account-repository.ts';
import type { JobTagReads } from '../db/job-tag-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Output, OutputReads } from '../db/output-repository.ts';
import { amountOf } from '../money/amounts.ts';
import type { MediaLinks } from '../ports.ts';
import type { TransferProgress } from './transfer-progress.ts';
import { otherView } from './after-others.ts';
import type { Job, JobPrice } from './job.ts';
import { outputView } from './output-view.ts';
import { isPaused } from './transitions/pause.ts';
import { statusView, type StatusParts } from './status-view.ts';

export interface ViewParts {
  readonly after: Pick<AfterReads, 'othersOf'>;
  readonly jobs: JobReads;
  readonly jobTags: Pick<JobTagReads, 'ofJobs'>;
  readonly accounts: AccountReads;
  readonly outputs: OutputReads;
  readonly mediaLinks: MediaLinks;
  readonly progress: TransferProgress;
  readonly isReachable: (account: Account) => boolean;
  readonly waitsForBudget: (jobNumber: number) => boolean;
  readonly turns: StatusParts['turns'];
  readonly settings: StatusParts['settings'];
  readonly expectedEndOf: StatusParts['expectedEndOf'];
  readonly folder: StatusParts['folder'];
  readonly destinations: StatusParts['destinations'];
}

export interface JobViews {
  one(job: Job): JobView;
  many(jobs: readonly Job[]): JobView[];
  byNumbers(numbers: readonly number[]): JobView[];
  outputs(outputs: readonly Output[]): OutputView[];
}

/** Makes what clients see of jobs and outputs: no operation, no link, no key. */
export function createJobViews(parts: ViewParts): JobViews {
  function many(jobs: readonly Job[]): JobView[] {
    const accounts = new Map(
      [...new Set(jobs.map((job) => job.accountId))].map((id) => [id, parts.accounts.byId(id)]),
    );
    const stored = new Map<number, Output[]>(jobs.map((job) => [job.number, []]));
    for (const output of parts.outputs.ofJobs([...stored.keys()]))
      if (output.state === 'stored') stored.get(output.jobNumber)?.push(output);
    const tags = parts.jobTags.ofJobs([...stored.keys()]);
    return jobs.map((job) => {
      const account = accounts.get(job.accountId);
      if (account === undefined) throw new Error('a job has no account');
      const view = jobView(parts, job, account, stored.get(job.number) ?? []);
      return { ...view, tags: tags.get(job.number) ?? [] };
    });
  }

  return {
    many,
    byNumbers: (numbers) => many(numbers.flatMap((number) => parts.jobs.byNumber(number) ?? [])),
    one(job) {
      const [view] = many([job]);
      if (view === undefined) throw new Error('a job has no view');
      return view;
    },
    outputs: (outputs) =>
      outputs.flatMap((output) => {
        const job = parts.jobs.byNumber(output.jobNumber);
        const account = job && parts.accounts.byId(job.accountId);
        return job && account ? outputView(output, job, account, parts.mediaLinks) : [];
      }),
  };
}

/** More are no help to a person, and a list of thousands would slow every view of them. */
const MOST_SAME_RENDERS = 20;

function sameRenderAs(parts: ViewParts, job: Job, account: Account): number[] {
  if (job.remoteId === null) return [];
  const { providerId, baseUrl } = account;
  const render = { providerId, baseUrl, remoteId: job.remoteId, except: job.number };
  return parts.jobs.ofRender(render, MOST_SAME_RENDERS);
}

function priceView(price: JobPrice | null): Price | null {
  if (price === null) return null;
  const { amountMicro, unit, said } = price;
  return { amount: amountMicro === null ? null : amountOf(amountMicro), unit, said };
}

/** What cannot be done is not offered. */
function withoutRenderAgain(status: JobStatusView): JobStatusView {
  if (status.state !== 'failed') return status;
  const actions = status.failure.actions.filter((action) => action !== 'render-again');
  return { ...status, failure: { ...status.failure, actions } };
}

function jobView(
  parts: ViewParts,
  job: Job,
  account: Account,
  outputs: Output[],
): Omit<JobView, 'tags'> {
  const canRenderAgain = job.payloadSha256 !== null && account.removedAt === null;
  const others = parts.after.othersOf(job.number);
  const status = statusView(parts, job, account, others);
  return {
    id: job.id,
    number: job.number,
    name: job.name,
    kind: job.kind,
    providerId: account.providerId,
    accountId: account.id,
    accountName: account.name,
    remoteId: job.remoteId,
    createdAt: job.createdAt,
    updatedAt: job.updatedAt,
    submittedAt: job.submittedAt,
    endedAt: job.endedAt,
    cancelRequestedAt: job.cancelRequestedAt,
    paused: isPaused(job),
    status: canRenderAgain ? status : withoutRenderAgain(status),
    outputs: outputs.flatMap((output) => outputView(output, job, account, parts.mediaLinks)),
    price: priceView(job.price),
    warning: job.warning,
    sameRenderAs: sameRenderAs(parts, job, account),
    after: others.map(otherView),
    sendAt: job.sendAt,
    priority: job.priority,
    remoteTimes: job.remoteTimes,
    canRenderAgain,
  };
}
