import { create } from 'zustand';
import type { JobView } from '../../shared/job.ts';
import type { LibraryBuilding } from '../../shared/library.ts';

interface LibraryNewsStore {
  /** Counts up when there may be something else in the library than was found. */
  readonly told: number;
  /** Counts up when people changed something in it, in whichever window. */
  readonly edits: number;
  /** How far the index over older jobs is; null: it is whole. */
  readonly building: LibraryBuilding;
}

export const useLibraryNews = create<LibraryNewsStore>(() => ({
  told: 0,
  edits: 0,
  building: null,
}));

/** Whether a job stands in another place of the library than before. Progress is no news. */
export function isLibraryNews(before: JobView | undefined, after: JobView): boolean {
  return (
    before === undefined ||
    before.status.state !== after.status.state ||
    before.outputs.length !== after.outputs.length
  );
}

export function tellLibraryNews(building?: LibraryBuilding): void {
  useLibraryNews.setState((news) => ({
    told: news.told + 1,
    edits: news.edits + (building === null ? 1 : 0),
    building: building === undefined ? news.building : building,
  }));
}
