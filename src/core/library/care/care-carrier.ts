import type { CarriedChange } from '../../../shared/library-care.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { diskFileWrites } from '../../db/disk-file-repository.ts';
import type { EditItem } from '../../db/library-edit-repository.ts';
import { trashReads } from '../../db/trash-repository.ts';
import type { Clock } from '../../ports.ts';
import { LEFT, type Carried, type Carrier } from '../edits/carried.ts';
import type { TrashKeeper } from './trash/trash-keeper.ts';
import type { TrashRestorer } from './trash/trash-restorer.ts';
import { whyNotEnded } from './trash/trash-words.ts';

export interface CareCarrierParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly keeper: TrashKeeper;
  readonly restorer: TrashRestorer;
}

/** Does what edits want done to files: to the trash, back from it, or forgotten. */
export function careCarrier(parts: CareCarrierParts): Carrier {
  const { writer, keeper, restorer } = parts;
  return {
    carry(items, change, told) {
      switch (change.kind) {
        case 'trash':
          return keeper.trash(items, told, change.because === 'retention');
        case 'restore':
          return restorer.restore(items, told);
        case 'forget':
          forget(parts, items, told);
          return Promise.resolve();
      }
    },
    async takeBack(items, change, told) {
      const done = items.filter(({ before }) => before !== LEFT);
      const numbers = done.map(({ item }) => item);
      writer.transaction(() => {
        for (const { item, before } of items) if (before === LEFT) told.did(item, '');
      });
      await undo(parts, change, numbers, told);
      settleUntold(parts, done, told);
    },
  };
}

async function undo(
  { writer, keeper, restorer }: CareCarrierParts,
  change: CarriedChange,
  items: readonly number[],
  told: Carried,
): Promise<void> {
  switch (change.kind) {
    case 'trash':
      return restorer.restore(items, told);
    case 'restore':
      return keeper.trash(items, told);
    case 'forget': {
      const rows = diskFileWrites(writer);
      writer.transaction(() => {
        for (const item of items) {
          rows.setForgotten(item, null);
          told.did(item, '');
        }
      });
    }
  }
}

/** Items that are no more: there is nothing to take back. */
function settleUntold(
  { writer }: CareCarrierParts,
  items: readonly EditItem[],
  told: Carried,
): void {
  const known = new Set(
    trashReads(writer)
      .items(items.map(({ item }) => item))
      .map(({ id }) => id),
  );
  writer.transaction(() => {
    for (const { item } of items) if (!known.has(item)) told.did(item, '');
  });
}

/** The history goes; the file, wherever it is, stays as it is. */
function forget({ writer, clock }: CareCarrierParts, ids: readonly number[], told: Carried): void {
  const rows = diskFileWrites(writer);
  writer.transaction(() => {
    for (const item of trashReads(writer).items(ids)) {
      const why = whyNotEnded(item);
      if (why !== null) {
        told.left(item.id, why);
        continue;
      }
      rows.setForgotten(item.id, clock.now());
      told.did(item.id, JSON.stringify({ forgotten: true }));
    }
  });
}
