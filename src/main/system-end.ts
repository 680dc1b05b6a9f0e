import type { App, BrowserWindow, PowerMonitor } from 'electron';

/**
 * Calls back when the system goes down, the person logs out, or somebody wants the process gone: at
 * none of them a person can be asked. Windows says it to windows, macOS and Linux to the app, a
 * session without systemd by a signal.
 */
export function onSystemEnd(
  app: Pick<App, 'on'>,
  power: Pick<PowerMonitor, 'on'>,
  signals: Pick<NodeJS.Process, 'on'>,
  listener: () => void,
): void {
  power.on('shutdown', listener);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) signals.on(signal, listener);
  app.on('browser-window-created', (_event, window: BrowserWindow) => {
    window.on('session-end', listener);
  });
}
