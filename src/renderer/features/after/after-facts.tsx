import type { ReactNode } from 'react';
import { useShallow } from 'zustand/shallow';
import type { JobId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import { attempt } from '../../client/attempt.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { Fact } from '../inspector/facts.tsx';
import styles from './after-facts.module.css';
import { waitingFor } from './after-choice.ts';

interface OtherProps {
  readonly job: { readonly id: JobId; readonly number: number; readonly name: string };
  readonly children?: ReactNode;
}

/** A way to another render. */
function Other({ job: { id, number, name }, children }: OtherProps) {
  const look = async () => {
    const detail = await attempt((client) => client.jobs.get({ id }));
    if (!detail) return;
    useJobs.getState().put([detail.job]);
    useView.getState().openJob(id);
  };
  return (
    <li>
      <button
        type="button"
        className={styles.link}
        aria-label={say('after.fact.look', { number: `#${number}`, name })}
        onClick={() => void look()}
      >
        #{number} {name}
      </button>
      {children}
    </li>
  );
}

/** What a job is sent after, with what came of it; and what is sent after this one. */
export function AfterFacts({ job }: { readonly job: JobView }) {
  const waiting = useJobs(useShallow(({ byId }) => waitingFor(job.id, byId)));
  return (
    <>
      {job.after.length === 0 ? null : (
        <Fact name={say('after.fact')}>
          <ul className={styles.others}>
            {job.after.map((other) => (
              <Other key={other.id} job={other}>
                <span className={styles.outcome} data-outcome={other.outcome}>
                  {say(`after.outcome.${other.outcome}`)}
                </span>
              </Other>
            ))}
          </ul>
        </Fact>
      )}
      {waiting.length === 0 ? null : (
        <Fact name={say('after.fact.before')}>
          <ul className={styles.others}>
            {waiting.map((other) => (
              <Other key={other.id} job={other} />
            ))}
          </ul>
        </Fact>
      )}
    </>
  );
}
