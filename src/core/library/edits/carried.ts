import type { CarriedChange } from '../../../shared/library-care.ts';
import type { EditItem, StoredChange } from '../../db/library-edit-repository.ts';

/*
 * Changes that move files as well as rows. They take their time, and may be cut off between any
 * two steps: whoever carries them writes down what he is about to do, and is given the same items
 * again after a crash.
 */

/** What became of one item. Within the transaction that changes its rows. */
export interface Carried {
  /** @param before what taking it back needs, as JSON */
  did(item: number, before: string): void;
  /** It stays as it was. @param why a sentence for people */
  left(item: number, why: string): void;
}

export interface Carrier {
  /** Tells of every item, once. */
  carry(items: readonly number[], change: CarriedChange, told: Carried): Promise<void>;
  /** Takes back what was done to them; of those that were left nothing was. */
  takeBack(items: readonly EditItem[], change: CarriedChange, told: Carried): Promise<void>;
}

/** Kept for an item to which nothing was done. */
export const LEFT = JSON.stringify({ left: true });

const carriedKinds: ReadonlySet<StoredChange['kind']> = new Set(['trash', 'restore', 'forget']);

export function isCarried(change: StoredChange): change is CarriedChange {
  return carriedKinds.has(change.kind);
}

/** For people. */
export function carriedLabel(change: CarriedChange): string {
  switch (change.kind) {
    case 'trash':
      return change.because === 'retention'
        ? 'Move to the trash what need not be kept'
        : 'Move to the trash';
    case 'restore':
      return 'Put back from the trash';
    case 'forget':
      return 'Forget';
  }
}
