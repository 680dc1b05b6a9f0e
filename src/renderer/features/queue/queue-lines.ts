import type { JobId } from '../../../shared/ids.ts';
import type { QueueGroup, QueueOrder } from '../../stores/queue-order.ts';

export type Line =
  | {
      readonly kind: 'heading';
      readonly key: QueueGroup;
      readonly title: string;
      readonly count: number;
    }
  | { readonly kind: 'job'; readonly key: JobId }
  | { readonly kind: 'more'; readonly key: 'more'; readonly before: number };

/** The lines of the queue from top to bottom, without making one that nobody looks at. */
export interface QueueLines {
  readonly count: number;
  at(index: number): Line | undefined;
  /** -1 for a job that is not in the queue. */
  indexOf(job: JobId): number;
  /** The job that stands so many jobs after, or before, another; the nearest where there is none. */
  neighbour(job: JobId, steps: number): JobId | undefined;
}

const titles: Readonly<Record<QueueGroup, string>> = {
  needsYou: 'Needs you',
  live: 'In progress',
  ended: 'Recently ended',
};

interface Section {
  readonly group: QueueGroup;
  readonly ids: readonly JobId[];
  /** The line of its heading; its first job is on the next. */
  readonly start: number;
}

function sectionsOf(order: QueueOrder): Section[] {
  const sections: Section[] = [];
  let start = 0;
  for (const group of ['needsYou', 'live', 'ended'] as const) {
    const ids = order[group];
    if (ids.length === 0) continue;
    sections.push({ group, ids, start });
    start += 1 + ids.length;
  }
  return sections;
}

/** Lays out an order: a heading for each group that has any, its jobs, and the way to older ones. */
export function queueLines(order: QueueOrder, endedFrom: number | null): QueueLines {
  const sections = sectionsOf(order);
  const last = sections.at(-1);
  const jobLines = last ? last.start + 1 + last.ids.length : 0;
  const jobs = order.needsYou.length + order.live.length + order.ended.length;
  const nth = (number: number): JobId | undefined => {
    let rest = number;
    for (const { ids } of sections) {
      if (rest < ids.length) return ids[rest];
      rest -= ids.length;
    }
    return undefined;
  };
  const numberOf = (job: JobId): number => {
    let passed = 0;
    for (const { ids } of sections) {
      const at = ids.indexOf(job);
      if (at >= 0) return passed + at;
      passed += ids.length;
    }
    return -1;
  };
  return {
    count: jobLines + (endedFrom === null ? 0 : 1),
    at(index) {
      if (index === jobLines && endedFrom !== null) {
        return { kind: 'more', key: 'more', before: endedFrom };
      }
      const section = sections.findLast(({ start }) => start <= index);
      if (!section) return undefined;
      const { group, ids, start } = section;
      if (index === start) {
        return { kind: 'heading', key: group, title: titles[group], count: ids.length };
      }
      const key = ids[index - start - 1];
      return key === undefined ? undefined : { kind: 'job', key };
    },
    indexOf(job) {
      const section = sections.find(({ ids }) => ids.includes(job));
      return section ? section.start + 1 + section.ids.indexOf(job) : -1;
    },
    neighbour(job, steps) {
      const at = numberOf(job);
      if (at < 0) return undefined;
      return nth(Math.max(0, Math.min(at + steps, jobs - 1)));
    },
  };
}
