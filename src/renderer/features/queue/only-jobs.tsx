import type { JobId } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import type { QueueOrder } from '../../stores/queue-order.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import styles from './only-jobs.module.css';

/** What of the queue is shown. */
export function onlyOf(order: QueueOrder, only: ReadonlySet<JobId> | null): QueueOrder {
  if (only === null) return order;
  const shown = (ids: readonly JobId[]) => ids.filter((id) => only.has(id));
  return {
    ...order,
    needsYou: shown(order.needsYou),
    live: shown(order.live),
    ended: shown(order.ended),
  };
}

/** Says that the queue shows a part of it, and the way back to all. */
export function OnlyJobsBar() {
  const only = useView(({ onlyJobs }) => onlyJobs);
  const showAll = useView(({ showAllJobs }) => showAllJobs);
  if (only === null) return null;
  return (
    <output className={styles.bar}>
      <span>{say('native.jobs', { count: only.size })}</span>
      <Button onClick={showAll}>{say('native.jobs.all')}</Button>
    </output>
  );
}
