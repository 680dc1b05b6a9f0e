import { useCallback, useEffect, useRef } from 'react';
import type { OutputId } from '../../../shared/ids.ts';
import type { OutputView } from '../../../shared/output.ts';
import { attempt } from '../../client/attempt.ts';
import { loadOlderOutputs } from '../../client/snapshot.ts';
import { focusWhenDrawn } from '../../components/focus-when-drawn.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { useView } from '../../stores/view.ts';
import styles from './library-grid.module.css';
import { OutputCard } from './output-card.tsx';
import { useColumns, type GridMeasure } from './use-columns.ts';

/** The picture is 4 : 3; below it two lines of words. Pixels. */
const PICTURE_RATIO = 3 / 4;
const WORDS_HEIGHT = 58;
const OVERSCAN_ROWS = 2;

function gridKeys(
  outputs: readonly OutputView[],
  { columns }: GridMeasure,
  scrollTo: (row: number) => void,
) {
  return (event: KeyboardEvent, list: HTMLElement) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-output]');
    const at = outputs.findIndex(({ id }) => id === card?.dataset['output']);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at + columns,
      ArrowUp: at - columns,
      Home: 0,
      End: outputs.length - 1,
    };
    const next = steps[event.key];
    const output = next === undefined ? undefined : outputs[next];
    if (at < 0 || next === undefined || !output) return;
    event.preventDefault();
    scrollTo(Math.floor(next / columns));
    focusWhenDrawn(list, `[data-output="${output.id}"] button`);
    const { selectedJob, select } = useView.getState();
    if (selectedJob !== null) select(output.jobId);
  };
}

/** Loads the next page when the last rows come near. */
function useMore(lastRow: number | undefined, rows: number, olderThan: OutputId | null): void {
  const loading = useRef(false);
  useEffect(() => {
    const isNear = lastRow !== undefined && lastRow >= rows - 1 - OVERSCAN_ROWS;
    if (!isNear || olderThan === null || loading.current) return;
    loading.current = true;
    void attempt((client) => loadOlderOutputs(client, olderThan)).finally(() => {
      loading.current = false;
    });
  }, [lastRow, olderThan, rows]);
}

interface LibraryGridProps {
  readonly outputs: readonly OutputView[];
  readonly olderThan: OutputId | null;
}

export function LibraryGrid({ outputs, olderThan }: LibraryGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const measure = useColumns(list);
  const { columns, cardWidth, gap } = measure;
  const rowHeight = Math.round(cardWidth * PICTURE_RATIO) + WORDS_HEIGHT;
  const rows = Math.ceil(outputs.length / columns);
  const virtualizer = useVirtualRows({
    scroller,
    count: cardWidth > 0 ? rows : 0,
    // Rows of another height are other rows: they are laid out anew.
    keyOf: useCallback((row: number) => `${row} of ${rowHeight}`, [rowHeight]),
    heightOf: useCallback(() => rowHeight + gap, [rowHeight, gap]),
    overscan: OVERSCAN_ROWS,
  });
  const visible = virtualizer.getVirtualItems();
  useMore(visible.at(-1)?.index, rows, olderThan);
  useKeys(
    scroller,
    gridKeys(outputs, measure, (row) => virtualizer.scrollToIndex(row)),
  );
  const cards = visible.flatMap(({ index: row, start }) =>
    outputs.slice(row * columns, (row + 1) * columns).map((output, column) => ({
      output,
      x: column * (cardWidth + gap),
      y: start,
    })),
  );
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        ref={list}
        className={styles.list}
        aria-label="Files"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {cards.map(({ output, x, y }) => (
          <li
            key={output.id}
            className={styles.item}
            data-output={output.id}
            data-job={output.jobId}
            style={{ width: cardWidth, height: rowHeight, transform: `translate(${x}px, ${y}px)` }}
          >
            <OutputCard output={output} />
          </li>
        ))}
      </ul>
    </div>
  );
}
