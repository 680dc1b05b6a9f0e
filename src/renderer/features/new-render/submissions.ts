import { create } from 'zustand';
import type { PayloadFile } from '../../../shared/contract/jobs.ts';
import type { RefusedFile } from './read-files.ts';

interface SubmissionsStore {
  /** Files being read and sent right now. */
  readonly inFlight: number;
  /** What was not taken, until the person has put the list away. A file dropped again is told once. */
  readonly refused: readonly RefusedFile[];
  /** Payloads that wait for an account, and go on by themselves once it is there. */
  readonly waitingForAccount: readonly PayloadFile[];
  readonly begin: (count: number) => void;
  readonly end: (count: number) => void;
  readonly refuse: (files: readonly RefusedFile[]) => void;
  readonly dismiss: () => void;
  readonly wait: (files: readonly PayloadFile[]) => void;
  readonly takeWaiting: () => readonly PayloadFile[];
}

export const useSubmissions = create<SubmissionsStore>((set, get) => ({
  inFlight: 0,
  refused: [],
  waitingForAccount: [],
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
  wait: (files) =>
    set(({ waitingForAccount }) => ({ waitingForAccount: [...waitingForAccount, ...files] })),
  takeWaiting: () => {
    const { waitingForAccount } = get();
    set({ waitingForAccount: [] });
    return waitingForAccount;
  },
}));
