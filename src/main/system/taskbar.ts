import type { App, BrowserWindow, NativeImage } from 'electron';
import type { WorkOverview } from '../../core/overview/work-overview.ts';

export interface TaskbarState {
  /** 0 to 1; -1: no bar. */
  readonly progress: number;
  readonly mode: 'none' | 'normal' | 'indeterminate' | 'paused' | 'error';
  /** A number on the icon: what waits for the person. */
  readonly badge: number;
}

/** What the icon in the taskbar or the dock tells. */
export function taskbarState(overview: WorkOverview): TaskbarState {
  const { working, waiting, needsYou, isPaused, isOffline, progress } = overview;
  const badge = needsYou;
  if (working + waiting === 0) return { progress: -1, mode: 'none', badge };
  const at = progress ?? 0;
  if (needsYou > 0) return { progress: Math.max(at, SEEN), mode: 'error', badge };
  if (isPaused || isOffline || working === 0)
    return { progress: Math.max(at, SEEN), mode: 'paused', badge };
  // Beyond 1 stands for "under way" where the system knows no mode.
  if (progress === null) return { progress: 2, mode: 'indeterminate', badge };
  return { progress: at, mode: 'normal', badge };
}

/** An empty bar shows no colour. */
const SEEN = 0.03;

export interface TaskbarParts {
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly window: () => BrowserWindow | null;
  /** For Windows, which has no number on icons. */
  readonly overlay: NativeImage;
  readonly overlayText: () => string;
  readonly platform: NodeJS.Platform;
}

export function showInTaskbar(parts: TaskbarParts, { progress, mode, badge }: TaskbarState): void {
  const { app, overlay, overlayText, platform } = parts;
  const window = parts.window();
  window?.setProgressBar(progress, { mode });
  if (platform === 'win32') window?.setOverlayIcon(badge > 0 ? overlay : null, overlayText());
  else app.setBadgeCount(badge);
}
