import { create } from 'zustand';
import type { OutputId } from '../../shared/ids.ts';
import type { PreviewView } from '../../shared/preview.ts';

interface PreviewStore {
  /** What the host has said of each file that was asked about in this connection. */
  readonly byId: ReadonlyMap<OutputId, PreviewView>;
  readonly put: (previews: readonly PreviewView[]) => void;
}

/** More than anybody scrolls back through; one weighs a kilobyte at most. */
const MOST_KEPT = 5_000;

export const usePreviews = create<PreviewStore>((set) => ({
  byId: new Map(),
  put: (previews) => {
    if (previews.length === 0) return;
    set(({ byId }) => {
      const next = new Map(byId);
      for (const preview of previews) {
        next.delete(preview.outputId);
        next.set(preview.outputId, preview);
      }
      for (const id of next.keys()) {
        if (next.size <= MOST_KEPT) break;
        next.delete(id);
      }
      return { byId: next };
    });
  },
}));
