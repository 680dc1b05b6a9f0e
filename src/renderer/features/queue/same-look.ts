import type { QueueLook } from '../../../shared/queue-look.ts';

/** How the queue is looked at, and what is typed into its filter. */
export interface ShownQueue {
  readonly look: QueueLook;
  readonly filter: string;
}

/** Whatever the order in which columns were drawn wider. */
const inWords = ({ columns, widths, sort, grouping }: QueueLook): string =>
  JSON.stringify([
    columns,
    Object.entries(widths).toSorted(([one], [other]) => one.localeCompare(other)),
    sort && [sort.by, sort.reversed],
    grouping,
  ]);

/** Whether what is shown is the view as it was kept. */
export const isShown = (view: ShownQueue, shown: ShownQueue): boolean =>
  view.filter.trim() === shown.filter.trim() && inWords(view.look) === inWords(shown.look);
