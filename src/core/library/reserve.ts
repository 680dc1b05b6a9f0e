import { lstat, open, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { diskError, systemCode } from '../downloads/disk-error.ts';
import { nameCandidates, nameKey, PART_SUFFIX, withExtension } from './file-names.ts';

/**
 * A name in the library that is taken for one file: its part file exists and nobody else's may.
 * The bytes are written to `partPath`; `place` moves them to `finalPath`.
 */
export interface Reservation {
  readonly folder: string;
  readonly fileName: string;
  readonly finalPath: string;
  readonly partPath: string;
}

/** One reservation after the other in a folder, so that names differing in case never meet. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Takes the first of `name.png`, `name (2).png`, … that is free in the folder, also when letters
 * are compared as Windows and macOS do, and creates its empty part file.
 * @param fileName from `safeFileName`
 * @throws DownloadError `folder-missing`, `folder-unwritable` or `disk-full`
 */
export async function reserve(folder: string, fileName: string): Promise<Reservation> {
  try {
    return await inTurn(folder, () => takeFree(folder, fileName));
  } catch (error) {
    throw diskError(error, folder, fileName) ?? error;
  }
}

/** The reservation that a part file in a folder stands for, e.g. one read back after a start. */
export function reservationOf(folder: string, fileName: string): Reservation {
  const finalPath = join(folder, fileName);
  return { folder, fileName, finalPath, partPath: finalPath + PART_SUFFIX };
}

/**
 * Takes another name for bytes that are here already: the container was proven to be another
 * than was promised, or a stranger's file took the final name meanwhile. The part file moves
 * along. After a crash in the middle either both part files are there, the new one empty, or
 * only the new one: whichever the database does not know is a left-over part.
 * @throws DownloadError as `reserve` does; the old reservation then still stands
 */
export async function moveReservation(from: Reservation, fileName: string): Promise<Reservation> {
  const to = await reserve(from.folder, fileName);
  try {
    // Replaces nothing but the empty file that was just made for it.
    await rename(from.partPath, to.partPath);
  } catch (error) {
    await release(to);
    throw diskError(error, from.folder, fileName) ?? error;
  }
  return to;
}

/** The reservation under the extension of the container that the bytes proved to be. */
export async function settleExtension(from: Reservation, extension: string): Promise<Reservation> {
  const wanted = withExtension(from.fileName, extension);
  return wanted === from.fileName ? from : moveReservation(from, wanted);
}

/** Gives the name back: removes the part file. One that is gone already is no error. */
export async function release(reservation: Reservation): Promise<void> {
  try {
    await unlink(reservation.partPath);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

async function takeFree(folder: string, fileName: string): Promise<Reservation> {
  const taken = new Set((await readdir(folder)).map(nameKey));
  for (const candidate of nameCandidates(fileName)) {
    if (taken.has(nameKey(candidate)) || taken.has(nameKey(candidate + PART_SUFFIX))) continue;
    const reservation = reservationOf(folder, candidate);
    if (!(await createdHere(reservation.partPath))) continue;
    if (!(await exists(reservation.finalPath))) return reservation;
    await release(reservation);
  }
  throw new Error('unreachable: names do not run out');
}

async function createdHere(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o666)).close();
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function inTurn<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const turn = (queues.get(folder) ?? Promise.resolve()).then(work, work);
  queues.set(folder, turn);
  try {
    return await turn;
  } finally {
    if (queues.get(folder) === turn) queues.delete(folder);
  }
}
