import type { BrowserWindow } from 'electron';
import { bringForward, openWindow } from './window.ts';
import type { WindowOptions } from './window.ts';

/** The one window of the app, which may be closed and opened again. */
export interface KeptWindow {
  current(): BrowserWindow | null;
  /** Brings it forward, and opens it where it is not open. */
  show(): void;
}

/** @param options read when a window opens: what they need is there by then. */
export function keepWindow(options: () => WindowOptions): KeptWindow {
  let window: BrowserWindow | null = null;
  return {
    current: () => window,
    show() {
      if (window !== null) {
        bringForward(window);
        return;
      }
      const opened = openWindow(options());
      opened.once('closed', () => {
        window = null;
      });
      window = opened;
    },
  };
}
