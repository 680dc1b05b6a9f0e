import { create } from 'zustand';
import type { WhileAway } from '../../shared/activity.ts';

interface AwayStore {
  /** What came while nobody looked; null: nothing, or it was put away. */
  readonly away: WhileAway | null;
  readonly dismiss: () => void;
}

export const useAway = create<AwayStore>((set) => ({
  away: null,
  dismiss: () => set({ away: null }),
}));
