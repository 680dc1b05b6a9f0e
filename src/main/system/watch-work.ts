import type { Clock } from '../../core/ports.ts';
import type { WorkOverview } from '../../core/overview/work-overview.ts';
import type { Core } from '../../core/services.ts';
import { SECOND } from '../../shared/durations.ts';

/** Menus and bars are drawn by the system, in another process: once a second is often enough. */
const GATHERING_MS = SECOND;

export interface WorkWatch {
  readonly overview: () => WorkOverview;
  onChange(listener: (overview: WorkOverview) => void): void;
  /** Something besides the core changed what is shown. */
  again(): void;
  stop(): void;
}

/** What there is to do, read again when something has changed, at most once a second. */
export function watchWork(core: Pick<Core, 'overview' | 'subscribe'>, clock: Clock): WorkWatch {
  const listeners: ((overview: WorkOverview) => void)[] = [];
  let latest = core.overview();
  let takeBack: (() => void) | null = null;
  const look = () => {
    takeBack = null;
    latest = core.overview();
    for (const listener of listeners) listener(latest);
  };
  const again = () => {
    takeBack ??= clock.after(GATHERING_MS, look);
  };
  const unsubscribe = core.subscribe((event) => {
    if (['jobs', 'accounts', 'settings', 'notice'].includes(event.type)) again();
  });
  return {
    overview: () => latest,
    onChange(listener) {
      listeners.push(listener);
      listener(latest);
    },
    again,
    stop() {
      unsubscribe();
      takeBack?.();
    },
  };
}
