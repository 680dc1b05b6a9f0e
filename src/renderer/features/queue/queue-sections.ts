import type { JobId } from '../../../shared/ids.ts';
import { jobPriorities, type JobView } from '../../../shared/job.ts';
import { queueGroups, type QueueGroup, type QueueOrder } from '../../stores/queue-order.ts';
import type { MessageKey } from '../../words/messages/catalogue.ts';
import { say } from '../../words/say.ts';

/** Jobs that stand together. */
export interface QueueSection {
  readonly key: string;
  /** Null: they have no heading. */
  readonly title: string | null;
  readonly ids: readonly JobId[];
}

const titles: Readonly<Record<QueueGroup, MessageKey>> = {
  needsYou: 'queue.group.needsYou',
  live: 'queue.group.live',
  ended: 'queue.group.ended',
};

/** Every job that is shown, by state: what needs a person first. */
export const allOf = (order: QueueOrder): JobId[] => queueGroups.flatMap((group) => order[group]);

export const byState = (order: QueueOrder): QueueSection[] =>
  queueGroups
    .map((key) => ({ key, title: say(titles[key]), ids: order[key] }))
    .filter(({ ids }) => ids.length > 0);

export const ungrouped = (order: QueueOrder): QueueSection[] => {
  const ids = allOf(order);
  return ids.length === 0 ? [] : [{ key: 'all', title: null, ids }];
};

/**
 * One section for each account or provider, by its name; within it the jobs stand by state.
 * @param keyOf what a job belongs to, which it does for ever
 */
export function byOwner(
  order: QueueOrder,
  byId: ReadonlyMap<JobId, JobView>,
  keyOf: (job: JobView) => string,
  nameOf: (job: JobView) => string,
): QueueSection[] {
  const sections = new Map<string, { key: string; title: string; ids: JobId[] }>();
  for (const id of allOf(order)) {
    const job = byId.get(id);
    if (!job) continue;
    const key = keyOf(job);
    const section = sections.get(key);
    if (section) section.ids.push(id);
    else sections.set(key, { key, title: nameOf(job), ids: [id] });
  }
  return [...sections.values()].toSorted((one, other) => one.title.localeCompare(other.title));
}

/** What goes first stands first. */
export function byPriority(order: QueueOrder, byId: ReadonlyMap<JobId, JobView>): QueueSection[] {
  const all = allOf(order);
  return jobPriorities
    .map((key) => ({
      key,
      title: say(`priority.${key}`),
      ids: all.filter((id) => byId.get(id)?.priority === key),
    }))
    .filter(({ ids }) => ids.length > 0);
}
