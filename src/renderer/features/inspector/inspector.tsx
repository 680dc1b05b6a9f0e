import { X } from 'lucide-react';
import { useState } from 'react';
import type { JobDetail } from '../../../shared/contract/jobs.ts';
import { endStates, type JobView } from '../../../shared/job.ts';
import type { JobId } from '../../../shared/ids.ts';
import { IconButton } from '../../components/button.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { StateSign } from '../../components/state-sign.tsx';
import { progressOf } from '../../stores/merge-job.ts';
import { useNow } from '../../stores/now.ts';
import { useView } from '../../stores/view.ts';
import { elapsed, isHeldUp, nextAttempt, stateDetail, stateName } from '../../words/job-words.ts';
import { clockTime, percent } from '../../words/measures.ts';
import { translated } from '../../words/sentences.ts';
import { say } from '../../words/say.ts';
import { failureWords } from '../../words/sentences.ts';
import { ItemPart } from '../library/item-part.tsx';
import { FailureActions, FailurePart } from './failure-part.tsx';
import { HistoryPart } from './history-part.tsx';
import styles from './inspector.module.css';
import { JobFacts } from './job-facts.tsx';
import { JobButtons } from './job-buttons.tsx';
import { OutputPart } from './output-part.tsx';
import { PayloadPart } from './payload-part.tsx';
import { useFocusGivenBack } from './use-focus-given-back.ts';
import { useJobDetail } from './use-job-detail.ts';

function Title({ job }: { readonly job: JobView }) {
  const select = useView(({ select }) => select);
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h2 className={styles.title}>{job.name}</h2>
        <span className={styles.number}>#{job.number}</span>
      </div>
      <IconButton label={say('inspector.close')} shortcut="Esc" onClick={() => select(null)}>
        <X />
      </IconButton>
    </header>
  );
}

/** What went wrong; that it waits for others, as it was told to, is no problem. */
function problemOf({ status }: JobView) {
  if (!('lastProblem' in status) || status.waitingFor === 'other-renders') return null;
  return status.lastProblem;
}

function StatePart({ job }: { readonly job: JobView }) {
  const now = useNow();
  const { state } = job.status;
  const isLive = !endStates.has(state);
  const progress = progressOf(job);
  const next = nextAttempt(job, now);
  const problem = problemOf(job);
  const detail = state === 'failed' || state === 'unconfirmed' ? '' : stateDetail(job);
  return (
    <div className={styles.state}>
      <div className={styles.stateLine}>
        <StateSign state={state} still={isHeldUp(job)} progress={progress} />
        <strong>{stateName(state)}</strong>
        <span className={styles.detail}>{detail}</span>
        <span className={styles.clock}>
          {progress === null ? '' : `${percent(progress)} · `}
          {clockTime(elapsed(job, now))}
        </span>
      </div>
      {isLive && state !== 'unconfirmed' && state !== 'queued' ? (
        <ProgressBar
          value={progress}
          label={`${stateName(state)} ${job.name}`}
          tone={isHeldUp(job) ? 'still' : state === 'downloading' ? 'teal' : 'accent'}
        />
      ) : null}
      {next ? <span className={styles.next}>{next}</span> : null}
      {job.warning ? <p className={styles.problem}>{translated(job.warning)}</p> : null}
      {problem ? (
        <div className={styles.problem}>
          {failureWords(problem)}
          <FailureActions job={job} failure={problem} />
        </div>
      ) : null}
    </div>
  );
}

function Files({ job }: { readonly job: JobView }) {
  const [chosen, setChosen] = useState(0);
  const output = job.outputs[chosen] ?? job.outputs[0];
  if (!output) return <ItemPart job={job} output={undefined} />;
  return (
    <>
      {job.outputs.length > 1 ? (
        <ul className={styles.files} aria-label={say('inspector.files')}>
          {job.outputs.map(({ id, fileName }, index) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={index === chosen}
                onClick={() => setChosen(index)}
              >
                {fileName}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <OutputPart output={output} />
      <ItemPart job={job} output={output} />
    </>
  );
}

/** Everything about one job, beside the list it was chosen from. */
export function Inspector({ jobId }: { readonly jobId: JobId }) {
  const { job, history, payload } = useJobDetail(jobId);
  const pane = useFocusGivenBack(jobId);
  return (
    <aside
      ref={pane}
      className={styles.inspector}
      aria-busy={!job}
      aria-label={job ? say('inspector.render', { name: job.name }) : say('inspector.loading')}
      data-inspector
    >
      {job ? <Contents job={job} history={history} payload={payload} /> : null}
    </aside>
  );
}

interface ContentsProps {
  readonly job: JobView;
  /** Undefined until they are loaded. */
  readonly history: JobDetail['history'] | undefined;
  readonly payload: JobDetail['payload'] | undefined;
}

function Contents({ job, history, payload }: ContentsProps) {
  return (
    <>
      <Title job={job} />
      <div className={styles.scroller}>
        <StatePart job={job} />
        <FailurePart job={job} />
        <Files job={job} />
        <JobButtons job={job} />
        <JobFacts job={job} />
        {history ? <HistoryPart job={job} history={history} /> : null}
        {payload ? <PayloadPart name={job.name} payload={payload} /> : null}
      </div>
    </>
  );
}
