import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import { focusWhenDrawn } from '../../components/focus-when-drawn.ts';
import { useView } from '../../stores/view.ts';
import { focusInspector } from '../inspector/use-focus-given-back.ts';
import type { QueueLines } from './queue-lines.ts';
import { useQueueSelection } from './queue-selection.ts';

/** So many jobs further; more than there are means the last one. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/** The job of the row that something belongs to. */
export function jobAt(target: EventTarget | null): JobId | undefined {
  const row = (target as HTMLElement).closest<HTMLElement>('[data-job]');
  return row?.dataset['job'] as JobId | undefined;
}

/** Chooses none, and leaves the keyboard on the row where choosing began. */
export function chooseNone(container: HTMLElement | null): void {
  const { anchor, begin } = useQueueSelection.getState();
  begin(anchor);
  if (anchor !== null) focusWhenDrawn(container, `[data-job="${anchor}"] button`);
}

/** The keys that choose without moving; false for every other. */
function isChoosing(event: KeyboardEvent, lines: QueueLines, frame: HTMLElement): boolean {
  const { chosen, choose } = useQueueSelection.getState();
  if (event.key === 'Escape' && chosen.size > 0) {
    chooseNone(frame);
    return true;
  }
  const isAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
  if (isAll) choose(lines.jobs);
  return isAll;
}

/**
 * Arrow keys move between the rows' own buttons, and choose with Shift; the selection follows into
 * an open inspector.
 */
export function rowKeys(lines: QueueLines, scrollTo: (index: number) => void) {
  return (event: KeyboardEvent, frame: HTMLElement) => {
    if (isChoosing(event, lines, frame)) return event.preventDefault();
    const current = jobAt(event.target);
    if (current === undefined) return;
    if (event.key === 'ArrowRight' && focusInspector()) return event.preventDefault();
    const step = steps[event.key];
    const job = step === undefined ? undefined : lines.neighbour(current, step);
    if (job === undefined) return;
    event.preventDefault();
    scrollTo(lines.indexOf(job));
    focusWhenDrawn(frame, `[data-job="${job}"] button`);
    const { chosen, begin, reach } = useQueueSelection.getState();
    if (event.shiftKey) {
      if (chosen.size === 0) begin(current);
      return reach(lines.jobs, job);
    }
    begin(job);
    const { selectedJob, select } = useView.getState();
    if (selectedJob !== null) select(job);
  };
}

/** A click with Ctrl, ⌘ or Shift chooses a row instead of opening it. */
export function useRowClicks(frame: RefObject<HTMLElement | null>, lines: QueueLines): void {
  const hear = useEffectEvent((event: MouseEvent) => {
    // The row's other buttons do what they do, whatever is held down.
    const button = (event.target as HTMLElement).closest('button');
    const job = button?.hasAttribute('aria-pressed') ? jobAt(button) : undefined;
    if (job === undefined) return;
    const { begin, flip, reach } = useQueueSelection.getState();
    const isOneMore = event.ctrlKey || event.metaKey;
    if (!isOneMore && !event.shiftKey) return begin(job);
    event.preventDefault();
    event.stopPropagation();
    // A toast that had the keyboard gives it back to whoever had it before, over the click.
    button?.focus();
    if (isOneMore) flip(job);
    else reach(lines.jobs, job);
  });
  useEffect(() => {
    const current = frame.current;
    const listen = (event: MouseEvent) => hear(event);
    // Before the row itself hears of it.
    current?.addEventListener('click', listen, { capture: true });
    return () => current?.removeEventListener('click', listen, { capture: true });
  }, [frame]);
}
