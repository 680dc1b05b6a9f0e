import type { JobId } from '../../../shared/ids.ts';
import type { QueueSection } from './queue-sections.ts';

export type Line =
  | {
      readonly kind: 'heading';
      readonly key: string;
      readonly title: string;
      readonly count: number;
    }
  | { readonly kind: 'job'; readonly key: JobId }
  | { readonly kind: 'more'; readonly key: 'more'; readonly before: number };

/** Whether two lines look the same. A job's own changes are another thing. */
export function isSameLine(one: Line, other: Line): boolean {
  if (one.kind !== other.kind || one.key !== other.key) return false;
  if (one.kind === 'heading' && other.kind === 'heading') {
    return one.title === other.title && one.count === other.count;
  }
  return one.kind !== 'more' || other.kind !== 'more' || one.before === other.before;
}

/** The lines of the queue from top to bottom, without making one that nobody looks at. */
export interface QueueLines {
  readonly count: number;
  /** All jobs from top to bottom. */
  readonly jobs: readonly JobId[];
  at(index: number): Line | undefined;
  /** -1 for a job that is not in the queue. */
  indexOf(job: JobId): number;
  /** The job that stands so many jobs after, or before, another; the nearest where there is none. */
  neighbour(job: JobId, steps: number): JobId | undefined;
}

interface Placed extends QueueSection {
  /** The line of its heading, or of its first job where it has none. */
  readonly start: number;
  /** The line of its first job. */
  readonly first: number;
}

function placed(sections: readonly QueueSection[]): Placed[] {
  let start = 0;
  return sections.map((section) => {
    const first = section.title === null ? start : start + 1;
    const place = { ...section, start, first };
    start = first + section.ids.length;
    return place;
  });
}

/** Lays out sections: the heading of each, its jobs, and at the end the way to older ones. */
export function queueLines(
  sections: readonly QueueSection[],
  endedFrom: number | null,
): QueueLines {
  const places = placed(sections);
  const last = places.at(-1);
  const jobLines = last ? last.first + last.ids.length : 0;
  const jobs = sections.flatMap(({ ids }) => ids);
  return {
    count: jobLines + (endedFrom === null ? 0 : 1),
    jobs,
    at(index) {
      if (index === jobLines && endedFrom !== null) {
        return { kind: 'more', key: 'more', before: endedFrom };
      }
      const section = places.findLast(({ start }) => start <= index);
      if (!section) return undefined;
      const { key, title, ids, first } = section;
      if (index < first && title !== null) {
        return { kind: 'heading', key, title, count: ids.length };
      }
      const job = ids[index - first];
      return job === undefined ? undefined : { kind: 'job', key: job };
    },
    indexOf(job) {
      const section = places.find(({ ids }) => ids.includes(job));
      return section ? section.first + section.ids.indexOf(job) : -1;
    },
    neighbour(job, steps) {
      const at = jobs.indexOf(job);
      if (at < 0) return undefined;
      return jobs[Math.max(0, Math.min(at + steps, jobs.length - 1))];
    },
  };
}
