import { create } from 'zustand';
import { queueGroupings, type QueueGrouping } from './queue-sections.ts';

interface LookStore {
  /** What is typed into the filter; stays while another screen is looked at. */
  readonly filter: string;
  readonly grouping: QueueGrouping;
  readonly setFilter: (filter: string) => void;
  readonly setGrouping: (grouping: QueueGrouping) => void;
}

const GROUPING = 'renderdesk-queue-grouping';

function storedGrouping(): QueueGrouping {
  const stored = localStorage.getItem(GROUPING);
  return queueGroupings.find((grouping) => grouping === stored) ?? 'state';
}

export const useQueueLook = create<LookStore>((set) => ({
  filter: '',
  grouping: storedGrouping(),
  setFilter: (filter) => set({ filter }),
  setGrouping: (grouping) => {
    localStorage.setItem(GROUPING, grouping);
    set({ grouping });
  },
}));
