import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute } from 'node:path';
import { endStates, type JobState } from '../../../shared/job.ts';
import { failure, FailureError } from '../../../shared/failure.ts';
import type { OutputId } from '../../../shared/ids.ts';
import type { WritableDatabase } from '../../db/database.ts';
import {
  diskFileReads,
  diskFileWrites,
  type FileMark,
  type KnownFile,
} from '../../db/disk-file-repository.ts';
import { unknownFileWrites } from '../../db/unknown-file-repository.ts';
import type { Clock } from '../../ports.ts';
import { place } from '../place.ts';
import { release, reserve } from '../reserve.ts';
import { describeDifference } from './describe-difference.ts';
import type { ReadFile } from './disk/disk-message.ts';
import type { DiskThread } from './disk/disk-thread.ts';
import { isIn, type LibraryRoots } from './library-roots.ts';
import { markAt } from './trash/trash-moves.ts';

export interface RelinkParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly disk: DiskThread;
  readonly roots: LibraryRoots;
  /** The folder that new files go to. */
  readonly folder: () => string;
  /** Of this home, for its part files. */
  readonly tag: () => string;
  readonly jobState: (jobNumber: number) => JobState | undefined;
}

type Read = NonNullable<ReadFile>;

/**
 * Takes a file that a person picked for an output's. One that lies outside of the library's
 * folders is copied into the one of today; it stays where it is.
 * @throws FailureError `content-mismatch` with the difference in words, unless `asChanged`
 */
export async function relink(
  parts: RelinkParts,
  id: OutputId,
  path: string,
  asChanged: boolean,
): Promise<void> {
  const { writer, roots } = parts;
  const file = known(parts, id);
  if (!isAbsolute(path)) refuse('invalid-request', `“${path}” is no whole path.`);
  const isInside = roots.all().some((root) => isIn(root, dirname(path)));
  if (isInside) refuseTaken(parts, file, path);
  const found = await parts.disk.ask('read', path);
  if (found === null) refuse('file-unreadable', `There is no file that can be read at “${path}”.`);
  if (found.sha256 !== file.sha256 && !asChanged) refuseOther(file, found);
  const at = isInside
    ? { folder: dirname(path), fileName: basename(path), mark: found.mark }
    : await copyIn(parts, path, found);
  writer.transaction(() => take(parts, file, found, at));
}

function known({ writer, jobState }: RelinkParts, id: OutputId): KnownFile {
  const file = diskFileReads(writer).byId(id);
  if (file === undefined || !file.isStored || file.item === null || file.forgottenAt !== null) {
    throw new FailureError(
      failure('not-found', 'There is no such file in the library.', 'Search for it again.'),
    );
  }
  if (file.trashedAt !== null) refuse('conflict', 'The file is in the trash: put it back first.');
  const state = jobState(file.jobNumber);
  if (state !== undefined && !endStates.has(state)) {
    refuse('conflict', `Its job is still ${state}: wait for its end.`);
  }
  return file;
}

function refuseTaken({ writer }: RelinkParts, file: KnownFile, path: string): void {
  const [other] = diskFileReads(writer).named(dirname(path), [basename(path)]);
  if (other === undefined || other.id === file.id || other.missingAt !== null) return;
  refuse('conflict', `“${basename(path)}” is the file of #${other.jobNumber} in the library.`);
}

async function copyIn(
  parts: RelinkParts,
  path: string,
  found: Read,
): Promise<{ folder: string; fileName: string; mark: FileMark }> {
  const reservation = await reserve(parts.folder(), basename(path), parts.tag());
  try {
    await copyFile(path, reservation.partPath, constants.COPYFILE_FICLONE);
    const copied = await parts.disk.ask('read', reservation.partPath);
    if (copied?.sha256 !== found.sha256) {
      refuse('file-unreadable', `“${basename(path)}” was changed while it was copied.`);
    }
    await place(reservation.partPath, reservation.finalPath);
  } catch (error) {
    await release(reservation);
    throw error;
  }
  const mark = (await markAt(reservation.finalPath)) ?? found.mark;
  return { folder: reservation.folder, fileName: reservation.fileName, mark };
}

function take(
  { writer, clock, roots }: RelinkParts,
  before: KnownFile,
  found: Read,
  { folder, fileName, mark }: { folder: string; fileName: string; mark: FileMark },
): void {
  const rows = diskFileWrites(writer);
  const reads = diskFileReads(writer);
  const file = reads.byId(before.id);
  if (file === undefined || file.item === null || file.trashedAt !== null || file.isOnItsWay) {
    refuse('conflict', 'The file was moved meanwhile: look again.');
  }
  for (const other of reads.named(folder, [fileName])) {
    // Only the name is left of it: it is missing.
    if (other.id !== file.id) roots.park(rows, other);
  }
  rows.putAt(file.id, folder, fileName);
  const isSame = found.sha256 === file.sha256;
  rows.saw(file.id, mark, isSame ? null : { at: clock.now(), sha256: found.sha256 });
  rows.setMissing(file.item, null);
  unknownFileWrites(writer).drop(folder, fileName);
}

function refuseOther(file: KnownFile, found: Read): never {
  const difference = describeDifference(file, {
    bytes: found.mark.bytes,
    sha256: found.sha256,
  });
  throw new FailureError(
    failure(
      'content-mismatch',
      `This is not the file that was stored as “${file.fileName}”. ${difference}`,
      'Pick another, fetch it again, or take this one as changed.',
    ),
  );
}

function refuse(code: 'invalid-request' | 'conflict' | 'file-unreadable', message: string): never {
  throw new FailureError(failure(code, message, 'Pick another file, or look the library through.'));
}
