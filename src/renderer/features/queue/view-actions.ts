import { toast } from 'sonner';
import { queueLookSchema, type QueueView } from '../../../shared/queue-look.ts';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { changeLook, useQueueFilter } from './queue-look.ts';
import type { ShownQueue } from './same-look.ts';

const allViews = (): readonly QueueView[] => useApp.getState().settings.queueViews;
const keepViews = (queueViews: readonly QueueView[]): Promise<boolean> =>
  changeSettings({ queueViews: [...queueViews] });

const shownNow = (): ShownQueue => ({
  look: useApp.getState().settings.queueLook,
  filter: useQueueFilter.getState().filter,
});

export function showView({ id, filter, look }: QueueView): void {
  useQueueFilter.setState({ filter, viewId: id });
  changeLook(look);
}

/** As the queue comes. */
export function showUsual(): void {
  useQueueFilter.setState({ filter: '', viewId: null });
  changeLook(queueLookSchema.parse({}));
}

const freeId = (views: readonly QueueView[]): number =>
  Math.max(0, ...views.map((view) => view.id)) + 1;

/** Keeps what is shown under a name. */
export async function addView(name: string): Promise<boolean> {
  const views = allViews();
  const id = freeId(views);
  if (!(await keepViews([...views, { id, name, ...shownNow() }]))) return false;
  useQueueFilter.setState({ viewId: id });
  return true;
}

const changed = (id: number, change: Partial<QueueView>): Promise<boolean> =>
  keepViews(allViews().map((view) => (view.id === id ? { ...view, ...change } : view)));

export const renameView = ({ id }: QueueView, name: string): Promise<boolean> =>
  changed(id, { name });

/** The view becomes what is shown. */
export const updateView = ({ id }: QueueView): Promise<boolean> => changed(id, shownNow());

/** Removes the view, and nothing that it shows; it can be taken back. */
export async function removeView(view: QueueView): Promise<void> {
  const at = allViews().findIndex(({ id }) => id === view.id);
  if (!(await keepViews(allViews().filter(({ id }) => id !== view.id)))) return;
  useQueueFilter.setState({ viewId: null });
  const putBack = async () => {
    const views = allViews();
    // Another view may have got its number meanwhile.
    const id = views.some((other) => other.id === view.id) ? freeId(views) : view.id;
    if (await keepViews(views.toSpliced(at, 0, { ...view, id })))
      useQueueFilter.setState({ viewId: id });
  };
  toast.success(say('queue.views.removed', { name: view.name }), {
    action: { label: say('queue.undo'), onClick: () => void putBack() },
  });
}
