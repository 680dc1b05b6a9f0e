import { File, ImageIcon, Music, Video, type LucideIcon } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { endStates, type JobView } from '../../../shared/job.ts';
import type { MediaKind } from '../../../shared/output.ts';
import type { QueueColumn } from '../../../shared/queue-look.ts';
import { AccountDot } from '../../components/account-dot.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useProviderName } from '../../stores/app.ts';
import { progressOf } from '../../stores/merge-job.ts';
import { useNow } from '../../stores/now.ts';
import {
  elapsed,
  isHeldUp,
  nextAttempt,
  outlook,
  stateDetail,
  stateName,
} from '../../words/job-words.ts';
import { ago, bytes, clockTime, kindName, momentShort, percent } from '../../words/measures.ts';
import { priceWords } from '../../words/money-words.ts';
import { say } from '../../words/say.ts';
import styles from './job-row.module.css';
import { columnShapes } from './queue-columns.ts';

interface CellProps {
  readonly job: JobView;
}

interface PlainProps {
  readonly column: QueueColumn;
  readonly children: ReactNode;
}

/** What a column says in a few words; who does not see its head hears the column's name before it. */
function Plain({ column, children }: PlainProps) {
  const { title: name, isNumber } = columnShapes[column];
  const isEmpty = children === null || children === '';
  return (
    <span className={styles.plain} data-number={isNumber || undefined}>
      {isEmpty ? null : <span className={styles.unseen}>{say(name)}: </span>}
      {children}
    </span>
  );
}

const isMoving = ({ status: { state } }: JobView) =>
  state === 'submitting' || state === 'rendering' || state === 'downloading';

/** A bar of nothing says less than why it does not move. */
const isStill = (job: JobView) => isHeldUp(job) && !progressOf(job);

/** Where there is no bar and no size, the words have their room. */
const hasMeasure = (job: JobView) => (isMoving(job) && !isStill(job)) || job.outputs.length > 0;

function StateCell({ job, isWide }: CellProps & { readonly isWide: boolean }) {
  const detail = stateDetail(job);
  return (
    <span
      className={styles.state}
      data-held={isHeldUp(job) || undefined}
      data-wide={isWide || undefined}
    >
      <span className={styles.word}>{stateName(job.status.state)}</span>
      {detail ? <span className={styles.detail}>{detail}</span> : null}
    </span>
  );
}

function ProgressCell({ job }: CellProps) {
  const { state } = job.status;
  const [output] = job.outputs;
  if (!isMoving(job)) {
    return (
      <span className={styles.measure}>
        <span className={styles.size}>{output ? bytes(output.bytes) : ''}</span>
      </span>
    );
  }
  const progress = progressOf(job);
  return (
    <span className={styles.measure}>
      <span className={styles.bar}>
        <ProgressBar
          value={progress}
          label={`${stateName(state)} ${job.name}`}
          isOneOfMany
          tone={isHeldUp(job) ? 'still' : state === 'downloading' ? 'teal' : 'accent'}
        />
      </span>
      <span className={styles.percent}>{progress === null ? '' : percent(progress)}</span>
    </span>
  );
}

const kindSigns: Readonly<Record<MediaKind, LucideIcon>> = {
  video: Video,
  image: ImageIcon,
  audio: Music,
  other: File,
};

/** Not drawn anew with each step of a render. */
const KindSign = memo(function KindSign({ kind }: { readonly kind: MediaKind }) {
  const Sign = kindSigns[kind];
  return <Sign aria-label={kindName(kind)} />;
});

function AccountCell({ job }: CellProps) {
  const price = job.price === null ? '' : ` · ${priceWords(job.price)}`;
  return (
    <span className={styles.origin} title={job.accountName + price}>
      <KindSign kind={job.kind} />
      <AccountDot id={job.accountId} />
      <span>{job.accountName + price}</span>
    </span>
  );
}

function ProviderCell({ job }: CellProps) {
  return <Plain column="provider">{useProviderName(job.providerId)}</Plain>;
}

function CreatedCell({ job }: CellProps) {
  return <Plain column="created">{momentShort(job.createdAt, useNow())}</Plain>;
}

function LastCheckCell({ job }: CellProps) {
  const now = useNow();
  const at = job.status.state === 'rendering' ? job.status.lastCheckAt : null;
  return <Plain column="lastCheck">{at === null ? '' : ago(at, now)}</Plain>;
}

function NextCheckCell({ job }: CellProps) {
  return <Plain column="nextCheck">{nextAttempt(job, useNow())}</Plain>;
}

function EndCell({ job }: CellProps) {
  const now = useNow();
  const hasEnded = endStates.has(job.status.state);
  return (
    <Plain column="end">
      {hasEnded ? ago(job.endedAt ?? job.updatedAt, now) : outlook(job, now)}
    </Plain>
  );
}

function ElapsedCell({ job }: CellProps) {
  return <Plain column="elapsed">{clockTime(elapsed(job, useNow()))}</Plain>;
}

function sizeWords({ status, outputs }: JobView): string {
  const [output] = outputs;
  if (output) return bytes(output.bytes);
  const total = status.state === 'downloading' ? status.totalBytes : null;
  return total === null ? '' : bytes(total);
}

function speedWords({ status }: JobView): string {
  if (status.state !== 'downloading' || status.bytesPerSecond === null) return '';
  return `${bytes(status.bytesPerSecond)}/s`;
}

function placeWords({ status }: JobView): string {
  const place = status.state === 'rendering' ? status.queuePosition : null;
  return place === null ? '' : String(place);
}

interface JobCellProps extends CellProps {
  readonly column: QueueColumn;
  /** It has the room of the next column as well. */
  readonly isWide: boolean;
}

/** What a column says of a job. */
function JobCell({ column, isWide, job }: JobCellProps) {
  const plain = (children: ReactNode) => <Plain column={column}>{children}</Plain>;
  switch (column) {
    case 'state':
      return <StateCell job={job} isWide={isWide} />;
    case 'progress':
      return <ProgressCell job={job} />;
    case 'account':
      return <AccountCell job={job} />;
    case 'provider':
      return <ProviderCell job={job} />;
    case 'kind':
      return plain(kindName(job.kind));
    case 'price':
      return plain(job.price === null ? '' : priceWords(job.price));
    case 'size':
      return plain(sizeWords(job));
    case 'speed':
      return plain(speedWords(job));
    case 'place':
      return plain(placeWords(job));
    case 'priority':
      return plain(say(`priority.${job.priority}`));
    case 'created':
      return <CreatedCell job={job} />;
    case 'lastCheck':
      return <LastCheckCell job={job} />;
    case 'nextCheck':
      return <NextCheckCell job={job} />;
    case 'end':
      return <EndCell job={job} />;
    case 'elapsed':
      return <ElapsedCell job={job} />;
    default:
      return column satisfies never;
  }
}

interface JobCellsProps extends CellProps {
  readonly columns: readonly QueueColumn[];
}

/** What the columns say of a job; the words of its state take the room of a bar that it has not. */
export function JobCells({ job, columns }: JobCellsProps) {
  const isBare = !hasMeasure(job);
  const isWide = (at: number) =>
    isBare && columns[at] === 'state' && columns[at + 1] === 'progress';
  return columns.map((column, at) =>
    isWide(at - 1) ? null : <JobCell key={column} column={column} job={job} isWide={isWide(at)} />,
  );
}
