import { memo, useCallback, useMemo, useRef, type CSSProperties, type RefObject } from 'react';
import { attempt } from '../../client/attempt.ts';
import { loadOlderJobs } from '../../client/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useWidth } from '../../components/use-width.ts';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { useJobs } from '../../stores/jobs.ts';
import { say } from '../../words/say.ts';
import { JobRow, ShownColumns } from './job-row.tsx';
import { NothingFits } from './nothing-fits.tsx';
import { QueueBulkBar } from './queue-bulk-bar.tsx';
import type { Line, QueueLines } from './queue-lines.ts';
import { fittingColumns, tracksOf } from './queue-columns.ts';
import { QueueHead } from './queue-head.tsx';
import { useQueueFilter, useQueueLook } from './queue-look.ts';
import { chooseNone, rowKeys, useRowClicks } from './row-events.ts';
import { RowMenu } from './row-menu.tsx';
import { useQueueLines } from './use-queue-lines.ts';
import styles from './queue-list.module.css';

/** Pixels; the style sheet has the same heights. */
const heights = { heading: 36, job: 44, more: 52 } as const;
const OVERSCAN = 8;
/** CSS pixels at the list's sides, with room for a scroll bar. */
const ENDS = 24 + 15;

export function QueueList() {
  const lines = useQueueLines();
  const isFiltered = useQueueFilter(({ filter }) => filter.trim() !== '');
  const older = useJobs(({ endedFrom }) => endedFrom);
  if (isFiltered && lines.jobs.length === 0) return <NothingFits older={older} />;
  return <Lines lines={lines} />;
}

/** The list with its head: both have the columns for which there is room. */
function Lines({ lines }: { readonly lines: QueueLines }) {
  const [frame, room] = useWidth<HTMLDivElement>();
  const { columns, widths } = useQueueLook();
  const shown = useMemo(
    () => fittingColumns({ columns, widths }, room - ENDS),
    [columns, widths, room],
  );
  const tracks = useMemo(() => tracksOf(shown, widths), [shown, widths]);
  useRowClicks(frame, lines);
  return (
    <div ref={frame} className={styles.frame} style={{ '--tracks': tracks } as CSSProperties}>
      <QueueHead columns={shown} />
      <ShownColumns value={shown}>
        <Rows lines={lines} frame={frame} />
      </ShownColumns>
      <QueueBulkBar listed={lines.jobs} onNone={() => chooseNone(frame.current)} />
    </div>
  );
}

interface RowsProps {
  readonly lines: QueueLines;
  readonly frame: RefObject<HTMLDivElement | null>;
}

const Rows = memo(function Rows({ lines, frame }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualRows({
    scroller,
    count: lines.count,
    keyOf: useCallback((index: number) => lines.at(index)?.key ?? index, [lines]),
    heightOf: useCallback((index: number) => heights[lines.at(index)?.kind ?? 'job'], [lines]),
    overscan: OVERSCAN,
  });
  useKeys(
    frame,
    rowKeys(lines, (index) => virtualizer.scrollToIndex(index)),
  );
  return (
    <div ref={scroller} className={styles.scroller}>
      <RowMenu>
        <ul
          className={styles.list}
          aria-label={say('queue.list')}
          data-scrolling={virtualizer.isScrolling || undefined}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start, size }) => {
            const line = lines.at(index);
            if (!line) return null;
            return (
              <li
                key={key}
                className={styles.line}
                style={{ transform: `translateY(${start}px)`, height: size }}
                data-job={line.kind === 'job' ? line.key : undefined}
              >
                <QueueLine line={line} />
              </li>
            );
          })}
        </ul>
      </RowMenu>
    </div>
  );
});

function QueueLine({ line }: { readonly line: Line }) {
  switch (line.kind) {
    case 'job':
      return <JobRow id={line.key} />;
    case 'heading':
      return (
        <h2 className={styles.heading} data-key={line.key}>
          {line.title} <span className={styles.count}>{line.count}</span>
        </h2>
      );
    case 'more':
      return (
        <div className={styles.more}>
          <Button
            look="quiet"
            onClick={() => void attempt((client) => loadOlderJobs(client, line.before))}
          >
            {say('queue.older')}
          </Button>
        </div>
      );
    default:
      return line satisfies never;
  }
}
