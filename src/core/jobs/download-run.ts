import { SECOND } from '../../shared/durations.ts';
import { failure } from '../../shared/failure.ts';
import { join } from 'node:path';
import type { Account } from '../db/account-repository.ts';
import type { Output } from '../db/output-repository.ts';
import { DownloadError } from '../downloads/download-error.ts';
import { keptBytes } from '../downloads/part-state.ts';
import { markAt } from '../library/care/trash/trash-moves.ts';
import type { Provider, RequestLimit } from '../providers/provider.ts';
import { missed, type Download, type DownloadParts } from './download-miss.ts';
import { planDownload, type DownloadPlan } from './download-plan.ts';
import { fetchOutput, keepInline, refuseWithoutFolder, type Fetched } from './fetch-output.ts';
import { isIn, type Job, type JobIn, type PromisedOutput } from './job.ts';
import { LinkRenewal } from './link-renewal.ts';
import { limitFor } from './run-context.ts';
import type { Beginning, Runner } from './runner.ts';
import { Settling } from './settling.ts';

/** A place at a host comes free with the end of a transfer, which is told; this is for safety. */
const HOST_IS_BUSY_MS = 5 * SECOND;

/** Brings the files of rendered jobs home, one file a run, each proven before it counts. */
export function downloadRunner(parts: DownloadParts): Runner {
  const renewal = new LinkRenewal(parts);
  const settling = new Settling();

  function begin(job: Job, account: Account, signal: AbortSignal): Beginning {
    if (!isIn(job, 'downloading')) return { begun: true, finished: Promise.resolve() };
    const provider = parts.providerFor(account);
    const rows = parts.outputs.ofJobs([job.number]);
    const plan = planDownload(job, account, provider, rows, {
      links: parts.links,
      renewedFor: renewal.renewedFor(job.number),
      keptRoute(row) {
        const state = parts.transfers.of(row.id);
        return state === null || keptBytes(state) === 0 ? null : state.routeName;
      },
    });
    if (plan.step === 'fetch' && !parts.turns.take(job.number, plan.route.url)) {
      return { begun: false, waitMs: HOST_IS_BUSY_MS };
    }
    const limit = limitOf(plan, provider);
    const answer = parts.budget.take(account.id, limit, 'download');
    if (!answer.granted) {
      parts.turns.give(job.number);
      return { begun: false, waitMs: answer.waitMs };
    }
    const { permit } = answer;
    const asOf = parts.store.resumptions(account.id);
    const startedAt = parts.clock.now();
    const facts = { job, account, provider, limit, permit, signal, asOf, startedAt };
    const place = settling.placeOf(() => {
      parts.turns.give(job.number);
      parts.progress.came(job.number);
    });
    const isAlone =
      job.status.outputs.length === 1 && rows.every(({ id }) => id === rowOf(plan)?.id);
    const run = { ...facts, isAlone, came: place.came, broughtBytes: 0, refused: null };
    const finished = through(parts, renewal, run, plan).finally(place.ended);
    return { begun: true, finished, free: place.free };
  }

  return {
    state: 'downloading',
    order: 'queue',
    get concurrency() {
      return parts.turns.concurrent;
    },
    begin,
  };
}

async function through(
  parts: DownloadParts,
  renewal: LinkRenewal,
  run: Download,
  plan: DownloadPlan,
): Promise<void> {
  const { number } = run.job;
  let after: Job | null = null;
  try {
    after = await carryOut(parts, renewal, run, plan);
  } catch (error) {
    renewal.attemptEnded(number);
    const isRefused = error instanceof DownloadError && error.consequence.kind === 'renew-link';
    if (isRefused && plan.step === 'fetch') {
      run.refused = { isNew: renewal.refused(number, plan.route.url) };
    }
    missed(parts, run, error);
  } finally {
    run.permit.settle();
    parts.turns.give(number);
    parts.progress.forget(number);
    parts.changed(number);
    const job = after ?? parts.jobs.byNumber(number);
    if (job === undefined || !isIn(job, 'downloading')) {
      renewal.forget(number);
      parts.links.delete(number);
      if (after === null || !run.isAlone) await leaveNothingBehind(parts, job);
    }
  }
}

/** The job as it is afterwards, where a file of it has come into the library. */
async function carryOut(
  parts: DownloadParts,
  renewal: LinkRenewal,
  run: Download,
  plan: DownloadPlan,
): Promise<Job | null> {
  switch (plan.step) {
    case 'renew':
      await refuseWithoutFolder(parts, run.job);
      await renewal.renew(run);
      return null;
    case 'no-way':
      throw noWay(run, plan.output, plan.problem);
    case 'finish':
      return finish(parts, run, { row: plan.row, mark: null });
    case 'keep':
      return finish(parts, run, await keepInline(parts, run, plan));
    case 'fetch':
      return finish(parts, run, await fetchOutput(parts, run, plan.output, plan.route, plan.row));
  }
}

const rowOf = (plan: DownloadPlan): Output | undefined => ('row' in plan ? plan.row : undefined);

function limitOf(plan: DownloadPlan, provider: Provider): RequestLimit | null {
  if (plan.step === 'renew') return limitFor(provider, 'check');
  if (plan.step !== 'fetch') return null;
  return provider.limits.find((limit) => limit.id === plan.route.limit) ?? null;
}

/** A job that has ended without its file leaves nothing on the disk but bytes that are proven. */
async function leaveNothingBehind(parts: DownloadParts, job: Job | undefined): Promise<void> {
  if (job === undefined) return;
  parts.fetchAgain.settle(job.number);
  for (const row of parts.outputs.ofJobs([job.number])) {
    if (row.state === 'reserved' || isDone(job)) await parts.intake.abandon(row);
  }
}

/** Nothing that is still on its way belongs to it. */
const isDone = (job: Job): boolean => isIn(job, 'canceled') || isIn(job, 'completed');

async function finish(
  parts: DownloadParts,
  run: Download,
  { row, mark }: Fetched,
): Promise<Job | null> {
  const { job } = run;
  if (job.status.again) {
    await parts.fetchAgain.finish(job, row);
    return null;
  }
  const placed = await parts.intake.settle(row);
  if (placed === null) return null;
  const last = run.isAlone || isLast(parts, job, row);
  const now = parts.clock.now();
  const seen = mark ?? (await markAt(join(placed.folder, placed.fileName)));
  const stored = { type: 'output-stored', last } as const;
  const after = await parts.store.applySoon(job.number, stored, () => {
    parts.outputWrites.store(row.id, now);
    // From now on whoever changes it is noticed.
    if (seen !== null) parts.diskFileWrites.saw(row.id, seen, null);
  });
  if (after !== null) parts.stored?.(row.id);
  return after;
}

function isLast({ outputs }: DownloadParts, job: JobIn<'downloading'>, { id }: Output): boolean {
  const stored = outputs
    .ofJobs([job.number])
    .filter((each) => each.state === 'stored' || each.id === id);
  return job.status.outputs.every(({ key }) => stored.some((each) => each.outputKey === key));
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
