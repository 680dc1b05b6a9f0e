import { create } from 'zustand';
import { useView } from './view.ts';

/** What the library screen shows: its items, or a place where it is looked after. */
export type LibraryPlace = 'items' | 'disk' | 'duplicates' | 'tags';

interface LibraryPlaceStore {
  readonly place: LibraryPlace;
  readonly go: (place: LibraryPlace) => void;
}

export const useLibraryPlace = create<LibraryPlaceStore>((set) => ({
  place: 'items',
  // What was looked at in the inspector belonged to where one was.
  go: (place) => {
    useView.getState().select(null);
    set({ place });
  },
}));

/** Leads there from another screen. */
export function showLibraryPlace(place: LibraryPlace): void {
  useView.getState().show('library');
  useLibraryPlace.setState({ place });
}
