import { create } from 'zustand';
import type { OutputId } from '../../shared/ids.ts';
import type { OutputView } from '../../shared/output.ts';

interface LibraryStore {
  /** Newest first. */
  readonly outputs: readonly OutputView[];
  /** The output before which the host has older ones; null: all are here. */
  readonly olderThan: OutputId | null;
  readonly replace: (outputs: readonly OutputView[], olderThan: OutputId | null) => void;
  readonly put: (outputs: readonly OutputView[]) => void;
  readonly addOlder: (outputs: readonly OutputView[], olderThan: OutputId | null) => void;
}

function merged(before: readonly OutputView[], after: readonly OutputView[]): OutputView[] {
  const byId = new Map<OutputId, OutputView>();
  for (const output of [...before, ...after]) byId.set(output.id, output);
  return [...byId.values()].toSorted((left, right) => right.createdAt - left.createdAt);
}

export const useLibrary = create<LibraryStore>((set) => ({
  outputs: [],
  olderThan: null,
  replace: (outputs, olderThan) => set({ outputs: merged([], outputs), olderThan }),
  put: (added) => {
    if (added.length > 0) set(({ outputs }) => ({ outputs: merged(outputs, added) }));
  },
  addOlder: (older, olderThan) =>
    set(({ outputs }) => ({ outputs: merged(outputs, older), olderThan })),
}));
