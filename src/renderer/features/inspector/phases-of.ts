import type { HistoryEntry, JobState } from '../../../shared/job.ts';

export const phaseNames = ['wait', 'send', 'render', 'download'] as const;
export type PhaseName = (typeof phaseNames)[number];

export interface Phase {
  readonly name: PhaseName;
  /** Milliseconds that it lasted in all. */
  readonly ms: number;
}

const phaseOf: Readonly<Record<JobState, PhaseName | null>> = {
  queued: 'wait',
  submitting: 'send',
  unconfirmed: 'send',
  rendering: 'render',
  downloading: 'download',
  completed: null,
  failed: null,
  canceled: null,
};

/** How long a job spent waiting, being sent, rendering and downloading, as far as its history has come. */
export function phasesOf(history: readonly HistoryEntry[]): Phase[] {
  return phaseNames.flatMap((name) => {
    const ms = history.reduce((sum, entry, index) => {
      const next = history[index + 1];
      if (next === undefined || phaseOf[entry.state] !== name) return sum;
      return sum + Math.max(0, next.at - entry.at);
    }, 0);
    return ms > 0 ? [{ name, ms }] : [];
  });
}
