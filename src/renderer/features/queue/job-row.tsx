import {
  Film,
  FolderOpen,
  ArrowDownToLine,
  ImageIcon,
  RefreshCw,
  RotateCw,
  Send,
  TriangleAlert,
  X,
} from 'lucide-react';
import { memo, type KeyboardEvent } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import { endStates, type JobView } from '../../../shared/job.ts';
import { AccountDot } from '../../components/account-dot.tsx';
import { IconButton } from '../../components/button.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { StateSign } from '../../components/state-sign.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { useIsDesktop, useProviderName } from '../../stores/app.ts';
import { useJob } from '../../stores/jobs.ts';
import { progressOf } from '../../stores/merge-job.ts';
import { useNow } from '../../stores/now.ts';
import { useView } from '../../stores/view.ts';
import {
  can,
  elapsed,
  isHeldUp,
  nextAttempt,
  outlook,
  stateDetail,
  stateName,
} from '../../words/job-words.ts';
import { ago, bytes, clockTime, percent } from '../../words/measures.ts';
import { priceWords } from '../../words/money-words.ts';
import { say } from '../../words/say.ts';
import { DownloadSigns } from './download-buttons.tsx';
import {
  cancelJob,
  checkJob,
  downloadFile,
  renderAgain,
  revealFile,
  sendAnyway,
} from './job-actions.ts';
import styles from './job-row.module.css';
import { useQueueSelection } from './queue-selection.ts';

/** One job on one line, drawn anew when that job has changed. */
export const JobRow = memo(function JobRow({ id }: { readonly id: JobId }) {
  const job = useJob(id);
  return job ? <Row job={job} /> : null;
});

/** The line itself is a button that opens the inspector. */
function Row({ job }: { readonly job: JobView }) {
  const selected = useView(({ selectedJob }) => selectedJob === job.id);
  const chosen = useQueueSelection(({ chosen }) => chosen.has(job.id));
  const select = useView(({ select }) => select);
  const open = useView(({ open }) => open);
  const held = isHeldUp(job);
  const detail = stateDetail(job);
  const [output] = job.outputs;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' || !output) return;
    event.preventDefault();
    open({ kind: 'viewer', outputId: output.id });
  };
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
        onClick={() => select(selected ? null : job.id)}
        onKeyDown={onKeyDown}
      >
        {chosen ? <span className="visually-hidden">{say('queue.bulk.isChosen')}</span> : null}
        <Sign job={job} />
        <span className={styles.what}>
          <span className={styles.name}>{job.name}</span>
          <span className={styles.number}>#{job.number}</span>
          <Marks job={job} />
          <span className={styles.account} title={job.accountName}>
            <AccountDot id={job.accountId} />
          </span>
        </span>
        <span
          className={styles.state}
          data-held={held || undefined}
          data-wide={!hasMeasure(job) || undefined}
        >
          <span className={styles.word}>{stateName(job.status.state)}</span>
          {detail ? <span className={styles.detail}>{detail}</span> : null}
        </span>
        <Measure job={job} />
        <Origin job={job} />
        <Times job={job} />
      </button>
      <RowActions job={job} />
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
    <span className={styles.sign}>
      <Thumbnail key={output.id} output={output} />
      <span className={styles.corner}>{state}</span>
    </span>
  );
}

const isMoving = ({ status: { state } }: JobView) =>
  state === 'submitting' || state === 'rendering' || state === 'downloading';

/** Where there is no bar and no size, the words have their room. */
const hasMeasure = (job: JobView) => isMoving(job) || job.outputs.length > 0;

function Measure({ job }: { readonly job: JobView }) {
  if (!hasMeasure(job)) return null;
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
          tone={isHeldUp(job) ? 'still' : state === 'downloading' ? 'teal' : 'accent'}
        />
      </span>
      <span className={styles.percent}>{progress === null ? '' : percent(progress)}</span>
    </span>
  );
}

function Origin({ job }: { readonly job: JobView }) {
  const provider = useProviderName(job.providerId);
  const Kind = job.kind === 'video' ? Film : ImageIcon;
  return (
    <span
      className={styles.origin}
      title={[job.accountName, provider, job.price && priceWords(job.price)]
        .filter(Boolean)
        .join(' · ')}
    >
      <Kind aria-label={job.kind} />
      <AccountDot id={job.accountId} />
      <span>
        {job.accountName} · {provider}
        {job.price ? ` · ${priceWords(job.price)}` : ''}
      </span>
    </span>
  );
}

/** What is odd about a job: an answer that was not as documented, another job with the same render. */
function Marks({ job }: { readonly job: JobView }) {
  const [same] = job.sameRenderAs;
  return (
    <>
      {job.warning ? (
        <span className={styles.warning} title={job.warning}>
          <TriangleAlert aria-label={say('queue.mark.warning', { warning: job.warning })} />
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

function Times({ job }: { readonly job: JobView }) {
  const now = useNow();
  const hasEnded = endStates.has(job.status.state);
  const next = outlook(job, now) ?? nextAttempt(job, now);
  return (
    <span className={styles.times}>
      <span className={styles.next}>
        {hasEnded ? ago(job.endedAt ?? job.updatedAt, now) : (next ?? '')}
      </span>
      <span className={styles.elapsed}>{clockTime(elapsed(job, now))}</span>
    </span>
  );
}

function RowActions({ job }: { readonly job: JobView }) {
  const isDesktop = useIsDesktop();
  const { cancel, check, renderAgain: again, sendAnyway: guarded } = can(job);
  const [output] = job.outputs;
  return (
    <span className={styles.actions}>
      {guarded ? (
        <IconButton label={say('queue.deed.sendAnyway')} onClick={() => void sendAnyway(job)}>
          <Send />
        </IconButton>
      ) : null}
      <DownloadSigns job={job} />
      {check ? (
        <IconButton label={say('queue.deed.check')} onClick={() => void checkJob(job)}>
          <RefreshCw />
        </IconButton>
      ) : null}
      {cancel ? (
        <IconButton label={say('queue.deed.cancel')} onClick={() => void cancelJob(job)}>
          <X />
        </IconButton>
      ) : null}
      {again && job.status.state !== 'completed' ? (
        <IconButton label={say('queue.deed.again')} onClick={() => void renderAgain(job)}>
          <RotateCw />
        </IconButton>
      ) : null}
      {output && isDesktop ? (
        <IconButton label={say('queue.deed.reveal')} onClick={() => void revealFile(output)}>
          <FolderOpen />
        </IconButton>
      ) : null}
      {output && !isDesktop ? (
        <IconButton label={say('queue.deed.download')} onClick={() => downloadFile(output)}>
          <ArrowDownToLine />
        </IconButton>
      ) : null}
    </span>
  );
}
