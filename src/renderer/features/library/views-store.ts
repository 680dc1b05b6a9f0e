import { create } from 'zustand';
import type { LibraryQuery, SavedView } from '../../../shared/library.ts';
import { attempt } from '../../client/attempt.ts';

interface ViewsStore {
  /** In the order that people gave them. */
  readonly views: readonly SavedView[];
}

export const useViews = create<ViewsStore>(() => ({ views: [] }));

export async function loadViews(): Promise<void> {
  const views = await attempt((client) => client.library.views());
  if (views) useViews.setState({ views });
}

export async function saveView(view: {
  id?: number;
  name: string;
  query: LibraryQuery;
}): Promise<boolean> {
  const saved = await attempt((client) => client.library.saveView(view));
  await loadViews();
  return saved !== undefined;
}

export async function removeView(id: number): Promise<void> {
  const views = await attempt((client) => client.library.removeView({ id }));
  if (views) useViews.setState({ views });
}

/** One place up or down. */
export async function moveView(id: number, by: 1 | -1): Promise<void> {
  const ids = useViews.getState().views.map((view) => view.id);
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return;
  ids.splice(at, 1);
  ids.splice(to, 0, id);
  const views = await attempt((client) => client.library.orderViews({ ids }));
  if (views) useViews.setState({ views });
}
