import type { JobView } from '../../shared/job.ts';
import type { OutputView } from '../../shared/output.ts';
import type { Account, AccountReads } from '../db/account-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Output, OutputReads } from '../db/output-repository.ts';
import type { MediaLinks } from '../ports.ts';
import type { TransferProgress } from './transfer-progress.ts';
import type { Job } from './job.ts';
import { outputView } from './output-view.ts';
import { statusView } from './status-view.ts';

export interface ViewParts {
  readonly jobs: JobReads;
  readonly accounts: AccountReads;
  readonly outputs: OutputReads;
  readonly mediaLinks: MediaLinks;
  readonly progress: TransferProgress;
  readonly isReachable: (account: Account) => boolean;
  readonly waitsForBudget: (jobNumber: number) => boolean;
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
    const stored = parts.outputs
      .ofJobs(jobs.map((job) => job.number))
      .filter((output) => output.state === 'stored');
    return jobs.map((job) => {
      const account = accounts.get(job.accountId);
      if (account === undefined) throw new Error('a job has no account');
      const own = stored.filter((output) => output.jobNumber === job.number);
      return jobView(parts, job, account, own);
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

function jobView(parts: ViewParts, job: Job, account: Account, outputs: Output[]): JobView {
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
    status: statusView(parts, job, account),
    outputs: outputs.flatMap((output) => outputView(output, job, account, parts.mediaLinks)),
  };
}
