import type { HistoryEntry } from '../../../shared/job.ts';
import { useNow } from '../../stores/now.ts';
import { moment, momentShort } from '../../words/measures.ts';
import styles from './section.module.css';

/** What happened to a job, in sentences, as it happened. */
export function HistoryPart({ history }: { readonly history: readonly HistoryEntry[] }) {
  const now = useNow();
  if (history.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>History</h3>
      <ol className={styles.history}>
        {history.map((entry, index) => (
          // The history only grows at its end, so a place in it names an entry.
          <li key={index} className={styles.entry} data-state={entry.state}>
            <span>{entry.note}</span>
            <time dateTime={new Date(entry.at).toISOString()} title={moment(entry.at)}>
              {momentShort(entry.at, now)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
