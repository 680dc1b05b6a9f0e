import { SECOND } from '../../shared/durations.ts';
import { failure } from '../../shared/failure.ts';
import type { FileMark } from '../db/disk-file-repository.ts';
import type { Output } from '../db/output-repository.ts';
import { DownloadError } from '../downloads/download-error.ts';
import { endWith } from '../downloads/end-with.ts';
import { keptBytes, type PartState } from '../downloads/part-state.ts';
import { transfer, type Transferred } from '../downloads/transfer.ts';
import { writeText } from '../downloads/write-text.ts';
import { bearerKeyHeader, keyHeaderValue } from '../net/key-header.ts';
import type { DownloadRoute } from '../providers/provider.ts';
import { Waiting, type Download, type DownloadParts } from './download-miss.ts';
import type { DownloadPlan } from './download-plan.ts';
import { asRow } from './fetch-again-key.ts';
import type { Job, PromisedOutput } from './job.ts';
import type { Begun } from './library-intake.ts';
import { keyOrPause } from './run-context.ts';

/** With hardly a byte for so long, a transfer has stalled. */
const STALL_MS = 30 * SECOND;

/** As download programs do by default, and what storage services expect of one client. */
const CONNECTIONS = 4;

/** Bytes that are proven, and what the disk says of their file where it was asked already. */
export interface Fetched {
  readonly row: Output;
  readonly mark: FileMark | null;
}

/** Brings the bytes of one output into its part file and proves them. */
export async function fetchOutput(
  parts: DownloadParts,
  run: Download,
  output: PromisedOutput,
  route: DownloadRoute,
  known: Output | undefined,
): Promise<Fetched> {
  await refuseWithoutFolder(parts, run.job);
  const key = route.authenticated ? await keyOrPause(parts, run.account) : null;
  if (route.authenticated && key === null) throw new Waiting();
  const begun = await parts.intake.begin(run.job, asRow(run.job, output), known);
  const { row } = begun;
  // Of a part file that was just made nothing can be kept.
  const state = begun.file === null ? parts.transfers.of(row.id) : null;
  // Bytes of a row that could not be kept would come for nothing.
  const end = endWith(run.signal);
  begun.written.catch(end.abort);
  try {
    const came = await bring(parts, { ...run, signal: end.signal }, route, begun, state, key);
    await begun.written;
    return { row: await parts.intake.verify(run.job, row, came, output.kind), mark: came.mark };
  } catch (error) {
    run.broughtBytes = bytesOf(parts.transfers.of(row.id)) - bytesOf(state);
    // Before anybody takes away what was begun.
    await begun.written;
    throw error;
  } finally {
    end.letGo();
  }
}

function bring(
  parts: DownloadParts,
  run: Download,
  route: DownloadRoute,
  { row, file }: Begun,
  state: PartState | null,
  key: string | null,
): Promise<Transferred> {
  const keyHeader = run.provider.keyHeader ?? bearerKeyHeader;
  return transfer({
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
    file,
    fileName: row.fileName,
    route,
    signal: run.signal,
    stallMs: STALL_MS,
    onProgress(received, total) {
      parts.progress.report(run.job.number, received, total, parts.clock.monotonic());
      parts.changed(run.job.number);
    },
    keeper: parts.kept.keeperOf(row.id, state),
    connections: route.limit === null ? CONNECTIONS : 1,
    mayAskAgain: () => mayAskAgain(parts, run),
    tools: parts.transferTools,
    asked: parts.requestLog.asked(run, route),
    came: run.came,
  });
}

/** Goes the same way as a download: reserved, written and synced, proven, placed. */
export async function keepInline(
  parts: DownloadParts,
  run: Download,
  plan: Extract<DownloadPlan, { step: 'keep' }>,
): Promise<Fetched> {
  await refuseWithoutFolder(parts, run.job);
  const { row, file, written } = await parts.intake.begin(
    run.job,
    asRow(run.job, plan.output),
    plan.row,
  );
  await file?.close();
  await written;
  const came = await writeText(parts.intake.partPath(row), plan.text, plan.mediaType);
  const { mark } = came;
  return { row: await parts.intake.verify(run.job, row, came, plan.output.kind), mark };
}

const bytesOf = (state: PartState | null): number => (state === null ? 0 : keptBytes(state));

/** Each request of a route that has a limit takes a place in it, also one that goes on. */
function mayAskAgain(parts: DownloadParts, { account, limit }: Download): boolean {
  if (!parts.isReachable(account)) return false;
  const answer = parts.budget.take(account.id, limit, 'download');
  if (answer.granted) answer.permit.settle();
  return answer.granted;
}

/**
 * Before anything is asked of a provider: files of a disk that is away may wait for long.
 * @throws DownloadError `folder-missing`
 */
export async function refuseWithoutFolder(
  { destinations }: Pick<DownloadParts, 'destinations'>,
  job: Job,
): Promise<void> {
  const problem = await destinations.problem(job);
  if (problem === null) return;
  throw new DownloadError(
    failure('folder-missing', problem, 'The download goes on by itself once it can be written.', {
      actions: ['choose-folder'],
    }),
    { kind: 'folder' },
  );
}
