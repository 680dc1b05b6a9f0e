import { create } from 'zustand';
import type { QueueLook, QueueView } from '../../../shared/queue-look.ts';
import { useApp } from '../../stores/app.ts';
import { changeSettings } from '../settings/change-settings.ts';

interface FilterStore {
  /** What is typed into the filter; stays while another screen is looked at. */
  readonly filter: string;
  /** The view that was chosen last, which what is shown may have left since. */
  readonly viewId: number | null;
  readonly setFilter: (filter: string) => void;
}

export const useQueueFilter = create<FilterStore>((set) => ({
  filter: '',
  viewId: null,
  setFilter: (filter) => set({ filter }),
}));

export const useQueueLook = (): QueueLook => useApp(({ settings }) => settings.queueLook);
export const useQueueViews = (): readonly QueueView[] =>
  useApp(({ settings }) => settings.queueViews);

/** Shown at once, and kept by the host over restarts. */
export function changeLook(patch: Partial<QueueLook>): void {
  const { settings } = useApp.getState();
  const queueLook = { ...settings.queueLook, ...patch };
  useApp.setState({ settings: { ...settings, queueLook } });
  void changeSettings({ queueLook: patch });
}
