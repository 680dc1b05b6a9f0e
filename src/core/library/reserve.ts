import { open, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { diskError, systemCode } from '../downloads/disk-error.ts';
import { nameCandidates } from './file-names.ts';
import { exists, isTaken, noteFree, noteTaken } from './folder-names.ts';
import { partNameOf } from './part-name.ts';

/**
 * A name in the library that is taken for one file: its part file exists and nobody else's may.
 * The bytes are written to `partPath`; `place` moves them to `finalPath`.
 */
export interface Reservation {
  readonly folder: string;
  readonly fileName: string;
  readonly finalPath: string;
  readonly partName: string;
  readonly partPath: string;
}

/** A reservation with its part file open, to be written and read; whoever has it closes it. */
export interface OpenReservation extends Reservation {
  readonly file: FileHandle;
}

/** One reservation after the other in a folder, so that names differing in case never meet. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Takes the first name that is free in the folder, also when letters are compared as Windows and
 * macOS do, and creates its empty part file.
 * @param names from `safeFileName`: one, for `name.png`, `name (2).png`, …; or all that may be
 * taken, best first and without end
 * @param tag of the home that the part file is for
 * @throws DownloadError `folder-missing`, `folder-unwritable` or `disk-full`
 */
export async function reserve(
  folder: string,
  names: string | Iterable<string>,
  tag: string | null = null,
): Promise<Reservation> {
  const { file, ...reservation } = await reserved(folder, names, tag, true);
  await file.close();
  return reservation;
}

/**
 * As `reserve`, for whoever writes the part file at once: it stays open. A file that somebody else
 * has just put under the very name is only found by `place`.
 */
export function reserveOpen(
  folder: string,
  names: string | Iterable<string>,
  tag: string | null = null,
): Promise<OpenReservation> {
  return reserved(folder, names, tag, false);
}

async function reserved(
  folder: string,
  names: string | Iterable<string>,
  tag: string | null,
  looks: boolean,
): Promise<OpenReservation> {
  let tried = '';
  function* candidates(): Generator<string> {
    for (const name of typeof names === 'string' ? nameCandidates(names) : names) {
      tried = name;
      yield name;
    }
  }
  try {
    return await inTurn(folder, () => takeFree(folder, candidates(), tag, looks));
  } catch (error) {
    throw diskError(error, folder, tried) ?? error;
  }
}

/**
 * The reservation that a part file stands for, e.g. one read back after a start.
 * @param partName where it is not that of `fileName`: the name was taken for bytes that were here
 */
export function reservationOf(folder: string, fileName: string, partName: string): Reservation {
  const finalPath = join(folder, fileName);
  return { folder, fileName, finalPath, partName, partPath: join(folder, partName) };
}

/** Gives the name back: removes the part file. One that is gone already is no error. */
export async function release(reservation: Reservation): Promise<void> {
  try {
    await unlink(reservation.partPath);
    noteFree(reservation.folder, reservation.fileName);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

async function takeFree(
  folder: string,
  candidates: Iterable<string>,
  tag: string | null,
  looks: boolean,
): Promise<OpenReservation> {
  for (const candidate of candidates) {
    const reservation = reservationOf(folder, candidate, partNameOf(candidate, tag));
    if (await isTaken(folder, candidate, reservation.partName)) continue;
    const file = await createdHere(reservation.partPath);
    if (file === null) continue;
    noteTaken(folder, candidate);
    if (!looks || !(await exists(reservation.finalPath))) return { ...reservation, file };
    await file.close();
    await release(reservation);
    noteTaken(folder, candidate);
  }
  throw new Error('unreachable: names do not run out');
}

/** Null where there is one already. */
async function createdHere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'wx+', 0o666);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return null;
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
