import type { PointerEvent } from 'react';
import { columnWidths, type QueueColumn } from '../../../shared/queue-look.ts';
import { useApp } from '../../stores/app.ts';
import { changeLook } from './queue-look.ts';
import styles from './queue-head.module.css';

const within = (width: number): number =>
  Math.round(Math.max(columnWidths.least, Math.min(width, columnWidths.most)));

/** How wide a column is drawn now, in CSS pixels. */
function drawnWidth(column: QueueColumn): number {
  const head = document.querySelector(`[data-column="${column}"]`);
  return head?.getBoundingClientRect().width ?? columnWidths.least;
}

function keepWidth(column: QueueColumn, width: number): void {
  const { widths } = useApp.getState().settings.queueLook;
  changeLook({ widths: { ...widths, [column]: within(width) } });
}

/** Makes a column wider, or narrower, by so many CSS pixels. */
export const widened = (column: QueueColumn, by: number): void =>
  keepWidth(column, drawnWidth(column) + by);

/** Shows a width while it is being drawn, without telling the host of every step. */
function showWidth(column: QueueColumn, width: number): void {
  const { settings } = useApp.getState();
  const widths = { ...settings.queueLook.widths, [column]: within(width) };
  useApp.setState({ settings: { ...settings, queueLook: { ...settings.queueLook, widths } } });
}

/** The edge of a column's head, which a pointer draws; keys have the head's menu for it. */
export function ColumnHandle({ column }: { readonly column: QueueColumn }) {
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    // Else the whole head would be dragged.
    event.preventDefault();
    const handle = event.currentTarget;
    const [from, width] = [event.clientX, drawnWidth(column)];
    handle.setPointerCapture(event.pointerId);
    const done = new AbortController();
    let drawn = width;
    const draw = (move: globalThis.PointerEvent) => {
      drawn = width + move.clientX - from;
      showWidth(column, drawn);
    };
    const end = () => {
      done.abort();
      if (drawn !== width) keepWidth(column, drawn);
    };
    handle.addEventListener('pointermove', draw, { signal: done.signal });
    handle.addEventListener('lostpointercapture', end, { signal: done.signal });
  };
  return <span className={styles.handle} aria-hidden onPointerDown={begin} />;
}
