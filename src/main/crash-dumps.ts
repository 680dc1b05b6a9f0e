import type { App, CrashReporter } from 'electron';
import { mkdirSync } from 'node:fs';
import { crashFolder, forgetOldest } from '../host/crash-reports.ts';

/**
 * Keeps what is left of a process that crashed, on this machine only. Before the app is ready, so
 * that every process is covered. A home that cannot be written is told of elsewhere.
 */
export function keepCrashDumps(app: App, reporter: CrashReporter, home: string): void {
  const folder = crashFolder(home);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    return;
  }
  forgetOldest(folder, Date.now());
  app.setPath('crashDumps', folder);
  reporter.start({ uploadToServer: false });
}
