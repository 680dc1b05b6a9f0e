import { MINUTE } from '../../shared/durations.ts';
import type { WatchFile, WatchFolder } from '../db/watch-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import { checkJson } from '../payloads/json-check.ts';
import { decide, settle } from './move-away.ts';
import { rowFor, takeUp, type TakeUpParts } from './take-up.ts';
import { payloadFilesIn, readUnchanged, type SeenFile } from './watched-file.ts';

export interface LookParts extends TakeUpParts {
  readonly jobs: Pick<JobReads, 'byNumber'>;
}

/** What is remembered of a file while it lies unchanged; lost with the process, and found anew. */
interface Watched {
  readonly signature: string;
  /** On the clock that is never set, in milliseconds. */
  readonly since: number;
  /** Its content is known, and has a row. */
  readonly sha256: string | null;
  /** When it is reviewed again, if it still waits. */
  readonly nextReviewAt: number;
}
export type Memory = Map<string, Watched>;

/** A file that is not whole JSON may be half written by a slow program: for so long it is left. */
const UNFINISHED_MS = MINUTE;
/** What waits for trouble or a guard is tried again. */
const REVIEW_AGAIN_MS = MINUTE;

/**
 * Looks once through a folder: moves what is over, takes up what is new and whole.
 * @throws what the file system says of the folder
 */
export async function lookThrough(
  parts: LookParts,
  folder: WatchFolder,
  memory: Memory,
  isEnding: () => boolean,
): Promise<void> {
  for (const file of parts.reads.open(folder.id)) tellFate(parts, file);
  for (const { id, state } of parts.reads.open(folder.id)) {
    if (isEnding()) return;
    if (state === 'moving') await settle(parts, folder, id);
  }
  const files = await payloadFilesIn(folder.path);
  const names = new Set(files.map(({ name }) => name));
  for (const name of memory.keys()) if (!names.has(name)) memory.delete(name);
  await forgetGone(parts, folder, names);
  for (const seen of files) {
    if (isEnding()) return;
    await look(parts, folder, seen, memory);
  }
}

/** A job that is over decides what becomes of its file. */
function tellFate(parts: LookParts, file: WatchFile): void {
  if (file.state !== 'following' || file.jobNumber === null) return;
  const status = parts.jobs.byNumber(file.jobNumber)?.status;
  if (status?.state === 'completed') decide(parts, file, 'done', '');
  if (status?.state === 'failed') {
    const { message, remedy, providerMessage } = status.failure;
    const said = providerMessage === null ? [] : [`It says: “${providerMessage}”`];
    const why = [ended(message), ...said, remedy].join(' ');
    decide(parts, file, 'failed', `Job #${file.jobNumber} failed. ${why}`);
  }
  if (status?.state === 'canceled') {
    decide(parts, file, 'failed', `Job #${file.jobNumber} was canceled.`);
  }
}

/** With a full stop, where a provider's own words end without. */
const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

/** What a person took out of the folder before it was submitted is no longer waited for. */
async function forgetGone(
  { reads, writes, clock }: LookParts,
  folder: WatchFolder,
  names: ReadonlySet<string>,
): Promise<void> {
  for (const { id, state, name } of reads.open(folder.id)) {
    if (state === 'waiting' && !names.has(name)) writes.settled(id, 'gone', clock.now());
  }
}

async function look(
  parts: LookParts,
  folder: WatchFolder,
  seen: SeenFile,
  memory: Memory,
): Promise<void> {
  const now = parts.clock.monotonic();
  const { name, signature } = seen;
  const known = memory.get(name);
  if (known?.signature !== signature) {
    memory.set(name, { signature, since: now, sha256: null, nextReviewAt: 0 });
    return;
  }
  if (now - known.since < folder.settleSeconds * 1_000) return;
  if (known.sha256 !== null && now < known.nextReviewAt) return;
  const content = await readUnchanged(folder.path, seen).catch(() => null);
  if (content === null) return;
  if (now - known.since < UNFINISHED_MS && isUnfinished(content.bytes)) return;
  const row = await rowFor(parts, folder, seen, content);
  if (row?.state === 'waiting') await takeUp(parts, folder, row, content.bytes);
  const after = row === null ? undefined : parts.reads.file(row.id);
  if (after?.state === 'moving') await settle(parts, folder, after.id);
  memory.set(name, {
    ...known,
    sha256: content.sha256,
    nextReviewAt: nextReview(now, row === null ? undefined : after?.state),
  });
}

/** Of what is submitted the content need not be read again, as long as the file does not change. */
function nextReview(now: number, state: WatchFile['state'] | undefined): number {
  return state === 'waiting' || state === undefined ? now + REVIEW_AGAIN_MS : Infinity;
}

/** It ends in the middle of a document, or is empty. */
function isUnfinished(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const { fault } = checkJson(text);
  return fault?.kind === 'end' || fault?.kind === 'string-not-ended';
}
