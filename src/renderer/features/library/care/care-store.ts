import { create } from 'zustand';
import type { DiskTotals, TrashTotals } from '../../../../shared/library-care.ts';
import { attempt } from '../../../client/attempt.ts';
import { useItemDetail } from '../item-detail-store.ts';
import { everything } from '../library-query.ts';
import { results } from '../results-store.ts';

interface CareTotals extends DiskTotals {
  readonly missing: number;
  readonly trash: TrashTotals;
}

interface CareStore {
  /** Null until they are here. */
  readonly totals: CareTotals | null;
  /** Counts up when the lists are to be loaded again. */
  readonly told: number;
}

export const useCare = create<CareStore>(() => ({ totals: null, told: 0 }));

export async function loadTotals(): Promise<void> {
  const query = { ...everything, filters: { trashed: false, missing: true } };
  const loaded = await attempt((client) =>
    Promise.all([
      client.library.search({ ...query, limit: 1 }),
      client.library.diskTotals(),
      client.library.trashTotals(),
    ]),
  );
  if (!loaded) return;
  const [found, disk, trash] = loaded;
  useCare.setState({ totals: { ...disk, trash, missing: found.counts?.total ?? 0 } });
}

/** Looks again at everything that a change of the files may have changed. */
export function refreshCare(): void {
  useCare.setState(({ told }) => ({ told: told + 1 }));
  useItemDetail.getState().reload();
  void results.refresh();
  void loadTotals();
}
