import { SECOND } from '../../shared/durations.ts';
import { failure } from '../../shared/failure.ts';
import type { Account } from '../db/account-repository.ts';
import type { Output } from '../db/output-repository.ts';
import { DownloadError } from '../downloads/download-error.ts';
import { keepsNothing } from '../downloads/part-keeper.ts';
import { transfer } from '../downloads/transfer.ts';
import { writeText } from '../downloads/write-text.ts';
import { keyHeaderValue, bearerKeyHeader } from '../net/key-header.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { DownloadRoute, Provider, RequestLimit } from '../providers/provider.ts';
import { askAfter } from './check-answer.ts';
import { missed, Waiting, type Download, type DownloadParts } from './download-miss.ts';
import { planDownload, type DownloadPlan } from './download-plan.ts';
import { isIn, type Job, type PromisedOutput } from './job.ts';
import { keepLinks, keyOrPause, limitFor } from './run-context.ts';
import type { Beginning, Runner } from './scheduler.ts';

/** Transfers under way at once, over all accounts: enough to fill a line, few enough for a disk. */
const CONCURRENT_DOWNLOADS = 4;
/** With hardly a byte for so long, a transfer has stalled. */
const STALL_MS = 30 * SECOND;

/** Brings the files of rendered jobs home, one file a run, each proven before it counts. */
export function downloadRunner(parts: DownloadParts): Runner {
  /** The attempt of a job for which links were last asked for, until that attempt has ended. */
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
      // Links are for one attempt, also for one that does not count: the next asks for others.
      renewedFor.delete(number);
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
        throw noWay(run, plan.output, plan.problem);
      case 'finish':
        return finish(parts, run, plan.row);
      case 'keep': {
        const row = await keepInline(parts, run, plan);
        return finish(parts, run, row);
      }
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
    keeper: keepsNothing,
    mayAskAgain: () => route.limit === null,
    tools: parts.transferTools,
  });
  return parts.intake.verify(row, came, output.kind);
}

/** Goes the same way as a download: reserved, written and synced, proven, placed. */
async function keepInline(
  parts: DownloadParts,
  run: Download,
  plan: Extract<DownloadPlan, { step: 'keep' }>,
): Promise<Output> {
  const problem = await parts.folderProblem();
  if (problem !== null) throw folderTrouble(problem);
  const row = await parts.intake.begin(run.job, plan.output, plan.row);
  const came = await writeText(parts.intake.partPath(row), plan.text, plan.mediaType);
  return parts.intake.verify(row, came, plan.output.kind);
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
  parts.stored?.(row.id);
}

function folderTrouble(problem: string): DownloadError {
  return new DownloadError(
    failure('folder-missing', problem, 'The download goes on by itself once it can be written.', {
      actions: ['choose-folder'],
    }),
    { kind: 'folder' },
  );
}

function noWay(run: Download, output: PromisedOutput, problem: string | null): DownloadError {
  const { provider, job } = run;
  if (problem !== null) {
    const refused = failure(
      'link-refused',
      `${provider.name} says that "${job.name}" is completed, but the link to its ${output.kind} ${problem}.`,
      `It is asked for another. If it stays so, report it to ${provider.name}, or check the base URL of the account.`,
      { actions: ['download-again'] },
    );
    return new DownloadError(refused, { kind: 'final' });
  }
  return new DownloadError(
    failure(
      'no-output',
      `${provider.name} says that "${job.name}" is completed, but offers no link to its ${output.kind}.`,
      'It is asked again in a while.',
    ),
    { kind: 'retry', afterMs: null },
  );
}
