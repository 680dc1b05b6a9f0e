import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadableDatabase } from '../../db/database.ts';
import { PART_SUFFIX } from '../file-names.ts';
import { OWN_FOLDER } from '../library-folder.ts';

/** Files in the library's folders that no record knows: how many, and the first of them. */
export interface UnknownFiles {
  readonly count: number;
  readonly first: readonly string[];
}

const TOLD_FILES = 1_000;
/** Deeper than anybody sorts renders; a link in a circle ends here. */
const DEEPEST = 16;

/** Hidden files and unfinished ones are none. Follows no links. */
export async function findUnknownFiles(
  database: ReadableDatabase,
  libraries: readonly string[],
  signal: AbortSignal,
): Promise<UnknownFiles> {
  const first: string[] = [];
  let count = 0;
  const look = async (folder: string, depth: number): Promise<void> => {
    for (const entry of await entriesOf(folder)) {
      if (signal.aborted) return;
      const { name } = entry;
      if (name.startsWith('.') || name === OWN_FOLDER || name.endsWith(PART_SUFFIX)) continue;
      if (entry.isDirectory() && depth < DEEPEST) await look(join(folder, name), depth + 1);
      if (!entry.isFile() || isKnown(database, folder, name)) continue;
      count += 1;
      if (first.length < TOLD_FILES) first.push(join(folder, name));
    }
  };
  for (const library of libraries) await look(library, 0);
  return { count, first };
}

function isKnown(database: ReadableDatabase, folder: string, fileName: string): boolean {
  return (
    database.one('SELECT 1 FROM output WHERE folder = :folder AND file_name = :fileName', {
      folder,
      fileName,
    }) !== undefined
  );
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // A folder that may not be read holds nothing that could be told of.
    return [];
  }
}
