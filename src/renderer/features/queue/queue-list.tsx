import { useCallback, useRef } from 'react';
import { attempt } from '../../client/attempt.ts';
import { loadOlderJobs } from '../../client/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { useJobs } from '../../stores/jobs.ts';
import { say } from '../../words/say.ts';
import { JobRow } from './job-row.tsx';
import { NothingFits } from './nothing-fits.tsx';
import { QueueBulkBar } from './queue-bulk-bar.tsx';
import type { Line, QueueLines } from './queue-lines.ts';
import { useQueueLook } from './queue-look.ts';
import { chooseNone, rowKeys, useRowClicks } from './row-events.ts';
import { RowMenu } from './row-menu.tsx';
import { useQueueLines } from './use-queue-lines.ts';
import styles from './queue-list.module.css';

/** Pixels; the style sheet has the same heights. */
const heights = { heading: 36, job: 44, more: 52 } as const;
const OVERSCAN = 8;

export function QueueList() {
  const lines = useQueueLines();
  const isFiltered = useQueueLook(({ filter }) => filter.trim() !== '');
  const older = useJobs(({ endedFrom }) => endedFrom);
  if (isFiltered && lines.jobs.length === 0) return <NothingFits older={older} />;
  return <Lines lines={lines} />;
}

function Lines({ lines }: { readonly lines: QueueLines }) {
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualRows({
    scroller,
    count: lines.count,
    keyOf: useCallback((index: number) => lines.at(index)?.key ?? index, [lines]),
    heightOf: useCallback((index: number) => heights[lines.at(index)?.kind ?? 'job'], [lines]),
    overscan: OVERSCAN,
  });
  useRowClicks(frame, lines);
  useKeys(
    frame,
    rowKeys(lines, (index) => virtualizer.scrollToIndex(index)),
  );
  return (
    <div ref={frame} className={styles.frame}>
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
      <QueueBulkBar listed={lines.jobs} onNone={() => chooseNone(frame.current)} />
    </div>
  );
}

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
