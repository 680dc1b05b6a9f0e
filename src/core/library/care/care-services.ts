import { basename, dirname, join } from 'node:path';
import { failure, FailureError } from '../../../shared/failure.ts';
import type { OutputId } from '../../../shared/ids.ts';
import type { EditTarget, EditView, ItemId, LibraryItem } from '../../../shared/library.ts';
import type {
  ChangedFile,
  DiskTotals,
  FetchAgainView,
  LibraryCheck,
  RetentionPreview,
  RetentionRules,
  RetentionView,
  TakenIn,
  TrashedFile,
  TrashTotals,
  UnknownFile,
} from '../../../shared/library-care.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { diskFileReads, diskFileWrites } from '../../db/disk-file-repository.ts';
import { libraryItemReads } from '../../db/library-item-repository.ts';
import { trashReads } from '../../db/trash-repository.ts';
import { unknownFileReads, unknownFileWrites } from '../../db/unknown-file-repository.ts';
import { refuseWithoutFiles, type FetchAgain } from '../../jobs/fetch-again.ts';
import type { MediaLinks } from '../../ports.ts';
import type { EditRunner } from '../edits/edit-runner.ts';
import { itemView } from '../search-services.ts';
import type { Care } from './create-care.ts';
import { describeDifference } from './describe-difference.ts';
import { relink, type RelinkParts } from './relink.ts';
import type { Retention } from './retention/retention.ts';
import { takeIn, type TakeInParts } from './take-in.ts';
import { trashSentence } from './trash/trash-words.ts';

/** What keeps the library and the disk in agreement. Bulk calls are edits. */
export interface CareServices {
  /** Joins the look that goes on. */
  startCheck(wait: boolean): Promise<LibraryCheck>;
  stopCheck(): Promise<LibraryCheck | null>;
  lastCheck(): LibraryCheck | null;
  /** Without those that a person lets stay. */
  changedFiles(skip: number, limit: number): { files: ChangedFile[]; more: boolean };
  /** @returns how many of them are changed files */
  keepChanged(ids: readonly ItemId[], kept: boolean): number;
  diskTotals(): DiskTotals;
  /** Whether the last look found a file there that is no item's. */
  isUnknownFile(path: string): boolean;
  unknownFiles(query: { after?: string | undefined; limit: number; ignored: boolean }): {
    files: UnknownFile[];
    more: boolean;
  };
  takeIn(paths: readonly string[]): Promise<TakenIn[]>;
  /** @returns how many are in the list */
  ignoreUnknown(paths: readonly string[], ignored: boolean): number;
  /** @throws FailureError `content-mismatch` with the difference in words, unless `asChanged` */
  relink(id: ItemId, path: string, asChanged: boolean): Promise<LibraryItem>;
  fetchAgain(ids: readonly ItemId[], asAnother: boolean): Promise<FetchAgainView[]>;
  fetchesAgain(ids: readonly OutputId[]): FetchAgainView[];
  trash(target: EditTarget): Promise<EditView>;
  restore(target: EditTarget): Promise<EditView>;
  /** @throws FailureError `not-found` for what is not in the trash */
  trashed(id: ItemId): Promise<TrashedFile>;
  trashTotals(): TrashTotals;
  /** @throws FailureError `conflict`, which asks, until it is confirmed */
  emptyTrash(confirmed: boolean): Promise<TrashTotals>;
  /** @throws FailureError `conflict`, which asks, until it is confirmed */
  forget(target: EditTarget, confirmed: boolean): Promise<EditView>;
  retention(): RetentionView;
  previewRetention(rules: RetentionRules, skip: number, limit: number): Promise<RetentionPreview>;
  setRetention(rules: RetentionRules, on: boolean, seen: string | undefined): RetentionView;
  runRetention(seen: string | undefined): Promise<EditView | null>;
}

export interface CareServiceParts
  extends Omit<RelinkParts, 'disk' | 'roots'>, Omit<TakeInParts, 'disk' | 'roots'> {
  readonly writer: WritableDatabase;
  readonly care: Care;
  readonly edits: EditRunner;
  readonly fetchAgain: FetchAgain;
  readonly retention: Retention;
  readonly mediaLinks: MediaLinks;
}

export function createCareServices(parts: CareServiceParts): CareServices {
  const { care, edits, fetchAgain, retention, writer } = parts;
  const { checks, keeper } = care;
  const files = diskFileReads(writer);
  const outputsOf = (ids: readonly ItemId[]): OutputId[] =>
    itemsOf(parts, ids).flatMap(({ output }) => output?.id ?? []);
  return {
    async startCheck(wait) {
      const { now, done } = checks.start(true);
      return wait ? done : now;
    },
    stopCheck: () => checks.stop(),
    lastCheck: () => checks.last(),
    ...listServices(parts),
    keepChanged(ids, kept) {
      const rows = diskFileWrites(writer);
      const outputs = outputsOf(ids);
      return writer.transaction(() => outputs.filter((id) => rows.keepChange(id, kept)).length);
    },
    async takeIn(paths) {
      const taken: TakenIn[] = [];
      for (const path of new Set(paths)) {
        taken.push(await takeIn({ ...parts, ...care }, path));
      }
      return taken;
    },
    async relink(id, path, asChanged) {
      const [output] = outputsOf([id]);
      if (output === undefined || files.byId(output) === undefined) refuseUnknown();
      await relink({ ...parts, ...care }, output, path, asChanged);
      return itemsOf(parts, [id])[0] ?? refuseUnknown();
    },
    fetchAgain(ids, asAnother) {
      const outputs = outputsOf(ids);
      refuseWithoutFiles(outputs);
      return fetchAgain.start(outputs, asAnother);
    },
    fetchesAgain: (ids) => fetchAgain.state(ids),
    trash: (target) => edits.edit(target, { kind: 'trash', because: 'person' }),
    restore: (target) => edits.edit(target, { kind: 'restore' }),
    trashed: (id) => trashed(parts, id),
    trashTotals: () => trashReads(writer).totals(),
    async emptyTrash(confirmed) {
      const totals = trashReads(writer).totals();
      if (!confirmed && totals.files > 0) askBeforeEmptying(totals);
      await keeper.empty();
      return trashReads(writer).totals();
    },
    async forget(target, confirmed) {
      if (!confirmed) askBeforeForgetting(target);
      return edits.edit(target, { kind: 'forget' });
    },
    retention: () => retention.get(),
    previewRetention: (rules, skip, limit) => retention.preview(rules, skip, limit),
    setRetention: (rules, on, seen) => retention.set(rules, on, seen),
    runRetention: (seen) => retention.run(seen),
  };
}

function itemsOf({ writer, mediaLinks }: CareServiceParts, ids: readonly string[]): LibraryItem[] {
  const reads = libraryItemReads(writer);
  return reads.byIds(reads.idsOf(ids)).map((row) => itemView(row, mediaLinks));
}

/** What a look has found, as lists. */
function listServices(
  parts: CareServiceParts,
): Pick<
  CareServices,
  'changedFiles' | 'diskTotals' | 'isUnknownFile' | 'unknownFiles' | 'ignoreUnknown'
> {
  const { writer } = parts;
  const files = diskFileReads(writer);
  const unknown = unknownFileReads(writer);
  return {
    changedFiles(skip, limit) {
      const found = files.changedUnkept(skip, limit + 1);
      const items = new Map(
        itemsOf(
          parts,
          found.map(({ id }) => id),
        ).map((item) => [String(item.id), item]),
      );
      const changed = found.slice(0, limit).flatMap((file) => {
        const item = items.get(file.id);
        if (item === undefined || file.changed === null || file.seen === null) return [];
        const now = { bytes: file.seen.bytes, sha256: file.changed.sha256 };
        const difference = describeDifference(file, now);
        return { item, changedAt: file.changed.at, ...now, difference };
      });
      return { files: changed, more: found.length > limit };
    },
    diskTotals: () => ({ changed: files.countChangedUnkept(), unknown: unknown.count() }),
    isUnknownFile: (path) => unknown.at(dirname(path), basename(path)) !== undefined,
    unknownFiles({ after, limit, ignored }) {
      const from = after === undefined ? null : { folder: dirname(after), name: basename(after) };
      const found = unknown.page(from, ignored, limit + 1);
      const views = found.slice(0, limit).map(({ folder, name, bytes, modifiedAt, ...row }) => {
        const forgotten = files.named(folder, [name]).some((file) => file.forgottenAt !== null);
        const path = join(folder, name);
        return { path, folder, name, bytes, modifiedAt, ignored: row.ignored, forgotten };
      });
      return { files: views, more: found.length > limit };
    },
    ignoreUnknown(paths, ignored) {
      const writes = unknownFileWrites(writer);
      return writer.transaction(
        () => paths.filter((path) => writes.ignore(dirname(path), basename(path), ignored)).length,
      );
    },
  };
}

async function trashed(parts: CareServiceParts, id: ItemId): Promise<TrashedFile> {
  const { writer, care } = parts;
  const [item] = itemsOf(parts, [id]);
  const numbers = libraryItemReads(writer).idsOf([id]);
  const [row] = trashReads(writer).items(numbers.slice(0, 1));
  if (item === undefined || row === undefined || row.trashedAt === null) refuseNotInTrash();
  const { output } = row;
  const file = output === null ? null : care.restorer.fileOf(output);
  const place = file?.place ?? 'none';
  const path = output === null || file === null ? null : await care.restorer.pathOf(output, file);
  return {
    item,
    place: place === 'library' || place === 'system' ? `${place}-trash` : place,
    path,
    restorable: place === 'none' || path !== null,
    sentence: trashSentence(place, path),
  };
}

function askBeforeEmptying({ files, bytes }: TrashTotals): never {
  const what = files === 1 ? 'One file' : `${files.toLocaleString('en')} files`;
  throw new FailureError(
    failure(
      'conflict',
      `${what} of ${bytes.toLocaleString('en')} bytes would be deleted for good. What is known of them stays.`,
      'Confirm it, or put back what you want to keep.',
    ),
  );
}

function askBeforeForgetting(target: EditTarget): never {
  const what =
    'ids' in target
      ? target.ids.length === 1
        ? 'What is known of one item'
        : `What is known of ${target.ids.length.toLocaleString('en')} items`
      : 'What is known of everything that the search finds';
  throw new FailureError(
    failure(
      'conflict',
      `${what} would be removed from the library: payload, price, times, tags and notes. Files stay where they are, in the trash or not.`,
      'Confirm it, or keep it.',
    ),
  );
}

function refuseUnknown(): never {
  throw new FailureError(
    failure('not-found', 'There is no such file in the library.', 'Search for it again.'),
  );
}

function refuseNotInTrash(): never {
  throw new FailureError(
    failure('not-found', 'There is no such item in the trash.', 'Search for it with is:trashed.'),
  );
}
