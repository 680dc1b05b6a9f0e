import { join } from 'node:path';
import type { WritableDatabase } from '../../../db/database.ts';
import { diskFileReads, diskFileWrites } from '../../../db/disk-file-repository.ts';
import { trashReads, trashWrites } from '../../../db/trash-repository.ts';
import { unknownFileWrites } from '../../../db/unknown-file-repository.ts';
import type { DiskThread } from '../disk/disk-thread.ts';
import { clearPlace } from '../free-place.ts';
import type { LibraryRoots } from '../library-roots.ts';
import type { CheckRun } from './check-run.ts';
import type { Exchange } from './exchange-places.ts';
import type { PlaceFinder } from './find-places.ts';

export interface SettleTrashParts {
  readonly writer: WritableDatabase;
  readonly disk: DiskThread;
  readonly roots: LibraryRoots;
}

const AT_ONCE = 200;

/**
 * Files that somebody took out of the library's own trash: those that lie in a library folder
 * again are back, the others are gone for good.
 * @param roots those that are there
 * @returns those that lie where another's file should be
 */
export async function settleTrash(
  { writer, disk, roots: libraryRoots }: SettleTrashParts,
  run: CheckRun,
  finder: PlaceFinder,
  roots: readonly string[],
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const trash = trashReads(writer);
  const reads = diskFileReads(writer);
  for (let after = ''; ;) {
    const files = trash.here(after, AT_ONCE);
    const last = files.at(-1);
    if (last === undefined || run.signal.aborted) return exchanges;
    after = last.outputId;
    const trashed = reads
      .byIds(files.map(({ outputId }) => outputId))
      .filter((file) => roots.includes(libraryRoots.rootOf(file.folder)));
    const paths = trashed.map(({ folder, fileName }) => join(folder, fileName));
    const found = paths.length === 0 ? [] : await disk.ask('find', paths);
    for (const [index, file] of trashed.entries()) {
      if (found[index]?.is !== 'absent' || file.item === null) continue;
      const { item } = file;
      const place = await finder.find(run, file);
      const now = trash.file(file.id);
      if (now?.state !== 'in' || now.place !== 'library') continue;
      if (place !== null && place.owner !== null) {
        exchanges.push({ file, place });
        continue;
      }
      writer.transaction(() => {
        if (place === null) return trashWrites(writer).put({ ...now, place: 'gone' });
        const rows = diskFileWrites(writer);
        clearPlace(reads, rows, libraryRoots, place);
        rows.putAt(file.id, place.folder, place.name);
        rows.saw(file.id, place, place.changed);
        rows.setTrashed(item, null);
        rows.setMissing(item, null);
        trashWrites(writer).drop(file.id);
        unknownFileWrites(writer).drop(place.folder, place.name);
        run.found.back += 1;
      });
    }
  }
}
