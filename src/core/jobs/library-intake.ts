import { unlink } from 'node:fs/promises';
import { v7 as uuid } from 'uuid';
import { outputIdSchema, type OutputId } from '../../shared/ids.ts';
import type { MediaFacts, MediaKind } from '../../shared/output.ts';
import type { WritableDatabase } from '../db/database.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Output, OutputReads, OutputWrites } from '../db/output-repository.ts';
import { DownloadError } from '../downloads/download-error.ts';
import type { Transferred } from '../downloads/transfer.ts';
import { isPlaced, NameTaken, place } from '../library/place.ts';
import { checkPromise, extensionFor, probeMedia, type Examine } from '../library/probe-media.ts';
import type { Naming } from '../library/naming.ts';
import { partNameOf } from '../library/part-name.ts';
import { release, reservationOf, reserve, type Reservation } from '../library/reserve.ts';
import type { KeptParts } from '../downloads/kept-parts.ts';
import type { HomeReads } from '../db/home-repository.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Job, PromisedOutput } from './job.ts';

/*
 * From nothing to a file in the library, each step on the disk and in the database before the
 * next: reserved (a name and its part file) ─► verified (whole, hashed, probed) ─► stored.
 * A part file that no row knows is removed at the next start. The bytes stay in one part file from
 * the first to the last; where the name changes meanwhile, another, empty part file stands for it.
 */

export interface Intake {
  /** The row and part file that the bytes go to: the one from before a crash, or a new one. */
  begin(job: Job, output: PromisedOutput, row: Output | undefined): Promise<Output>;
  partPath(row: Output): string;
  /** Proves what came and writes it down; the file is then about to take its place. */
  verify(row: Output, transferred: Transferred, promised: MediaKind): Promise<Output>;
  /** Takes the place. True: `row` may be marked as stored; false: its bytes are gone. */
  settle(row: Output): Promise<boolean>;
  /** Gives up what has begun. */
  abandon(row: Output): Promise<void>;
}

export interface IntakeParts {
  readonly outputs: OutputReads;
  readonly outputWrites: OutputWrites;
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where files are looked into; absent: in this process. */
  readonly examine?: Examine;
  /** The folder that new files go to. */
  readonly folder: () => string;
  readonly home: HomeReads;
  readonly kept: KeptParts;
  readonly jobs: JobReads;
  readonly naming: Naming;
}

/** Until the bytes have proven their container. */
const likelyExtension: Record<MediaKind, string> = {
  image: 'png',
  video: 'mp4',
  audio: 'mp3',
  other: 'bin',
};

export function createIntake(parts: IntakeParts): Intake {
  return {
    begin: (job, output, row) => begin(parts, job, output, row),
    partPath: (row) => reservationFor(row).partPath,
    verify: (row, came, promised) => verify(parts, row, came, promised),
    settle: (row) => settle(parts, row),
    abandon: (row) => abandon(parts, row),
  };
}

function reservationFor(row: Output): Reservation {
  return reservationOf(row.folder, row.fileName, row.partName ?? partNameOf(row.fileName, null));
}

/** What stands for the name where the bytes are in a part file of another; else null. */
function standIn({ home }: IntakeParts, row: Output): Reservation | null {
  const partName = partNameOf(row.fileName, home.tag());
  if (row.partName === null || row.partName === partName) return null;
  return reservationOf(row.folder, row.fileName, partName);
}

function reread({ outputs }: IntakeParts, id: OutputId): Output {
  const row = outputs.byId(id);
  if (row === undefined) throw new Error('an output that was just written is gone');
  return row;
}

async function begin(
  parts: IntakeParts,
  job: Job,
  output: PromisedOutput,
  row: Output | undefined,
): Promise<Output> {
  if (row !== undefined && row.folder === parts.folder()) return row;
  if (row !== undefined) await abandon(parts, row);
  const inFolder = parts.folder();
  const names = () => parts.naming.names(job, likelyExtension[output.kind], inFolder);
  const reservation = await reserveUnknown(parts, names, inFolder);
  const { folder, fileName, partName } = reservation;
  const id = outputIdSchema.parse(uuid());
  const createdAt = parts.clock.now();
  const { key: outputKey } = output;
  const reserved = { id, jobNumber: job.number, outputKey, folder, fileName, partName, createdAt };
  try {
    parts.outputWrites.reserve(reserved);
  } catch (error) {
    await release(reservation);
    throw error;
  }
  return reread(parts, id);
}

/** The name of a file that was in the library stays its own, though it may have been moved away. */
async function reserveUnknown(
  parts: IntakeParts,
  names: () => string | Iterable<string>,
  inFolder: string,
): Promise<Reservation> {
  const reservation = await reserve(inFolder, names(), parts.home.tag());
  if (!parts.outputs.isNameKnown(reservation.folder, reservation.fileName)) return reservation;
  try {
    return await reserveUnknown(parts, names, inFolder);
  } finally {
    await release(reservation);
  }
}

async function verify(
  parts: IntakeParts,
  row: Output,
  came: Transferred,
  promised: MediaKind,
): Promise<Output> {
  const reservation = reservationFor(row);
  const facts = await factsOf(parts, row, reservation, came, promised);
  const fileName = await nameFor(parts, row, facts);
  const { bytes, sha256 } = came;
  parts.writer.transaction(() => {
    parts.outputWrites.verify(row.id, { fileName, bytes, sha256, facts });
    parts.kept.forget(row.id);
  });
  return reread(parts, row.id);
}

async function factsOf(
  parts: IntakeParts,
  row: Output,
  { partPath, fileName }: Reservation,
  came: Transferred,
  promised: MediaKind,
): Promise<MediaFacts> {
  try {
    const facts = await probeMedia(partPath, { fileName, examine: parts.examine });
    checkPromise(facts, promisedOf(parts, row, facts, promised), came.contentType, fileName);
    return facts;
  } catch (error) {
    // Whole, and yet not what was promised: the next attempt begins at the first byte.
    const isWrong = error instanceof DownloadError && error.failure.code === 'content-mismatch';
    if (isWrong) parts.kept.forget(row.id);
    throw error;
  }
}

/** Of a render from elsewhere nobody here knows what was asked for: any picture or sound will do. */
function promisedOf(
  { jobs }: IntakeParts,
  { jobNumber }: Output,
  { kind }: MediaFacts,
  promised: MediaKind,
): MediaKind {
  const isFromElsewhere = jobs.byNumber(jobNumber)?.payloadSha256 === null;
  return isFromElsewhere && kind !== 'other' ? kind : promised;
}

/** The name that fits what the bytes proved to be; it is taken when this returns. */
async function nameFor(parts: IntakeParts, row: Output, facts: MediaFacts): Promise<string> {
  const { folder, fileName } = row;
  const job = parts.jobs.byNumber(row.jobNumber);
  if (job === undefined) throw new Error('an output has no job');
  const proven = { extension: extensionFor(facts), size: facts, folder };
  if (parts.naming.provenNames(job, fileName, proven) === null) return fileName;
  const again = () => parts.naming.provenNames(job, fileName, proven) ?? fileName;
  return (await reserveUnknown(parts, again, folder)).fileName;
}

async function settle(parts: IntakeParts, row: Output): Promise<boolean> {
  if (row.bytes === null || row.sha256 === null) throw new Error('an output is not verified');
  const { partPath, finalPath } = reservationFor(row);
  try {
    await place(partPath, finalPath);
    await releaseStandIn(parts, row);
    return true;
  } catch (error) {
    if (error instanceof NameTaken) return settle(parts, await underAnotherName(parts, row));
    if (!(error instanceof DownloadError)) throw error;
    if (error.consequence.kind === 'folder' && row.folder !== parts.folder()) {
      // The folder it was proven in is gone for good: another was chosen.
      await abandon(parts, row);
      return false;
    }
    if (error.failure.code !== 'file-gone') throw error;
    // The crash may have come between the move and the row.
    const isThere = await isPlaced(partPath, finalPath, row.bytes, row.sha256);
    await releaseStandIn(parts, row);
    if (!isThere) parts.outputWrites.drop(row.id);
    return isThere;
  }
}

async function underAnotherName(parts: IntakeParts, row: Output): Promise<Output> {
  const { fileName } = await reserveUnknown(parts, () => row.fileName, row.folder);
  await releaseStandIn(parts, row);
  parts.outputWrites.renameTo(row.id, fileName);
  return reread(parts, row.id);
}

async function releaseStandIn(parts: IntakeParts, row: Output): Promise<void> {
  const reservation = standIn(parts, row);
  if (reservation !== null) await release(reservation);
}

/** What can not be removed, in a folder that is gone perhaps, is left: the row goes all the same. */
async function abandon(parts: IntakeParts, row: Output): Promise<void> {
  if (row.state === 'stored') return;
  const reservation = reservationFor(row);
  try {
    await release(reservation);
    await releaseStandIn(parts, row);
    await removeIfPlaced(reservation, row);
  } catch (error) {
    parts.logger.log('warn', `an unfinished file could not be removed: ${String(error)}`, {
      job: row.jobNumber,
    });
  }
  parts.outputWrites.drop(row.id);
}

/** The move may be over, and only its row not written: the file is ours to take away. */
async function removeIfPlaced({ partPath, finalPath }: Reservation, row: Output): Promise<void> {
  if (row.state !== 'verified' || row.bytes === null || row.sha256 === null) return;
  if (await isPlaced(partPath, finalPath, row.bytes, row.sha256)) await unlink(finalPath);
}
