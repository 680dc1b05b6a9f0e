import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import { attempt } from '../../client/attempt.ts';
import { loadOlderJobs } from '../../client/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { focusWhenDrawn } from '../../components/focus-when-drawn.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useJobs, type QueueGroups } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import { JobRow } from './job-row.tsx';
import styles from './queue-list.module.css';

type Line =
  | {
      readonly kind: 'heading';
      readonly key: string;
      readonly title: string;
      readonly count: number;
    }
  | { readonly kind: 'job'; readonly key: JobId; readonly job: JobView }
  | { readonly kind: 'more'; readonly key: string; readonly before: number };

/** Pixels; the style sheet has the same heights. */
const heights = { heading: 36, job: 44, more: 52 } as const;
/** Rows drawn beyond the edge, so that fast scrolling shows no gaps. */
const OVERSCAN = 12;

function linesOf(groups: QueueGroups, endedFrom: number | null): Line[] {
  const group = (key: string, title: string, jobs: readonly JobView[]): Line[] =>
    jobs.length === 0
      ? []
      : [
          { kind: 'heading', key, title, count: jobs.length },
          ...jobs.map((job) => ({ kind: 'job', key: job.id, job }) as const),
        ];
  return [
    ...group('needs-you', 'Needs you', groups.needsYou),
    ...group('live', 'In progress', groups.live),
    ...group('ended', 'Recently ended', groups.ended),
    ...(endedFrom === null ? [] : [{ kind: 'more', key: 'more', before: endedFrom } as const]),
  ];
}

/** Arrow keys move between the rows' own buttons; the selection follows into an open inspector. */
function rowKeys(jobs: readonly JobView[], reveal: (job: JobId) => void) {
  return (event: KeyboardEvent) => {
    const current = (event.target as HTMLElement).closest<HTMLElement>('[data-job]');
    const at = jobs.findIndex(({ id }) => id === current?.dataset['job']);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: jobs.length - 1,
    };
    const next = steps[event.key];
    const job = next === undefined ? undefined : jobs[Math.max(0, Math.min(next, jobs.length - 1))];
    if (at < 0 || !job) return;
    event.preventDefault();
    reveal(job.id);
    const { selectedJob, select } = useView.getState();
    if (selectedJob !== null) select(job.id);
  };
}

export function QueueList({ groups }: { readonly groups: QueueGroups }) {
  const scroller = useRef<HTMLDivElement>(null);
  const endedFrom = useJobs(({ endedFrom }) => endedFrom);
  const lines = useMemo(() => linesOf(groups, endedFrom), [groups, endedFrom]);
  const jobs = useMemo(
    () => lines.flatMap((line) => (line.kind === 'job' ? [line.job] : [])),
    [lines],
  );
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => lines[index]?.key ?? index,
    estimateSize: (index) => heights[lines[index]?.kind ?? 'job'],
    overscan: OVERSCAN,
  });
  const focusRow = (id: JobId) => {
    virtualizer.scrollToIndex(lines.findIndex(({ key }) => key === id));
    focusWhenDrawn(scroller.current, `[data-job="${id}"] button`);
  };
  useKeys(scroller, rowKeys(jobs, focusRow));
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        className={styles.list}
        aria-label="Renders"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <li
              key={key}
              className={styles.line}
              style={{ transform: `translateY(${start}px)` }}
              data-job={line.kind === 'job' ? line.job.id : undefined}
            >
              <QueueLine line={line} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function QueueLine({ line }: { readonly line: Line }) {
  switch (line.kind) {
    case 'job':
      return <JobRow job={line.job} />;
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
            Show older
          </Button>
        </div>
      );
    default:
      return line satisfies never;
  }
}
