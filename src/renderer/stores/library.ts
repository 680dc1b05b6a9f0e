import { create } from 'zustand';
import type { OutputId } from '../../shared/ids.ts';
import type { OutputView } from '../../shared/output.ts';

interface LibraryStore {
  /** Newest first. */
  readonly outputs: readonly OutputView[];
  readonly more: boolean;
  readonly replace: (outputs: readonly OutputView[], more: boolean) => void;
  readonly put: (outputs: readonly OutputView[]) => void;
  readonly addOlder: (outputs: readonly OutputView[], more: boolean) => void;
}

function merged(before: readonly OutputView[], after: readonly OutputView[]): OutputView[] {
  const byId = new Map<OutputId, OutputView>();
  for (const output of [...before, ...after]) byId.set(output.id, output);
  return [...byId.values()].toSorted((left, right) => right.createdAt - left.createdAt);
}

export const useLibrary = create<LibraryStore>((set) => ({
  outputs: [],
  more: false,
  replace: (outputs, more) => set({ outputs: merged([], outputs), more }),
  put: (added) => {
    if (added.length > 0) set(({ outputs }) => ({ outputs: merged(outputs, added) }));
  },
  addOlder: (older, more) => set(({ outputs }) => ({ outputs: merged(outputs, older), more })),
}));
