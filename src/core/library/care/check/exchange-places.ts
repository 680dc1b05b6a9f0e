import type { WritableDatabase } from '../../../db/database.ts';
import { diskFileReads, diskFileWrites, type KnownFile } from '../../../db/disk-file-repository.ts';
import { trashWrites } from '../../../db/trash-repository.ts';
import { unknownFileWrites } from '../../../db/unknown-file-repository.ts';
import { clearPlace } from '../free-place.ts';
import type { LibraryRoots } from '../library-roots.ts';
import type { CheckRun } from './check-run.ts';
import type { NewPlace } from './find-places.ts';
import { isUnmoved } from './look-at-files.ts';

/** A file, and where it is now. */
export interface Exchange {
  readonly file: KnownFile;
  readonly place: NewPlace;
}

interface ExchangeParts {
  readonly writer: WritableDatabase;
  readonly roots: LibraryRoots;
}

/**
 * Writes down that files took each other's places, however long the round is: first everybody
 * leaves, then everybody comes. Who lost a place and has no other yet is looked for anew; what lies
 * at a place that nobody took is unknown. Within one transaction of the caller's.
 */
export function exchangePlaces(
  run: CheckRun,
  wanted: readonly Exchange[],
  { writer, roots }: ExchangeParts,
): void {
  const reads = diskFileReads(writer);
  const writes = diskFileWrites(writer);
  const unknown = unknownFileWrites(writer);
  const isStill = (file: KnownFile): boolean => {
    const current = reads.byId(file.id);
    return current !== undefined && isUnmoved(file, current) && current.item !== null;
  };
  const exchanges = wanted.filter(
    ({ file, place }) => isStill(file) && (place.owner === null || isStill(place.owner)),
  );
  const comers = new Set(exchanges.map(({ file }) => file.id));
  const losers = exchanges.flatMap(({ place: { owner } }) =>
    owner === null || comers.has(owner.id) ? [] : owner,
  );

  for (const file of [...exchanges.map((each) => each.file), ...losers]) roots.park(writes, file);
  for (const { file, place } of exchanges) {
    clearPlace(reads, writes, roots, place);
    writes.putAt(file.id, place.folder, place.name);
    writes.saw(file.id, place, place.changed);
    unknown.drop(place.folder, place.name);
    if (file.trashedAt === null && file.missingAt === null) run.found.moved += 1;
    else run.found.back += 1;
    if (file.item === null) continue;
    writes.setMissing(file.item, null);
    if (file.trashedAt === null) continue;
    writes.setTrashed(file.item, null);
    trashWrites(writer).drop(file.id);
  }
  for (const file of losers) {
    writes.unsee(file.id);
    run.seen.remove(file.number);
  }
  for (const { file } of exchanges) {
    const isTaken = reads.named(file.folder, [file.fileName]).length > 0;
    const wasThere = file.changed !== null && file.missingAt === null && file.seen !== null;
    if (!isTaken && wasThere && run.seen.has(file.number)) {
      unknown.saw(file.folder, file.fileName, file.seen, run.id);
    }
  }
}
