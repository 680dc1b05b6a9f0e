import type { JobStatusView, JobView, WaitReason } from '../../shared/job.ts';
import type { OutputView } from '../../shared/output.ts';
import type { Account, AccountReads } from '../db/account-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Output, OutputReads } from '../db/output-repository.ts';
import type { MediaLinks } from '../ports.ts';
import type { TransferProgress } from './transfer-progress.ts';
import type { Job } from './job.ts';
import { join } from 'node:path';

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
      return jobView(
        job,
        account,
        own.flatMap((output) => outputView(output, job, account)),
      );
    });
  }

  function jobView(job: Job, account: Account, outputs: OutputView[]): JobView {
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
      status: statusView(job, account),
      outputs,
    };
  }

  function statusView(job: Job, account: Account): JobStatusView {
    const { status } = job;
    const attempt = { nextAttemptAt: job.nextCheckAt };
    switch (status.state) {
      case 'queued': {
        const waitingFor = waitReason(job, account) ?? (status.problem ? 'retry' : 'turn');
        return { state: 'queued', waitingFor, ...attempt, lastProblem: status.problem };
      }
      case 'submitting':
      case 'unconfirmed': {
        return status.state === 'submitting'
          ? { state: 'submitting', since: status.since }
          : { state: 'unconfirmed', since: status.since, failure: status.failure };
      }
      case 'rendering': {
        const { since, providerState, progress, queuePosition, lastCheckAt, problem } = status;
        const waitingFor = waitReason(job, account) ?? (problem ? 'retry' : null);
        const facts = { since, providerState, progress, queuePosition, lastCheckAt };
        return { state: 'rendering', ...facts, waitingFor, ...attempt, lastProblem: problem };
      }
      case 'downloading': {
        const flow = parts.progress.of(job.number);
        return {
          state: 'downloading',
          since: status.since,
          receivedBytes: flow?.receivedBytes ?? 0,
          totalBytes: flow?.totalBytes ?? status.outputs[0]?.bytes ?? null,
          bytesPerSecond: flow?.bytesPerSecond ?? null,
          waitingFor: waitReason(job, account) ?? status.waitingFor,
          ...attempt,
          lastProblem: status.problem,
        };
      }
      case 'completed':
        return { state: 'completed' };
      case 'failed':
        return { state: 'failed', failure: status.failure };
      case 'canceled':
        return { state: 'canceled', stoppedAtProvider: status.stoppedAtProvider };
    }
  }

  function waitReason(job: Job, account: Account): WaitReason | null {
    if (account.pausedAt !== null) return 'account-paused';
    if (!parts.isReachable(account)) return 'offline';
    return parts.waitsForBudget(job.number) ? 'budget' : null;
  }

  function outputView(output: Output, job: Job, account: Account): OutputView[] {
    if (output.facts === null || output.bytes === null || output.sha256 === null) return [];
    return [
      {
        ...output.facts,
        id: output.id,
        jobId: job.id,
        jobNumber: job.number,
        name: job.name,
        providerId: account.providerId,
        accountId: account.id,
        accountName: account.name,
        fileName: output.fileName,
        path: join(output.folder, output.fileName),
        bytes: output.bytes,
        sha256: output.sha256,
        createdAt: output.createdAt,
        mediaUrl: parts.mediaLinks.urlFor(output.id, output.fileName),
      },
    ];
  }

  const byNumbers = (numbers: readonly number[]): JobView[] =>
    many(numbers.flatMap((number) => parts.jobs.byNumber(number) ?? []));

  return {
    many,
    byNumbers,
    one(job) {
      const [view] = many([job]);
      if (view === undefined) throw new Error('a job has no view');
      return view;
    },
    outputs(outputs) {
      return outputs.flatMap((output) => {
        const job = parts.jobs.byNumber(output.jobNumber);
        const account = job && parts.accounts.byId(job.accountId);
        return job && account ? outputView(output, job, account) : [];
      });
    },
  };
}
