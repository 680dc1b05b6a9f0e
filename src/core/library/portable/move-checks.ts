import { mkdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import { failure, FailureError } from '../../../shared/failure.ts';
import type { ReadableDatabase } from '../../db/database.ts';
import { homeReads } from '../../db/home-repository.ts';
import { relocationReads, type Relocation } from '../../db/relocation-repository.ts';
import { systemCode } from '../../downloads/disk-error.ts';
import { folderProblem, freeBytes } from '../folder.ts';
import { isWithin } from '../journal/library-paths.ts';
import { readMark } from '../library-folder.ts';

/** Kept free on the disk that a library is moved to: the last block is never worth it. */
const SPARE_BYTES = 64 * 1024 * 1024;

/**
 * Whether a library can be moved, before anything is.
 * @param asked as a person wrote it
 * @throws FailureError `invalid-request`, `conflict`, `folder-unwritable` or `disk-full`
 */
export async function checkMove(
  database: ReadableDatabase,
  from: string,
  asked: string,
  to: string,
): Promise<void> {
  if (!isAbsolute(asked)) throw refused(`"${asked}" is not a whole path.`);
  if (to === from) throw refused(`The library is in ${to} already.`);
  if (isWithin(from, to) || isWithin(to, from)) {
    throw refused(`One of ${from} and ${to} is within the other.`);
  }
  const home = homeReads(database);
  const ours = home.markOf(from) ?? (await readMark(from));
  if (ours === null || (await readMark(from)) !== ours) {
    throw new FailureError(
      failure(
        'folder-missing',
        `The library folder ${from} is not there: nothing can be moved out of it.`,
        'Connect the disk it is on. If you moved it yourself, choose its new place in the settings.',
        { actions: ['choose-folder'] },
      ),
    );
  }
  await makeFolder(to);
  const problem = await folderProblem(to, { create: false });
  if (problem !== null) throw new FailureError(failure('folder-unwritable', problem, CHOOSE));
  const mark = await readMark(to);
  if (mark !== null && mark !== ours) {
    throw new FailureError(failure('conflict', `${to} is the folder of another library.`, CHOOSE));
  }
  await checkRoom(database, from, to);
}

/**
 * @param others folders that rules send files to
 * @throws FailureError `invalid-request` for a place within one of them, or around it
 */
export function refuseAmong(others: readonly string[], to: string): void {
  for (const from of others) {
    if (from === to || isWithin(from, to) || isWithin(to, from)) {
      throw refused(`One of ${from} and ${to} is within the other.`);
    }
  }
}

async function checkRoom(database: ReadableDatabase, from: string, to: string): Promise<void> {
  const [here, there] = [await stat(from), await stat(to)];
  if (here.dev === there.dev) return;
  const { bytes } = relocationReads(database).sumsIn(from);
  const free = await freeBytes(to);
  if (free >= bytes + SPARE_BYTES) return;
  throw new FailureError(
    failure(
      'disk-full',
      `The library has ${inMebibytes(bytes)}, and the disk of ${to} has ${inMebibytes(free)} free.`,
      'Free some space there, or choose another disk. Nothing was moved.',
    ),
  );
}

const CHOOSE = 'Choose another folder. Nothing was moved.';
const inMebibytes = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2)} MiB`;

/** The folder itself, but not the way to it: a disk that is not connected is not made up. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return;
    throw new FailureError(
      failure(
        'folder-unwritable',
        `The folder ${folder} could not be made in ${dirname(folder)} (${systemCode(error) ?? 'unknown fault'}).`,
        'Connect the disk it is on, or make the folder around it first. Nothing was moved.',
      ),
      { cause: error },
    );
  }
}

export function moveFailure(error: unknown, to: string): FailureError {
  if (error instanceof FailureError) return error;
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new FailureError(
      failure(
        'disk-full',
        `The disk of ${to} is full: the library is moved in part, and every file is where the library looks for it.`,
        'Free some space there and move it again to go on.',
      ),
      { cause: error },
    );
  }
  return new FailureError(
    failure(
      'folder-unwritable',
      `A file could not be moved to ${to} (${code ?? 'unknown fault'}): the rest stays where it is.`,
      'Look after that disk and move it again to go on.',
    ),
    { cause: error },
  );
}

const refused = (message: string): FailureError =>
  new FailureError(failure('invalid-request', message, CHOOSE));

export function busyMoving(): FailureError {
  return new FailureError(
    failure('conflict', 'The library is being moved already.', 'Wait for it, or stop it.'),
  );
}

export function otherMove({ kind, to }: Relocation): FailureError {
  const what = kind === 'move' ? 'moved' : 'followed';
  return new FailureError(
    failure(
      'conflict',
      `The library is being ${what} to ${to}, and that is not done.`,
      `Let it go on first: move it to ${to} again.`,
    ),
  );
}
