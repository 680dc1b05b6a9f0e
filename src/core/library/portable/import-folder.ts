import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import type { FolderImport } from '../../../shared/contract/library-portable.ts';
import { failure, FailureError } from '../../../shared/failure.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { homeReads, homeWrites } from '../../db/home-repository.ts';
import type { Clock } from '../../ports.ts';
import { journalsIn } from '../journal/journal-folder.ts';
import { readBack } from '../journal/read-back.ts';
import { readMark } from '../library-folder.ts';

export interface ImportFolderParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
}

/** With whatever else a turn of the event loop does, it stays under a frame. */
const PIECE_MS = 4;

/**
 * Reads in the history of another library that lies beside its files; these stay where they are.
 * @throws FailureError `not-found` where no history is, `invalid-request` for one's own
 */
export async function importFolder(
  { writer, clock }: ImportFolderParts,
  asked: string,
  verify: boolean,
  signal: AbortSignal,
): Promise<FolderImport> {
  const folder = resolve(asked);
  const isFolder = isAbsolute(asked) && (await stat(folder).catch(() => null))?.isDirectory();
  const found = isFolder === true ? await journalsIn(folder) : [];
  const own = homeReads(writer).tag();
  const others = found.filter(({ home }) => home !== own);
  if (others.length === 0) throw nothingToImport(folder, found.length > 0);
  const mark = await readMark(folder);
  // Its files are files of this library from now on, where they are.
  if (mark !== null) homeWrites(writer).rememberFolder(folder, mark);
  const sums: FolderImport = {
    added: 0,
    completed: 0,
    skipped: 0,
    accounts: 0,
    files: { there: 0, missing: 0, changed: 0 },
    damagedLines: 0,
    isComplete: true,
  };
  for (const { home } of others) {
    const report = await readBack(writer, {
      libraries: [folder],
      home,
      verify,
      isNew: false,
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      pieceMs: PIECE_MS,
      signal,
    });
    sums.added += report.jobs.added;
    sums.completed += report.jobs.completed;
    sums.skipped += report.jobs.known;
    sums.accounts += report.accounts;
    sums.files.there += report.files.there;
    sums.files.missing += report.files.missing;
    sums.files.changed += report.files.changed;
    sums.damagedLines += report.damage.lines;
    sums.isComplete &&= report.isComplete;
  }
  return sums;
}

function nothingToImport(folder: string, isOwn: boolean): FailureError {
  return new FailureError(
    isOwn
      ? failure(
          'invalid-request',
          `The history in ${folder} is this library's own: there is nothing in it to read in.`,
          'What the library lost is put back by reading its history again (Settings, History); a damaged database by `renderdesk library rebuild`.',
        )
      : failure(
          'not-found',
          `There is no history of a library in ${folder}.`,
          'Name the folder that holds the files of the other library, as a whole path.',
        ),
  );
}
