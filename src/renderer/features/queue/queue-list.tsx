import { memo, useMemo, useRef, type CSSProperties, type RefObject } from 'react';
import { attempt } from '../../client/attempt.ts';
import { loadOlderJobs } from '../../client/snapshot.ts';
import { Button } from '../../components/button.tsx';
import type { LongScroller } from '../../components/long-scroller.ts';
import { SharedTip } from '../../components/shared-tip.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useLongScroller, useShownRows } from '../../components/use-long-rows.ts';
import { useWidth } from '../../components/use-width.ts';
import { useJobs } from '../../stores/jobs.ts';
import { say } from '../../words/say.ts';
import { JobRow, ShownColumns } from './job-row.tsx';
import { NothingFits } from './nothing-fits.tsx';
import { useNearRows } from './near-row.ts';
import { QueueBulkBar } from './queue-bulk-bar.tsx';
import { isSameLine, type Line, type QueueLines } from './queue-lines.ts';
import { fittingColumns, tracksOf } from './queue-columns.ts';
import { QueueHead } from './queue-head.tsx';
import { useQueueFilter, useQueueLook } from './queue-look.ts';
import { useQueueSelection } from './queue-selection.ts';
import { chooseNone, rowKeys, useRowClicks } from './row-events.ts';
import { RowMenu } from './row-menu.tsx';
import { useQueueLines } from './use-queue-lines.ts';
import styles from './queue-list.module.css';

/** Pixels, of every line; the style sheet has the same. */
const LINE_HEIGHT = 44;
/** Pixels around all lines, as in the style sheet; below them also the bar of what is chosen. */
const MARGIN = 8;
const UNDER = { list: 16, bar: 72 } as const;
const OVERSCAN = 5;
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
  const isChoosing = useQueueSelection(({ chosen }) => chosen.size > 0);
  const long = useLongScroller(scroller, {
    count: lines.count,
    rowHeight: LINE_HEIGHT,
    margin: MARGIN,
    under: isChoosing ? UNDER.bar : UNDER.list,
    overscan: OVERSCAN,
  });
  useNearRows(scroller);
  useKeys(
    frame,
    rowKeys(lines, (index) => long.scrollTo(index)),
  );
  return (
    <>
      <RowMenu>
        <div ref={scroller} className={styles.scroller} data-choosing={isChoosing || undefined}>
          <ShownLines lines={lines} scroller={long} />
        </div>
      </RowMenu>
      <SharedTip area={scroller} />
    </>
  );
});

interface ShownLinesProps {
  readonly lines: QueueLines;
  readonly scroller: LongScroller;
}

/** What a step of the scrolling draws anew, and nothing else. */
function ShownLines({ lines, scroller }: ShownLinesProps) {
  const { first, last, height, topOf } = useShownRows(scroller, lines.count, LINE_HEIGHT);
  return (
    <ul className={styles.list} aria-label={say('queue.list')} style={{ height }}>
      {Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
        const line = lines.at(first + at);
        return line && <Placed key={line.key} line={line} top={topOf(first + at)} />;
      })}
    </ul>
  );
}

/** A line in its place, drawn anew when another stands there. */
const Placed = memo(
  function Placed({ line, top }: { readonly line: Line; readonly top: number }) {
    return (
      <li
        className={styles.line}
        style={{ top }}
        data-job={line.kind === 'job' ? line.key : undefined}
      >
        <QueueLine line={line} />
      </li>
    );
  },
  (before, after) => before.top === after.top && isSameLine(before.line, after.line),
);

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
