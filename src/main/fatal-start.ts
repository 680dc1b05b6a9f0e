import { dialog } from 'electron';
import type { App } from 'electron';
import { SECOND } from '../shared/durations.ts';
import type { Failure } from '../shared/failure.ts';

/**
 * Long enough to read two sentences twice. An app that was started by nobody, at login or by a
 * script, must not wait for a click for ever.
 */
const DIALOG_MS = 15 * SECOND;

/** Says why the app cannot start, on standard error and in a dialog, and ends with exit code 1. */
export async function endWithFailure(app: App, { message, remedy }: Failure): Promise<void> {
  process.stderr.write(`renderdesk: ${message} ${remedy}\n`);
  await app.whenReady();
  await dialog
    .showMessageBox({
      type: 'error',
      title: app.name,
      message,
      detail: remedy,
      buttons: ['Quit'],
      signal: AbortSignal.timeout(DIALOG_MS),
    })
    .catch(() => {});
  app.exit(1);
}
