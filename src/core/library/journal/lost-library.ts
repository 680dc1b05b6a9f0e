import { rename } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failure, FailureError } from '../../../shared/failure.ts';
import { isDatabaseMissing, setDatabaseAside } from '../../db/database-state.ts';
import type { Folders } from '../../ports.ts';
import { historyFolder, journalsIn } from './journal-folder.ts';
import { readKnownLibraries } from './known-libraries.ts';

/**
 * Where the database is gone, and a history beside the files tells that there was one, none is
 * begun anew: a person says whether it is to be rebuilt.
 * @throws FailureError `database-missing`
 */
export async function refuseLostLibrary(folders: Folders): Promise<void> {
  if (!isDatabaseMissing(folders.database)) return;
  const { libraries } = await librariesOf(folders, undefined);
  const withHistory: string[] = [];
  for (const library of libraries) {
    if ((await journalsIn(library)).length > 0) withHistory.push(library);
  }
  if (withHistory.length === 0) return;
  throw new FailureError(
    failure(
      'database-missing',
      `The library's database ${folders.database} is gone, but the history beside the files in ${withHistory.join(', ')} is there.`,
      'Rebuild it with `renderdesk library rebuild`, or begin with an empty library with `renderdesk library rebuild --start-empty`. The rendered files stay where they are.',
    ),
  );
}

/**
 * Gives up what a lost database could be rebuilt from: the journals and what is left of the
 * database get names that say when. The files stay where they are.
 * @returns the new paths
 */
export async function setLibraryAside(folders: Folders, now: number): Promise<string[]> {
  const { libraries } = await librariesOf(folders, undefined);
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const aside: string[] = [];
  for (const library of libraries) {
    if ((await journalsIn(library)).length === 0) continue;
    const history = historyFolder(library);
    await rename(history, `${history}.set-aside-${stamp}`);
    aside.push(`${history}.set-aside-${stamp}`);
  }
  const database = setDatabaseAside(folders.database, now);
  return database === null ? aside : [...aside, database];
}

/**
 * The folders that this home's journals are in, as far as is known, and the home's tag.
 * @param chosen by a person: then it is this folder, whosever history lies there
 */
export async function librariesOf(
  folders: Folders,
  chosen: string | undefined,
): Promise<{ libraries: string[]; home: string | null }> {
  const known = await readKnownLibraries(folders.home);
  if (chosen === undefined) {
    return { libraries: known?.folders ?? [folders.defaultLibrary], home: known?.home ?? null };
  }
  const folder = resolve(chosen);
  const isOurs = (await journalsIn(folder)).some(({ home }) => home === known?.home);
  return { libraries: [folder], home: isOurs ? (known?.home ?? null) : null };
}
