import { create } from 'zustand';

interface ArrivalsStore {
  /** How often the host has told that files were handed over to the window. */
  readonly told: number;
}

export const useArrivals = create<ArrivalsStore>(() => ({ told: 0 }));
