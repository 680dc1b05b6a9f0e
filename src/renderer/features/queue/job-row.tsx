import {
  FolderOpen,
  ArrowDownToLine,
  RefreshCw,
  RotateCw,
  Send,
  TriangleAlert,
  X,
} from 'lucide-react';
import { createContext, memo, useContext, type KeyboardEvent } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import type { OutputView } from '../../../shared/output.ts';
import type { QueueColumn } from '../../../shared/queue-look.ts';
import { AccountDot } from '../../components/account-dot.tsx';
import { RowButton } from '../../components/button.tsx';
import { StateSign } from '../../components/state-sign.tsx';
import { TagSigns } from '../../components/tag-signs.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { useIsDesktop } from '../../stores/app.ts';
import { useJob } from '../../stores/jobs.ts';
import { progressOf } from '../../stores/merge-job.ts';
import { useView } from '../../stores/view.ts';
import { classNames } from '../../words/class-names.ts';
import { can, isHeldUp } from '../../words/job-words.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { PriorityMark } from '../when/priority-mark.tsx';
import { DownloadSigns } from './download-buttons.tsx';
import {
  cancelJob,
  checkJob,
  downloadFile,
  renderAgain,
  revealFile,
  sendAnyway,
} from './job-actions.ts';
import { JobCells } from './job-cells.tsx';
import styles from './job-row.module.css';
import { useIsNear } from './near-row.ts';
import { useQueueSelection } from './queue-selection.ts';

/** The columns for which there is room. */
export const ShownColumns = createContext<readonly QueueColumn[]>([]);

/** One job on one line, drawn anew when that job has changed. */
export const JobRow = memo(function JobRow({ id }: { readonly id: JobId }) {
  const job = useJob(id);
  return job ? <Row job={job} /> : null;
});

function lookInside(event: KeyboardEvent, job: JobView): void {
  const [output] = job.outputs;
  if (event.key !== ' ' || !output) return;
  event.preventDefault();
  useView.getState().open({ kind: 'viewer', outputId: output.id });
}

/** The line itself is a button that opens the inspector. */
function Row({ job }: { readonly job: JobView }) {
  const selected = useView(({ selectedJob }) => selectedJob === job.id);
  const chosen = useQueueSelection(({ chosen }) => chosen.has(job.id));
  const columns = useContext(ShownColumns);
  return (
    <div
      className={styles.row}
      data-selected={selected || undefined}
      data-chosen={chosen || undefined}
      data-state={job.status.state}
    >
      <button
        type="button"
        className={styles.open}
        aria-pressed={selected}
        onClick={() => useView.getState().select(selected ? null : job.id)}
        onKeyDown={(event) => lookInside(event, job)}
      >
        {chosen ? <span className="visually-hidden">{say('queue.bulk.isChosen')}</span> : null}
        <Sign job={job} />
        <span className={styles.what}>
          <span className={styles.name}>{job.name}</span>
          <span className={styles.number}>#{job.number}</span>
          <TagSigns tags={job.tags} />
          <PriorityMark job={job} />
          {job.warning || job.sameRenderAs.length > 0 ? <Marks job={job} /> : null}
          {columns.includes('account') ? null : (
            <span className={styles.account} title={job.accountName}>
              <AccountDot id={job.accountId} />
            </span>
          )}
        </span>
        <JobCells job={job} columns={columns} />
      </button>
      <RowActions job={job} isOpen={selected} />
    </div>
  );
}

/** A finished job is known by its picture, with the sign of its state on the corner. */
function Sign({ job }: { readonly job: JobView }) {
  const [output] = job.outputs;
  const state = (
    <StateSign state={job.status.state} still={isHeldUp(job)} progress={progressOf(job)} />
  );
  if (!output || job.status.state !== 'completed') {
    return <span className={styles.sign}>{state}</span>;
  }
  return (
    <span className={classNames(styles.sign, styles.pictured)}>
      <Thumbnail key={output.id} output={output} />
      <span className={styles.corner}>{state}</span>
    </span>
  );
}

/** What is odd about a job: an answer that was not as documented, another job with the same render. */
function Marks({ job }: { readonly job: JobView }) {
  const [same] = job.sameRenderAs;
  return (
    <>
      {job.warning ? (
        <span className={styles.warning} title={translated(job.warning)}>
          <TriangleAlert
            aria-label={say('queue.mark.warning', { warning: translated(job.warning) })}
          />
        </span>
      ) : null}
      {same === undefined ? null : (
        <span className={styles.number} title={say('queue.mark.sameAbout')}>
          {say('queue.mark.same', { number: `#${same}` })}
        </span>
      )}
    </>
  );
}

interface RowActionsProps {
  readonly job: JobView;
  /** In the inspector. */
  readonly isOpen: boolean;
}

/** Always there for the keyboard and for screen readers; what is on them, when the row is near. */
function RowActions({ job, isOpen }: RowActionsProps) {
  const isNear = useIsNear(job.id) || isOpen;
  const { cancel, check, renderAgain: again, sendAnyway: guarded } = can(job);
  const [output] = job.outputs;
  const { state } = job.status;
  return (
    <span className={styles.actions}>
      {guarded ? (
        <RowButton label={say('queue.deed.sendAnyway')} onClick={() => void sendAnyway(job)}>
          {isNear ? <Send /> : null}
        </RowButton>
      ) : null}
      {state === 'downloading' ? <DownloadSigns job={job} isNear={isNear} /> : null}
      {check ? (
        <RowButton label={say('queue.deed.check')} onClick={() => void checkJob(job)}>
          {isNear ? <RefreshCw /> : null}
        </RowButton>
      ) : null}
      {cancel ? (
        <RowButton label={say('queue.deed.cancel')} onClick={() => void cancelJob(job)}>
          {isNear ? <X /> : null}
        </RowButton>
      ) : null}
      {again && state !== 'completed' ? (
        <RowButton label={say('queue.deed.again')} onClick={() => void renderAgain(job)}>
          {isNear ? <RotateCw /> : null}
        </RowButton>
      ) : null}
      {output ? <FileButton output={output} isNear={isNear} /> : null}
    </span>
  );
}

interface FileButtonProps {
  readonly output: OutputView;
  readonly isNear: boolean;
}

function FileButton({ output, isNear }: FileButtonProps) {
  const isDesktop = useIsDesktop();
  return isDesktop ? (
    <RowButton label={say('queue.deed.reveal')} onClick={() => void revealFile(output)}>
      {isNear ? <FolderOpen /> : null}
    </RowButton>
  ) : (
    <RowButton label={say('queue.deed.download')} onClick={() => downloadFile(output)}>
      {isNear ? <ArrowDownToLine /> : null}
    </RowButton>
  );
}
