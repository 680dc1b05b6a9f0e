import { toast } from 'sonner';
import type {
  EditTarget,
  EditView,
  ItemId,
  LibraryChange,
  LibraryItem,
} from '../../../shared/library.ts';
import { attempt } from '../../client/attempt.ts';
import type { Client } from '../../client/connection.ts';
import { announce } from '../../stores/announcements.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { changed } from './changed-item.ts';
import { useItemDetail } from './item-detail-store.ts';
import { results, useResults } from './results-store.ts';
import { isChosen } from './selection.ts';

/** Long enough to see what was done to many, and to want it back. Milliseconds. */
const UNDO_STAYS = 12_000;

/** Null: there was nothing to do. */
type Edit = Promise<EditView | null | undefined>;

/** The edits of this window that can be taken back, the latest last; some may still go on. */
let undoable: readonly Edit[] = [];

/** Does an edit that can be taken back from the moment on in which it was asked for. */
export function doEdit(edit: (client: Client) => Promise<EditView | null>): Edit {
  const doing = attempt(edit);
  undoable = [...undoable, doing];
  return doing;
}

const concerns = (target: EditTarget, id: ItemId): boolean =>
  'ids' in target
    ? target.ids.includes(id)
    : isChosen({ all: true, ids: new Set(target.except) }, id);

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
  const edit = await doEdit((client) => client.library.edit({ target, change }));
  void results.refresh();
  if (!edit) return false;
  if (size(target) > 1 || !seen) tellEdit(edit);
  else announce(`${translated(edit.label)}.`);
  return true;
}

/** Tells of an edit that was done, with the way to take it back. */
export function tellEdit(edit: EditView): void {
  toast.success(translated(edit.label), {
    description: [say('library.items', { count: edit.total }), edit.remark]
      .filter(Boolean)
      .join('. '),
    duration: UNDO_STAYS,
    action: { label: say('care.undo'), onClick: () => void undoEdit(edit.id) },
  });
}

/** Puts what an edit changed back to what it was. */
async function undoEdit(editId: number): Promise<void> {
  const undone = await attempt((client) => client.library.undo({ editId }));
  void results.refresh();
  useItemDetail.getState().reload();
  if (undone)
    toast.message(say('library.takenBack', { label: translated(undone.label) }), {
      description: undone.remark,
    });
}

/** Takes the latest edit of this window back; false where there is none. */
export function undoLatest(): boolean {
  const latest = undoable.at(-1);
  if (latest === undefined) return false;
  undoable = undoable.slice(0, -1);
  void latest.then((edit) => edit && undoEdit(edit.id));
  return true;
}
