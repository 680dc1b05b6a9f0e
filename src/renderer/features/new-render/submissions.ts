import { create } from 'zustand';
import type { RefusedFile } from './read-files.ts';

interface SubmissionsStore {
  /** Files being sent right now. */
  readonly inFlight: number;
  /** What was not sent, until the person has put the list away. A file dropped again is told once. */
  readonly refused: readonly RefusedFile[];
  readonly begin: (count: number) => void;
  readonly end: (count: number) => void;
  readonly refuse: (files: readonly RefusedFile[]) => void;
  readonly dismiss: () => void;
}

export const useSubmissions = create<SubmissionsStore>((set) => ({
  inFlight: 0,
  refused: [],
  begin: (count) => set(({ inFlight }) => ({ inFlight: inFlight + count })),
  end: (count) => set(({ inFlight }) => ({ inFlight: Math.max(0, inFlight - count) })),
  refuse: (files) => {
    if (files.length === 0) return;
    const again = new Set(files.map(({ name }) => name));
    set(({ refused }) => ({
      refused: [...refused.filter(({ name }) => !again.has(name)), ...files],
    }));
  },
  dismiss: () => set({ refused: [] }),
}));
