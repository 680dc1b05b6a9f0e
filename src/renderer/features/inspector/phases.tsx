import type { HistoryEntry } from '../../../shared/job.ts';
import { say } from '../../words/say.ts';
import { shortTime } from '../activity/request-words.ts';
import { phasesOf, type Phase } from './phases-of.ts';
import styles from './phases.module.css';

/** A sliver is still seen, in percent of the whole. */
const LEAST_PERCENT = 1.5;

/** How long a job's waiting, rendering and downloading took, side by side. */
export function Phases({ history }: { readonly history: readonly HistoryEntry[] }) {
  const phases = phasesOf(history);
  if (phases.length === 0) return null;
  const all = phases.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <figure className={styles.phases} aria-label={say('activity.timeline.phases')}>
      <svg className={styles.bar} width="100%" height={8} aria-hidden>
        {placed(phases, all).map(({ name, from, share }) => (
          <rect key={name} data-phase={name} x={`${from}%`} width={`${share}%`} height={8} />
        ))}
      </svg>
      <ul className={styles.names}>
        {phases.map(({ name, ms }) => (
          <li key={name}>
            <span className={styles.sign} data-phase={name} aria-hidden />
            {say(`activity.timeline.${name}`)} <strong>{shortTime(ms)}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function placed(phases: readonly Phase[], all: number) {
  const shares = phases.map(({ ms }) => Math.max(LEAST_PERCENT, (ms / all) * 100));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let from = 0;
  return phases.map(({ name }, index) => {
    const share = ((shares[index] ?? 0) / whole) * 100;
    const place = { name, from, share };
    from += share;
    return place;
  });
}
