import { create } from 'zustand';
import type { ItemId } from '../../../../shared/library.ts';
import type { By, Choices, Policy } from './keep-choice.ts';

interface DuplicatesStore {
  readonly by: By;
  readonly policy: Policy;
  readonly choices: Choices;
  readonly setBy: (by: By) => void;
  readonly setPolicy: (policy: Policy) => void;
  readonly choose: (sha256: string, id: ItemId) => void;
}

export const useDuplicates = create<DuplicatesStore>((set) => ({
  by: 'content',
  policy: 'newest',
  choices: new Map(),
  setBy: (by) => set({ by }),
  // Another policy is meant for all of them.
  setPolicy: (policy) => set({ policy, choices: new Map() }),
  choose: (sha256, id) => set(({ choices }) => ({ choices: new Map([...choices, [sha256, id]]) })),
}));
