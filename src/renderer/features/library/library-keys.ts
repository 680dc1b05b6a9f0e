import type { LibraryItem } from '../../../shared/library.ts';
import { focusWhenDrawn } from '../../components/focus-when-drawn.ts';
import { useConnection } from '../../stores/connection.ts';
import { useView } from '../../stores/view.ts';
import { isWriting } from '../shell/use-shortcuts.ts';
import { trashItems } from './care-actions.ts';
import { targetNow } from './chosen-items.ts';
import { editItems } from './edit-items.ts';
import { copyPaths, copyPicture } from './item-deeds.ts';
import { isStep, placeAfter, type Layout } from './list-steps.ts';
import { itemAt } from './pager.ts';
import { useQuery } from './query-store.ts';
import { useResults } from './results-store.ts';
import { useSelection } from './selection.ts';
import { chooseRange, openItem } from './item-handlers.ts';

const activeItem = (): LibraryItem | undefined =>
  itemAt(useResults.getState(), useSelection.getState().active);

function star(): void {
  const { target, sample } = targetNow();
  if (target === null) return;
  void editItems(target, { kind: 'star', starred: !(sample?.starred ?? false) });
}

function trash(): void {
  const { target, sample } = targetNow();
  if (target === null) return;
  // In the trash the same key has nothing more to do.
  if (sample && sample.trashedAt !== null) return;
  const { active } = useSelection.getState();
  void trashItems(target).then(() =>
    focusWhenDrawn(document.body, `[data-index="${active}"] button`),
  );
}

/** The picture of one that has one, else the paths; true: there was something to copy. */
function copy(pathOnly: boolean): boolean {
  const { items } = targetNow();
  const [one] = items;
  if (one === undefined || window.getSelection()?.isCollapsed === false) return false;
  if (!pathOnly && items.length === 1 && one.kind === 'image' && one.output) {
    void copyPicture(one.output);
  } else copyPaths(items);
  return true;
}

function openDialog(kind: 'tag-items' | 'note-items'): void {
  const { target } = targetNow();
  if (target !== null) useView.getState().open({ kind, target });
}

/** What keys do to the item that has the keyboard, or to what is chosen. True: it was one of them. */
function deed(event: KeyboardEvent): boolean {
  const item = activeItem();
  const { selectedJob, select } = useView.getState();
  const { active, flip, chosen, clear, chooseAll } = useSelection.getState();
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (key === 'a') chooseAll();
    else if (key === 'c') return copy(event.shiftKey);
    else if (event.key === ' ' && item) flip(item.id, active);
    else return false;
    return true;
  }
  if (event.altKey) return false;
  switch (event.key) {
    case 'Enter':
      if (item) select(selectedJob === item.jobId ? null : item.jobId);
      return true;
    case ' ':
      if (item) openItem(item);
      return true;
    case 'Escape':
      if (!chosen.all && chosen.ids.size < 2) return false;
      clear();
      return true;
    case 'Delete':
    case 'Backspace':
      trash();
      return true;
    case 's':
      star();
      return true;
    case 't':
      openDialog('tag-items');
      return true;
    case 'm':
      openDialog('note-items');
      return true;
    case 'x':
      if (item) flip(item.id, active);
      return true;
    default:
      return false;
  }
}

type GoTo = (index: number) => void;

/** Goes where a key leads. False: it is none that leads anywhere. */
function step(event: KeyboardEvent, layout: Layout, goTo: GoTo): boolean {
  const { active } = useSelection.getState();
  const { total } = useResults.getState();
  const next = event.altKey ? undefined : placeAfter(event.key, active, total, layout);
  if (next === undefined) return false;
  goTo(next);
  if (event.shiftKey) {
    void chooseRange(next);
    return true;
  }
  if (event.ctrlKey || event.metaKey) {
    useSelection.getState().moveTo(next);
    return true;
  }
  const item = itemAt(useResults.getState(), next);
  useSelection.setState({ active: next, anchor: next });
  if (item === undefined) return true;
  const { selectedJob, select } = useView.getState();
  // One that was chosen by hand with others stays so until another is chosen.
  if (!isMany()) useSelection.getState().chooseOnly(item.id, next);
  if (selectedJob !== null) select(item.jobId);
  return true;
}

/** What is shown is still the answer to what was asked before. */
const isAnswerAwaited = (): boolean =>
  useConnection.getState().status === 'open' &&
  useResults.getState().query !== useQuery.getState().query;

export interface LibraryKeys {
  press(event: KeyboardEvent): void;
  /** What was asked is answered and drawn: steps that were waiting for it are taken. */
  answered(): void;
}

/**
 * The keys of the library. While an answer is on its way, a step waits for it, as it is meant in
 * what will be there; whatever does something to an item is not done, since the item may not be
 * what was meant.
 * @param waiting steps that wait; the same array for the same list
 * @param goTo brings a place into sight and the keyboard onto it
 */
export function libraryKeys(waiting: KeyboardEvent[], layout: Layout, goTo: GoTo): LibraryKeys {
  return {
    press(event) {
      if (event.defaultPrevented || isWriting(event.target)) return;
      if (isAnswerAwaited()) {
        if (!isStep(event.key)) return;
        waiting.push(event);
        event.preventDefault();
      } else if (step(event, layout, goTo) || deed(event)) {
        event.preventDefault();
      }
    },
    answered() {
      if (isAnswerAwaited()) return;
      for (const event of waiting.splice(0)) step(event, layout, goTo);
    },
  };
}

function isMany(): boolean {
  const { chosen } = useSelection.getState();
  return chosen.all || chosen.ids.size > 1;
}
