import { isWriting } from '../../shell/use-shortcuts.ts';
import { placeAfter } from '../list-steps.ts';
import { doDeed, type Deed } from './deed.ts';
import type { Choosing } from './use-chosen-rows.ts';

interface KeyedList<Row> {
  readonly rows: readonly Row[];
  readonly choosing: Choosing<Row>;
  readonly deeds: readonly Deed<Row>[];
  readonly onOpen: ((row: Row) => void) | undefined;
  /** Rows in sight. */
  readonly fitting: number;
  /** Brings a row into sight, and the keyboard onto it. */
  readonly goTo: (index: number) => void;
}

/** What a key does in a list of rows, besides going through it. @returns whether it was one of them */
function pressed<Row>(event: KeyboardEvent, list: KeyedList<Row>): boolean {
  const { rows, choosing, deeds, onOpen } = list;
  const { active } = choosing.chosen;
  const row = rows[active];
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== 'a') return false;
    choosing.all();
    return true;
  }
  switch (event.key) {
    case 'x':
      choosing.flip(active);
      return true;
    case 'Escape':
      if (choosing.picked.length === 0) return false;
      choosing.none();
      return true;
    case 'Enter':
      if (row === undefined || onOpen === undefined) return false;
      onOpen(row);
      return true;
    default: {
      const deed = deeds.find(({ key }) => key?.pressed.includes(event.key));
      return deed !== undefined && doDeed(deed, choosing.concerned);
    }
  }
}

/** The keys of a list of rows. */
export function deedKeys<Row>(event: KeyboardEvent, list: KeyedList<Row>): void {
  const { rows, choosing, fitting, goTo } = list;
  if (event.defaultPrevented || event.altKey || isWriting(event.target)) return;
  const layout = { columns: 1, rows: fitting };
  const to = placeAfter(event.key, choosing.chosen.active, rows.length, layout);
  if (to === undefined) {
    if (pressed(event, list)) event.preventDefault();
    return;
  }
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) choosing.moveTo(to);
  else choosing.click(event, to);
  goTo(to);
}
