import { create } from 'zustand';
import type { WatchFolderView } from '../../shared/watch.ts';

interface WatchingStore {
  /** Null until they were asked for. */
  readonly folders: readonly WatchFolderView[] | null;
  readonly replace: (folders: readonly WatchFolderView[]) => void;
}

export const useWatching = create<WatchingStore>((set) => ({
  folders: null,
  replace: (folders) => set({ folders }),
}));
