import { unlink, type FileHandle } from 'node:fs/promises';
import { v7 as uuid } from 'uuid';
import { outputIdSchema } from '../../shared/ids.ts';
import type { MediaFacts, MediaKind } from '../../shared/output.ts';
import type { GatheredWrites } from '../db/gathered-writes.ts';
import type { Output, OutputReads, OutputWrites } from '../db/output-repository.ts';
import { DownloadError } from '../downloads/download-error.ts';
import type { Transferred } from '../downloads/transfer.ts';
import { isPlaced, NameTaken, place } from '../library/place.ts';
import { checkPromise, extensionFor, probeMedia, type Examine } from '../library/probe-media.ts';
import type { Naming } from '../library/naming.ts';
import { noteTaken } from '../library/folder-names.ts';
import { partNameOf } from '../library/part-name.ts';
import {
  release,
  reservationOf,
  reserveOpen,
  type OpenReservation,
  type Reservation,
} from '../library/reserve.ts';
import type { KeptParts } from '../downloads/kept-parts.ts';
import type { HomeReads } from '../db/home-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Destinations } from '../library/destinations/destinations.ts';
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
  begin(job: Job, output: PromisedOutput, row: Output | undefined): Promise<Begun>;
  partPath(row: Output): string;
  /** Proves what came and writes it down; the file is then about to take its place. */
  verify(job: Job, row: Output, transferred: Transferred, promised: MediaKind): Promise<Output>;
  /** Takes the place. The row, with its name, that may be marked as stored; null: its bytes are gone. */
  settle(row: Output): Promise<Output | null>;
  /** Gives up what has begun. */
  abandon(row: Output): Promise<void>;
}

export interface Begun {
  readonly row: Output;
  /** The part file, open and empty, where it was just made: whoever has it closes it. */
  readonly file: FileHandle | null;
  /** The row is kept. Bytes may come before: a part file without a row is removed at a start. */
  readonly written: Promise<void>;
}

export interface IntakeParts {
  readonly outputs: OutputReads;
  readonly outputWrites: OutputWrites;
  readonly gathered: Pick<GatheredWrites, 'write'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where files are looked into; absent: in this process. */
  readonly examine?: Examine;
  readonly jobs: Pick<JobReads, 'byNumber'>;
  readonly destinations: Pick<Destinations, 'ready' | 'goesOnIn' | 'isFor'>;
  readonly home: HomeReads;
  readonly kept: KeptParts;
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
    verify: (job, row, came, promised) => verify(parts, job, row, came, promised),
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

async function begin(
  parts: IntakeParts,
  job: Job,
  output: PromisedOutput,
  row: Output | undefined,
): Promise<Begun> {
  if (row !== undefined && (await parts.destinations.goesOnIn(job, row.folder)))
    return { row, file: null, written: Promise.resolve() };
  if (row !== undefined) await abandon(parts, row);
  const inFolder = await parts.destinations.ready(job);
  const names = () => parts.naming.names(job, likelyExtension[output.kind], inFolder);
  const reservation = await reserveUnknown(parts, names, inFolder);
  const { folder, fileName, partName, file } = reservation;
  const reserved: Output = {
    id: outputIdSchema.parse(uuid()),
    jobNumber: job.number,
    outputKey: output.key,
    state: 'reserved',
    folder,
    fileName,
    partName,
    bytes: null,
    sha256: null,
    facts: null,
    createdAt: parts.clock.now(),
  };
  const written = writeReserved(parts, reserved, reservation);
  // Whoever brings the bytes hears of it when they are here.
  written.catch(() => undefined);
  return { row: reserved, file, written };
}

async function writeReserved(
  { gathered, outputWrites }: IntakeParts,
  row: Output,
  reservation: Reservation,
): Promise<void> {
  try {
    await gathered.write(() => outputWrites.reserve(row));
  } catch (error) {
    await release(reservation);
    throw error;
  }
}

/** The name of a file that was in the library stays its own, though it may have been moved away. */
async function reserveUnknown(
  parts: IntakeParts,
  names: () => string | Iterable<string>,
  inFolder: string,
): Promise<OpenReservation> {
  const reservation = await reserveOpen(inFolder, names(), parts.home.tag());
  const { folder, fileName, file } = reservation;
  if (!parts.outputs.isNameKnown(folder, fileName)) return reservation;
  // Held, so that it is not found again, and closed: there may be hundreds of the same name.
  await file.close();
  try {
    return await reserveUnknown(parts, names, inFolder);
  } finally {
    await release(reservation);
    noteTaken(folder, fileName);
  }
}

/** As `reserveUnknown`, of a name for bytes that are here already. */
async function nameUnknown(
  parts: IntakeParts,
  names: () => string | Iterable<string>,
  inFolder: string,
): Promise<string> {
  const { fileName, file } = await reserveUnknown(parts, names, inFolder);
  await file.close();
  return fileName;
}

async function verify(
  parts: IntakeParts,
  job: Job,
  row: Output,
  came: Transferred,
  promised: MediaKind,
): Promise<Output> {
  const facts = await factsOf(parts, job, row, came, promised);
  const fileName = await nameFor(parts, job, row, facts);
  const { bytes, sha256 } = came;
  const verified = { fileName, bytes, sha256, facts };
  await parts.gathered.write(() => {
    parts.outputWrites.verify(row.id, verified);
    parts.kept.forget(row.id);
  });
  return { ...row, ...verified, state: 'verified' };
}

async function factsOf(
  parts: IntakeParts,
  job: Job,
  row: Output,
  came: Transferred,
  promised: MediaKind,
): Promise<MediaFacts> {
  const { partPath, fileName } = reservationFor(row);
  try {
    const inHand = came.inHand?.bytes ?? null;
    const facts = await probeMedia(partPath, { fileName, examine: parts.examine, inHand });
    checkPromise(facts, promisedOf(job, facts, promised), came.contentType, fileName);
    return facts;
  } catch (error) {
    // Whole, and yet not what was promised: the next attempt begins at the first byte.
    const isWrong = error instanceof DownloadError && error.failure.code === 'content-mismatch';
    if (isWrong) parts.kept.forget(row.id);
    throw error;
  } finally {
    came.inHand?.letGo();
  }
}

/** Of a render from elsewhere nobody here knows what was asked for: any picture or sound will do. */
function promisedOf({ payloadSha256 }: Job, { kind }: MediaFacts, promised: MediaKind): MediaKind {
  return payloadSha256 === null && kind !== 'other' ? kind : promised;
}

/** The name that fits what the bytes proved to be; it is taken when this returns. */
async function nameFor(
  parts: IntakeParts,
  job: Job,
  { folder, fileName }: Output,
  facts: MediaFacts,
): Promise<string> {
  const proven = { extension: extensionFor(facts), size: facts, folder };
  if (parts.naming.provenNames(job, fileName, proven) === null) return fileName;
  const again = () => parts.naming.provenNames(job, fileName, proven) ?? fileName;
  return nameUnknown(parts, again, folder);
}

async function settle(parts: IntakeParts, row: Output): Promise<Output | null> {
  if (row.bytes === null || row.sha256 === null) throw new Error('an output is not verified');
  const { partPath, finalPath } = reservationFor(row);
  try {
    await place(partPath, finalPath);
    await releaseStandIn(parts, row);
    return row;
  } catch (error) {
    if (error instanceof NameTaken) return settle(parts, await underAnotherName(parts, row));
    if (!(error instanceof DownloadError)) throw error;
    const job = parts.jobs.byNumber(row.jobNumber);
    const goesElsewhere = job !== undefined && !parts.destinations.isFor(job, row.folder);
    if (error.consequence.kind === 'folder' && goesElsewhere) {
      // The folder it was proven in is gone for good: another was chosen.
      await abandon(parts, row);
      return null;
    }
    if (error.failure.code !== 'file-gone') throw error;
    // The crash may have come between the move and the row.
    const isThere = await isPlaced(partPath, finalPath, row.bytes, row.sha256);
    await releaseStandIn(parts, row);
    if (!isThere) parts.outputWrites.drop(row.id);
    return isThere ? row : null;
  }
}

async function underAnotherName(parts: IntakeParts, row: Output): Promise<Output> {
  const fileName = await nameUnknown(parts, () => row.fileName, row.folder);
  await releaseStandIn(parts, row);
  parts.outputWrites.renameTo(row.id, fileName);
  return { ...row, fileName };
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
