import { MINUTE, SECOND } from '../../shared/durations.ts';
import { failure, type Failure } from '../../shared/failure.ts';
import type { Account } from '../db/account-repository.ts';
import type { Output, OutputReads, OutputWrites } from '../db/output-repository.ts';
import { backoffMs } from '../downloads/backoff.ts';
import { DownloadError } from '../downloads/download-error.ts';
import { transfer } from '../downloads/transfer.ts';
import { keyHeaderValue, bearerKeyHeader } from '../net/key-header.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { DownloadRoute, Provider, RequestLimit } from '../providers/provider.ts';
import { askAfter } from './check-run.ts';
import { planDownload, type DownloadPlan } from './download-plan.ts';
import { isIn, type Job, type JobIn, type PromisedOutput } from './job.ts';
import type { Intake } from './library-intake.ts';
import type { Permit } from './request-budget.ts';
import { keepLinks, keyOrPause, limitFor, logFault, type RunContext } from './run-context.ts';
import type { Beginning, Runner } from './scheduler.ts';
import type { TransferProgress } from './transfer-progress.ts';

/** Transfers under way at once, over all accounts: enough to fill a line, few enough for a disk. */
const CONCURRENT_DOWNLOADS = 4;
const RETRY = { firstMs: SECOND, ceilingMs: 5 * MINUTE };
/** With the backoff above about an hour of trying; then a person is told, and can try again. */
const MOST_ATTEMPTS = 16;
/** An answer that will not change is believed when every route has given it this often. */
const MOST_FINAL_ANSWERS = 4;
/** A full disk or a missing folder is looked at again after this long. */
const LOOK_AGAIN_MS = 15 * SECOND;
/** The documented windows are of a minute: a server that asks for more than two is at fault. */
const LONGEST_ADVICE_MS = 2 * MINUTE;
/** With hardly a byte for so long, a transfer has stalled. */
const STALL_MS = 30 * SECOND;

export interface DownloadParts extends RunContext {
  readonly outputs: OutputReads;
  readonly outputWrites: OutputWrites;
  readonly intake: Intake;
  readonly progress: TransferProgress;
  readonly folderProblem: () => Promise<string | null>;
  readonly changed: (jobNumber: number) => void;
}

interface Download {
  readonly job: JobIn<'downloading'>;
  readonly account: Account;
  readonly provider: Provider;
  readonly limit: RequestLimit | null;
  readonly permit: Permit;
  readonly signal: AbortSignal;
  /** The account's `resumptions` when this began. */
  readonly asOf: number;
}

/** Brings the files of rendered jobs home, one file a run, each proven before it counts. */
export function downloadRunner(parts: DownloadParts): Runner {
  /** The attempt of a job for which links were last asked for. */
  const renewedFor = new Map<number, number>();

  function begin(job: Job, account: Account, signal: AbortSignal): Beginning {
    if (!isIn(job, 'downloading')) return { begun: true, finished: Promise.resolve() };
    const provider = parts.providerFor(account);
    const rows = parts.outputs.ofJobs([job.number]);
    const renewed = renewedFor.get(job.number);
    const plan = planDownload(job, account, provider, rows, parts.links, renewed);
    const limit = limitOf(plan, provider);
    const answer = parts.budget.take(account.id, limit);
    if (!answer.granted) return { begun: false, waitMs: answer.waitMs };
    const { permit } = answer;
    const asOf = parts.store.resumptions(account.id);
    const run = { job, account, provider, limit, permit, signal, asOf };
    return { begun: true, finished: through(run, plan) };
  }

  async function through(run: Download, plan: DownloadPlan): Promise<void> {
    const { number } = run.job;
    try {
      await carryOut(run, plan);
    } catch (error) {
      missed(parts, run, error);
    } finally {
      run.permit.settle();
      parts.progress.forget(number);
      parts.changed(number);
      const job = parts.jobs.byNumber(number);
      if (job === undefined || !isIn(job, 'downloading')) {
        renewedFor.delete(number);
        parts.links.delete(number);
        await giveBack(parts, job);
      }
    }
  }

  async function carryOut(run: Download, plan: DownloadPlan): Promise<void> {
    switch (plan.step) {
      case 'renew':
        renewedFor.set(run.job.number, run.job.status.attempts);
        return renew(parts, run);
      case 'no-way':
        throw noWay(run, plan.output);
      case 'finish':
        return finish(parts, run, plan.row);
      case 'fetch': {
        const row = await fetchOutput(parts, run, plan.output, plan.route, plan.row);
        await finish(parts, run, row);
      }
    }
  }

  return { state: 'downloading', concurrency: CONCURRENT_DOWNLOADS, begin };
}

function limitOf(plan: DownloadPlan, provider: Provider): RequestLimit | null {
  if (plan.step === 'renew') return limitFor(provider, 'check');
  if (plan.step !== 'fetch') return null;
  return provider.limits.find((limit) => limit.id === plan.route.limit) ?? null;
}

/** A job that has ended without its file leaves nothing on the disk but bytes that are proven. */
async function giveBack(parts: DownloadParts, job: Job | undefined): Promise<void> {
  if (job === undefined) return;
  for (const row of parts.outputs.ofJobs([job.number])) {
    if (row.state === 'reserved' || isIn(job, 'canceled')) await parts.intake.abandon(row);
  }
}

async function renew(parts: DownloadParts, run: Download): Promise<void> {
  const { number } = run.job;
  const answer = await askAfter(parts, run);
  if (answer === null || run.signal.aborted) return;
  if (answer instanceof ProviderCallError) throw answer;
  switch (answer.outcome) {
    case 'succeeded':
      keepLinks(parts, parts.jobs.byNumber(number) ?? null, answer.outputs);
      return;
    case 'failed':
      parts.store.apply(number, { type: 'download-failed', failure: answer.failure });
      return;
    case 'pending':
    case 'canceled':
      throw new DownloadError(
        failure(
          'no-output',
          `${run.provider.name} no longer says that "${run.job.name}" is completed.`,
          'It is asked again in a while.',
        ),
        { kind: 'retry', afterMs: null },
      );
  }
}

async function fetchOutput(
  parts: DownloadParts,
  run: Download,
  output: PromisedOutput,
  route: DownloadRoute,
  known: Output | undefined,
): Promise<Output> {
  const problem = await parts.folderProblem();
  if (problem !== null) throw folderTrouble(problem);
  const key = route.authenticated ? await keyOrPause(parts, run.account) : null;
  if (route.authenticated && key === null) throw new Waiting();
  const row = await parts.intake.begin(run.job, output, known);
  const came = await transfer({
    url: route.url,
    key:
      key === null
        ? null
        : {
            origin: new URL(run.account.baseUrl).origin,
            header: (run.provider.keyHeader ?? bearerKeyHeader).name,
            value: keyHeaderValue(key, run.provider.keyHeader ?? bearerKeyHeader),
          },
    partPath: parts.intake.partPath(row),
    fileName: row.fileName,
    route,
    signal: run.signal,
    stallMs: STALL_MS,
    onProgress(received, total) {
      parts.progress.report(run.job.number, received, total, parts.clock.monotonic());
      parts.changed(run.job.number);
    },
    clock: parts.clock,
  });
  return parts.intake.verify(row, came, output.kind);
}

async function finish(parts: DownloadParts, run: Download, row: Output): Promise<void> {
  if (!(await parts.intake.settle(row))) return;
  const { outputs } = run.job.status;
  const stored = parts.outputs
    .ofJobs([run.job.number])
    .filter((each) => each.state === 'stored' || each.id === row.id);
  const last = outputs.every((output) => stored.some((each) => each.outputKey === output.key));
  const now = parts.clock.now();
  parts.store.apply(run.job.number, { type: 'output-stored', last }, () =>
    parts.outputWrites.store(row.id, now),
  );
}

/** The job waits for its account: nothing has failed. */
class Waiting extends Error {}

function missed(parts: DownloadParts, run: Download, error: unknown): void {
  if (run.signal.aborted || error instanceof Waiting) return;
  const { job, account, limit } = run;
  const attempts = job.status.attempts + 1;
  const now = parts.clock.now();
  const later = backoffMs(attempts, RETRY, parts.random);
  const miss = (
    why: Failure,
    delayMs: number,
    waitingFor: 'retry' | 'disk-full' | 'folder-missing' = 'retry',
    countsAsAttempt = true,
  ) => {
    if (countsAsAttempt && attempts >= MOST_ATTEMPTS) giveUp(parts, job, why);
    else {
      const retryAt = now + delayMs;
      const event = { type: 'download-missed', failure: why, retryAt, waitingFor } as const;
      parts.store.apply(job.number, { ...event, countsAsAttempt });
    }
  };
  if (!(error instanceof DownloadError) && !(error instanceof ProviderCallError)) {
    logFault(parts, job, error);
    miss(faultOfOurs(job), later);
    return;
  }
  const { consequence, failure: why } = error;
  switch (consequence.kind) {
    case 'retry':
      miss(why, Math.max(later, Math.min(consequence.afterMs ?? 0, LONGEST_ADVICE_MS)));
      return;
    case 'renew-link':
      parts.links.delete(job.number);
      miss(why, later);
      return;
    case 'limit': {
      const advice = consequence.afterMs ?? limit?.windowMs ?? MINUTE;
      const waitMs = Math.min(advice, LONGEST_ADVICE_MS);
      if (limit !== null) parts.budget.block(account.id, limit, waitMs);
      miss(why, waitMs, 'retry', false);
      return;
    }
    case 'account':
      miss(why, 0, 'retry', false);
      parts.store.pauseAccount(account.id, why, run.asOf);
      return;
    case 'disk-full':
      miss(why, LOOK_AGAIN_MS, 'disk-full', false);
      return;
    case 'folder':
      miss(why, LOOK_AGAIN_MS, 'folder-missing', false);
      return;
    case 'final':
      parts.links.delete(job.number);
      if (attempts >= MOST_FINAL_ANSWERS) giveUp(parts, job, why);
      else miss(why, later);
  }
}

function giveUp(parts: DownloadParts, job: Job, why: Failure): void {
  const actions = why.actions.includes('download-again')
    ? why.actions
    : [...why.actions, 'download-again' as const];
  parts.store.apply(job.number, { type: 'download-failed', failure: { ...why, actions } });
}

function folderTrouble(problem: string): DownloadError {
  return new DownloadError(
    failure('folder-missing', problem, 'The download goes on by itself once it can be written.', {
      actions: ['choose-folder'],
    }),
    { kind: 'folder' },
  );
}

function noWay(run: Download, output: PromisedOutput): DownloadError {
  return new DownloadError(
    failure(
      'no-output',
      `${run.provider.name} says that "${run.job.name}" is completed, but offers no link to its ${output.kind}.`,
      'It is asked again in a while.',
    ),
    { kind: 'retry', afterMs: null },
  );
}

function faultOfOurs(job: Job): Failure {
  return failure(
    'internal',
    `"${job.name}" could not be downloaded because of a fault in Renderdesk.`,
    'It is tried again; if this comes back, save the log and report it.',
  );
}
