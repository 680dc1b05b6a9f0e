import type { HistoryEntry, JobView } from '../../../shared/job.ts';
import { SECOND } from '../../../shared/durations.ts';
import { useNow } from '../../stores/now.ts';
import { moment, momentShort, roughly } from '../../words/measures.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { Phases } from './phases.tsx';
import { RequestsOfJob } from './requests-of-job.tsx';
import styles from './section.module.css';

interface HistoryPartProps {
  readonly job: JobView;
  readonly history: readonly HistoryEntry[];
}

/** Shorter steps follow on each other at once. */
const NOTABLE_MS = SECOND;

/** What happened to a job, in sentences, as it happened, and what was asked for it. */
export function HistoryPart({ job, history }: HistoryPartProps) {
  const now = useNow();
  if (history.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{say('activity.timeline')}</h3>
      <Phases history={history} />
      <ol className={styles.history}>
        {history.map((entry, index) => {
          const since = entry.at - (history[index - 1]?.at ?? entry.at);
          return (
            // The history only grows at its end, so a place in it names an entry.
            <li key={index} className={styles.entry} data-state={entry.state}>
              <span>
                {translated(entry.note)}
                {since >= NOTABLE_MS ? (
                  <small className={styles.after}>
                    {say('activity.timeline.after', { time: roughly(since) })}
                  </small>
                ) : null}
              </span>
              <time dateTime={new Date(entry.at).toISOString()} title={moment(entry.at)}>
                {momentShort(entry.at, now)}
              </time>
            </li>
          );
        })}
      </ol>
      <RequestsOfJob id={job.id} grown={history.length} />
    </section>
  );
}
