import { toast } from 'sonner';
import type {
  EditTarget,
  EditView,
  ItemId,
  LibraryChange,
  LibraryItem,
} from '../../../shared/library.ts';
import { attempt } from '../../client/attempt.ts';
import { announce } from '../../stores/announcements.ts';
import { counted } from '../../words/measures.ts';
import { useItemDetail } from './item-detail-store.ts';
import { results, useResults } from './results-store.ts';
import { isChosen } from './selection.ts';

/** Long enough to see what was done to many, and to want it back. Milliseconds. */
const UNDO_STAYS = 12_000;

/** The edits of this window that can be taken back, the latest last. */
let undoable: readonly number[] = [];

const concerns = (target: EditTarget, id: ItemId): boolean =>
  'ids' in target
    ? target.ids.includes(id)
    : isChosen({ all: true, ids: new Set(target.except) }, id);

/** An item as it is after a change. */
export function changed(item: LibraryItem, change: LibraryChange): LibraryItem {
  switch (change.kind) {
    case 'star':
      return { ...item, starred: change.starred };
    case 'note':
      return { ...item, note: change.note };
    case 'tags': {
      const gone = new Set(change.remove.map((name) => name.toLowerCase()));
      const kept = item.tags.filter((name) => !gone.has(name.toLowerCase()));
      const known = new Set(kept.map((name) => name.toLowerCase()));
      return {
        ...item,
        tags: [...kept, ...change.add.filter((name) => !known.has(name.toLowerCase()))],
      };
    }
    default:
      return change satisfies never;
  }
}

/** How many items an edit is for, as far as that is known here. */
function size(target: EditTarget): number {
  if ('ids' in target) return target.ids.length;
  return Math.max(0, useResults.getState().total - target.except.length);
}

/** `seen`: what it changes is looked at, and a toast would only say the same. */
interface Manner {
  readonly seen?: boolean;
}

/** Changes items, and says so where it was more than one or cannot be seen. */
export async function editItems(
  target: EditTarget,
  change: LibraryChange,
  { seen = change.kind === 'star' }: Manner = {},
): Promise<boolean> {
  const apply = (item: LibraryItem) => (concerns(target, item.id) ? changed(item, change) : item);
  results.patch(apply);
  useItemDetail.getState().patch(apply);
  const edit = await attempt((client) => client.library.edit({ target, change }));
  results.refresh();
  if (!edit) return false;
  undoable = [...undoable, edit.id];
  if (size(target) > 1 || !seen) tell(edit);
  else announce(`${edit.label}.`);
  return true;
}

function tell(edit: EditView): void {
  toast.success(edit.label, {
    description: counted(edit.total, 'item'),
    duration: UNDO_STAYS,
    action: { label: 'Undo', onClick: () => void undoEdit(edit.id) },
  });
}

/** Puts what an edit changed back to what it was. */
export async function undoEdit(editId: number): Promise<void> {
  undoable = undoable.filter((id) => id !== editId);
  const undone = await attempt((client) => client.library.undo({ editId }));
  results.refresh();
  useItemDetail.getState().reload();
  if (undone) toast.message(`Taken back: ${undone.label}`);
}

/** Takes the latest edit of this window back; false where there is none. */
export function undoLatest(): boolean {
  const latest = undoable.at(-1);
  if (latest === undefined) return false;
  void undoEdit(latest);
  return true;
}
