import { SECOND } from '../../shared/durations.ts';
import { failure } from '../../shared/failure.ts';
import type { Output } from '../db/output-repository.ts';
import { DownloadError } from '../downloads/download-error.ts';
import { keptBytes } from '../downloads/part-state.ts';
import { transfer } from '../downloads/transfer.ts';
import { writeText } from '../downloads/write-text.ts';
import { bearerKeyHeader, keyHeaderValue } from '../net/key-header.ts';
import type { DownloadRoute } from '../providers/provider.ts';
import { Waiting, type Download, type DownloadParts } from './download-miss.ts';
import type { DownloadPlan } from './download-plan.ts';
import { asRow } from './fetch-again-key.ts';
import type { PromisedOutput } from './job.ts';
import { keyOrPause } from './run-context.ts';

/** With hardly a byte for so long, a transfer has stalled. */
const STALL_MS = 30 * SECOND;

/** As download programs do by default, and what storage services expect of one client. */
const CONNECTIONS = 4;

/** Brings the bytes of one output into its part file and proves them. */
export async function fetchOutput(
  parts: DownloadParts,
  run: Download,
  output: PromisedOutput,
  route: DownloadRoute,
  known: Output | undefined,
): Promise<Output> {
  await refuseWithoutFolder(parts);
  const key = route.authenticated ? await keyOrPause(parts, run.account) : null;
  if (route.authenticated && key === null) throw new Waiting();
  const row = await parts.intake.begin(run.job, asRow(run.job, output), known);
  const keeper = parts.kept.keeperOf(row.id);
  const before = keptNow(parts, row);
  const keyHeader = run.provider.keyHeader ?? bearerKeyHeader;
  try {
    const came = await transfer({
      url: route.url,
      key:
        key === null
          ? null
          : {
              origin: new URL(run.account.baseUrl).origin,
              header: keyHeader.name,
              value: keyHeaderValue(key, keyHeader),
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
      keeper,
      connections: route.limit === null ? CONNECTIONS : 1,
      mayAskAgain: () => mayAskAgain(parts, run),
      tools: parts.transferTools,
      asked: parts.requestLog.asked(run, route),
    });
    return await parts.intake.verify(row, came, output.kind);
  } finally {
    run.broughtBytes = keptNow(parts, row) - before;
  }
}

/** Goes the same way as a download: reserved, written and synced, proven, placed. */
export async function keepInline(
  parts: DownloadParts,
  run: Download,
  plan: Extract<DownloadPlan, { step: 'keep' }>,
): Promise<Output> {
  await refuseWithoutFolder(parts);
  const row = await parts.intake.begin(run.job, asRow(run.job, plan.output), plan.row);
  const came = await writeText(parts.intake.partPath(row), plan.text, plan.mediaType);
  return parts.intake.verify(row, came, plan.output.kind);
}

function keptNow(parts: DownloadParts, { id }: Output): number {
  const state = parts.transfers.of(id);
  return state === null ? 0 : keptBytes(state);
}

/** Each request of a route that has a limit takes a place in it, also one that goes on. */
function mayAskAgain(parts: DownloadParts, { account, limit }: Download): boolean {
  if (!parts.isReachable(account)) return false;
  const answer = parts.budget.take(account.id, limit, 'download');
  if (answer.granted) answer.permit.settle();
  return answer.granted;
}

async function refuseWithoutFolder(parts: DownloadParts): Promise<void> {
  const problem = await parts.folderProblem();
  if (problem === null) return;
  throw new DownloadError(
    failure('folder-missing', problem, 'The download goes on by itself once it can be written.', {
      actions: ['choose-folder'],
    }),
    { kind: 'folder' },
  );
}
