import { join, relative } from 'node:path';
import type { WritableDatabase } from '../../db/database.ts';
import { homeReads, homeWrites } from '../../db/home-repository.ts';
import { journalReads, journalWrites } from '../../db/journal-repository.ts';
import {
  relocationReads,
  relocationWrites,
  type FilePlace,
} from '../../db/relocation-repository.ts';
import { inPieces } from '../edits/pieces.ts';
import { readMark } from '../library-folder.ts';

/*
 * A library that a person moved: its folder has another path, or is on another disk. The mark in
 * it says that it is the same one; paths in the database then follow, in pieces, and where that
 * was cut off the next start goes on.
 */

export interface RenamedParts {
  readonly writer: WritableDatabase;
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly signal: AbortSignal;
}

/**
 * Looks whether the library of today is one that had another path, and follows it.
 * @returns where it was; null when it was not moved
 */
export async function followRenamedLibrary(
  parts: RenamedParts,
  today: string,
): Promise<string | null> {
  const { writer } = parts;
  const before = relocationReads(writer).current();
  if (before !== null) {
    if (before.kind === 'renamed') await renameRows(parts, before.from, before.to);
    return before.kind === 'renamed' ? before.from : null;
  }
  const from = await formerPath(parts, today);
  if (from === null) return null;
  const rows = relocationWrites(writer);
  const home = homeWrites(writer);
  const journal = journalWrites(writer);
  writer.transaction(() => {
    rows.begin({
      from,
      to: today,
      kind: 'renamed',
      beganAt: parts.now(),
      resumesDownloads: false,
    });
    rows.renameUnfinished(from, today);
    rows.forgetSeen(from);
    home.forgetFolder(from);
    // Its journal came with it.
    if (journalReads(writer).folder(today) === undefined) journal.renameFolder(from, today);
    else journal.forgetFolder(from);
  });
  await renameRows(parts, from, today);
  return from;
}

/** A folder with the mark of today's, that is no longer there. */
async function formerPath({ writer }: RenamedParts, today: string): Promise<string | null> {
  const home = homeReads(writer);
  const mark = home.markOf(today) ?? (await readMark(today));
  if (mark === null || (await readMark(today)) !== mark) return null;
  for (const folder of home.folders()) {
    if (folder === today || home.markOf(folder) !== mark) continue;
    // One that was copied is still there, and its files are where they are said to be.
    if ((await readMark(folder)) === null) return folder;
  }
  return null;
}

async function renameRows(parts: RenamedParts, from: string, to: string): Promise<void> {
  const { writer, monotonic, signal } = parts;
  const reads = relocationReads(writer);
  const writes = relocationWrites(writer);
  let after: FilePlace | null = null;
  const piece = (limit: number): number =>
    writer.transaction(() => {
      const files = reads.filesIn(from, after, limit);
      for (const { id, folder, fileName } of files) {
        const place = { folder: join(to, relative(from, folder)), fileName };
        // A place that another row has already is that one's: this one stays missing.
        if (!reads.isPlaceTaken(place)) writes.putAt(id, place);
        after = { folder, fileName };
      }
      return files.length;
    });
  const isDone = await inPieces(piece, signal, monotonic);
  if (isDone) writer.transaction(() => writes.end());
}
