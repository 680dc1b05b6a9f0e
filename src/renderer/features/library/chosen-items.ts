import type { EditTarget, LibraryItem } from '../../../shared/library.ts';
import { indexOf, itemAt } from './pager.ts';
import { useQuery } from './query-store.ts';
import { useResults } from './results-store.ts';
import { targetOf, useSelection } from './selection.ts';

/** What a deed is for: what is chosen, else the item that has the keyboard. */
export function targetNow(): {
  readonly target: EditTarget | null;
  /** The item that has the keyboard. */
  readonly sample: LibraryItem | undefined;
  /** Those of the target that are here. */
  readonly items: readonly LibraryItem[];
} {
  const found = useResults.getState();
  const { chosen, active } = useSelection.getState();
  const sample = itemAt(found, active);
  const target = targetOf(chosen, found.query ?? useQuery.getState().query);
  if (target === null) {
    return sample
      ? { target: { ids: [sample.id] }, sample, items: [sample] }
      : { target: null, sample, items: [] };
  }
  const items =
    'ids' in target ? target.ids.flatMap((id) => itemAt(found, indexOf(found, id)) ?? []) : [];
  return { target, sample, items };
}
