import { create } from 'zustand';
import { SECOND } from '../../shared/durations.ts';
import type { JobView } from '../../shared/job.ts';
import { say } from '../words/say.ts';

/** A screen reader is told at most this often, so that a batch is one sentence and not forty. */
const GATHER = 3 * SECOND;

interface AnnouncementStore {
  readonly text: string;
}

/** What a live region reads out. */
export const useAnnouncement = create<AnnouncementStore>(() => ({ text: '' }));

let waiting: JobView[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

const ends = ['completed', 'failed', 'canceled'] as const;

/** One sentence about jobs that have ended. */
export function endedSentence(jobs: readonly JobView[]): string {
  const [only] = jobs;
  if (!only) return '';
  if (jobs.length === 1) {
    const { state } = only.status;
    const end = ends.find((known) => known === state);
    return end ? say(`job.ended.${end}`, { name: only.name }) : '';
  }
  const count = (state: string) => jobs.filter(({ status }) => status.state === state).length;
  const parts = ends
    .filter((end) => count(end) > 0)
    .map((end) => say(`job.endedMany.${end}`, { count: count(end) }));
  return `${parts.join(', ')}.`;
}

/** Has a screen reader say something that others see happen. */
export function announce(text: string): void {
  useAnnouncement.setState({ text });
}

export function announceEnded(jobs: readonly JobView[]): void {
  if (jobs.length === 0) return;
  waiting.push(...jobs);
  timer ??= setTimeout(() => {
    announce(endedSentence(waiting));
    waiting = [];
    timer = null;
  }, GATHER);
}
