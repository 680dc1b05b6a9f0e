import { create } from 'zustand';
import type { LibraryItem } from '../../../shared/library.ts';

interface ItemDetailStore {
  /** The item that the inspector shows. */
  readonly item: LibraryItem | null;
  /** Counts up when it is to be loaded again. */
  readonly asked: number;
  readonly put: (item: LibraryItem | null) => void;
  readonly patch: (change: (item: LibraryItem) => LibraryItem) => void;
  readonly reload: () => void;
}

export const useItemDetail = create<ItemDetailStore>((set) => ({
  item: null,
  asked: 0,
  put: (item) => set({ item }),
  patch: (change) => set(({ item }) => ({ item: item && change(item) })),
  reload: () => set(({ asked }) => ({ asked: asked + 1 })),
}));
