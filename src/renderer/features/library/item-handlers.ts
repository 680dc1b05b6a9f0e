import type { MouseEvent } from 'react';
import { SECOND } from '../../../shared/durations.ts';
import type { LibraryItem } from '../../../shared/library.ts';
import { attempt } from '../../client/attempt.ts';
import { useView } from '../../stores/view.ts';
import { editItems } from './edit-items.ts';
import { results } from './results-store.ts';
import { useSelection } from './selection.ts';

/** More than an edit by ids can be for. */
const LONGEST_RANGE = 10_000;

export interface ItemHandlers {
  click(event: MouseEvent, item: LibraryItem, index: number): void;
  flip(item: LibraryItem, index: number): void;
  open(item: LibraryItem): void;
  star(item: LibraryItem): void;
  focus(index: number): void;
}

/** Chooses everything from where the range begins to here. */
export async function chooseRange(to: number): Promise<void> {
  const { anchor } = useSelection.getState();
  const first = Math.min(anchor, to);
  const last = Math.min(Math.max(anchor, to), first + LONGEST_RANGE - 1);
  const items = await attempt(() => results.range(first, last));
  if (!items) return;
  useSelection.setState({
    chosen: { all: false, ids: new Set(items.map(({ id }) => id)) },
    active: to,
  });
}

/** Looks at a file in full; a render without one is shown in the inspector. */
export function openItem(item: LibraryItem): void {
  const { open, select } = useView.getState();
  if (item.output && item.missingAt === null) open({ kind: 'viewer', outputId: item.output.id });
  else select(item.jobId);
}

export function starItem(item: LibraryItem): void {
  void editItems({ ids: [item.id] }, { kind: 'star', starred: !item.starred });
}

/**
 * The inspector takes room from the list when it comes; a second click that is on its way would
 * meet another item there. Milliseconds.
 */
const SECOND_CLICK = 0.25 * SECOND;
let opening: ReturnType<typeof setTimeout> | undefined;

/** What is done to an item with the pointer. */
export const itemHandlers: ItemHandlers = {
  click(event, item, index) {
    // The second click of two opens the file, and undoes nothing of the first.
    if (event.detail > 1) return;
    if (event.shiftKey) return void chooseRange(index);
    const { chosen, flip, chooseOnly } = useSelection.getState();
    if (event.ctrlKey || event.metaKey) return flip(item.id, index);
    const { selectedJob, select } = useView.getState();
    const isOnly = !chosen.all && chosen.ids.size === 1 && chosen.ids.has(item.id);
    chooseOnly(item.id, index);
    clearTimeout(opening);
    // A second click on the same one puts the inspector away again.
    const shown = isOnly && selectedJob === item.jobId ? null : item.jobId;
    if (selectedJob !== null && shown !== null) select(shown);
    else opening = setTimeout(() => select(shown), SECOND_CLICK);
  },
  flip: (item, index) => useSelection.getState().flip(item.id, index),
  open(item) {
    clearTimeout(opening);
    openItem(item);
  },
  star: starItem,
  focus: (index) => useSelection.getState().moveTo(index),
};
