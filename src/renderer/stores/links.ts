import { create } from 'zustand';
import type { DeepLink } from '../../shared/deep-link.ts';

interface LinksStore {
  /** What links from elsewhere ask for, until the person was asked. */
  readonly asked: readonly DeepLink[];
  /** Counts up with each that asks for nothing that links may. */
  readonly refused: number;
  readonly add: (link: DeepLink) => void;
  readonly refuse: () => void;
  readonly take: () => readonly DeepLink[];
}

export const useLinks = create<LinksStore>((set, get) => ({
  asked: [],
  refused: 0,
  add: (link) => set(({ asked }) => ({ asked: [...asked, link] })),
  refuse: () => set(({ refused }) => ({ refused: refused + 1 })),
  take: () => {
    const { asked } = get();
    if (asked.length > 0) set({ asked: [] });
    return asked;
  },
}));
