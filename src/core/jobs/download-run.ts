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
import { fetchOutput, keepInline } from './fetch-output.ts';
import { isIn, type Job, type PromisedOutput } from './job.ts';
import { LinkRenewal } from './link-renewal.ts';
import { limitFor } from './run-context.ts';
import type { Beginning, Runner } from './runner.ts';

/** A place at a host comes free with the end of a transfer, which is told; this is for safety. */
const HOST_IS_BUSY_MS = 5 * SECOND;

/** Brings the files of rendered jobs home, one file a run, each proven before it counts. */
export function downloadRunner(parts: DownloadParts): Runner {
  const renewal = new LinkRenewal(parts);

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
    const run = { ...facts, broughtBytes: 0, refused: null };
    return { begun: true, finished: through(parts, renewal, run, plan) };
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
  try {
    await carryOut(parts, renewal, run, plan);
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
    const job = parts.jobs.byNumber(number);
    if (job === undefined || !isIn(job, 'downloading')) {
      renewal.forget(number);
      parts.links.delete(number);
      parts.fetchAgain.settle(number);
      await giveBack(parts, job);
    }
  }
}

async function carryOut(
  parts: DownloadParts,
  renewal: LinkRenewal,
  run: Download,
  plan: DownloadPlan,
): Promise<void> {
  switch (plan.step) {
    case 'renew':
      return renewal.renew(run);
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

function limitOf(plan: DownloadPlan, provider: Provider): RequestLimit | null {
  if (plan.step === 'renew') return limitFor(provider, 'check');
  if (plan.step !== 'fetch') return null;
  return provider.limits.find((limit) => limit.id === plan.route.limit) ?? null;
}

/** A job that has ended without its file leaves nothing on the disk but bytes that are proven. */
async function giveBack(parts: DownloadParts, job: Job | undefined): Promise<void> {
  if (job === undefined) return;
  for (const row of parts.outputs.ofJobs([job.number])) {
    if (row.state === 'reserved' || isDone(job)) await parts.intake.abandon(row);
  }
}

/** Nothing that is still on its way belongs to it. */
const isDone = (job: Job): boolean => isIn(job, 'canceled') || isIn(job, 'completed');

async function finish(parts: DownloadParts, run: Download, row: Output): Promise<void> {
  if (run.job.status.again) return parts.fetchAgain.finish(run.job, row);
  if (!(await parts.intake.settle(row))) return;
  const { outputs } = run.job.status;
  const stored = parts.outputs
    .ofJobs([run.job.number])
    .filter((each) => each.state === 'stored' || each.id === row.id);
  const last = outputs.every((output) => stored.some((each) => each.outputKey === output.key));
  const now = parts.clock.now();
  const placed = parts.outputs.byId(row.id) ?? row;
  const mark = await markAt(join(placed.folder, placed.fileName));
  parts.store.apply(run.job.number, { type: 'output-stored', last }, () => {
    parts.outputWrites.store(row.id, now);
    // From now on whoever changes it is noticed.
    if (mark !== null) parts.diskFileWrites.saw(row.id, mark, null);
  });
  parts.stored?.(row.id);
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
