import { dialog } from 'electron';
import type { App } from 'electron';
import { SECOND } from '../shared/durations.ts';
import type { Failure } from '../shared/failure.ts';
import { systemSpeaker } from './words/main-words.ts';

/**
 * Long enough to read two sentences. An app that was started by nobody, at login or by a script,
 * must not wait for a click for ever.
 */
const DIALOG_MS = 12 * SECOND;
/** Soon enough after a click that nobody notices. */
const TURN_MS = 200;

/** Says why the app cannot start, on standard error and in a dialog, and ends with exit code 1. */
export async function endWithFailure(app: App, { message, remedy }: Failure): Promise<void> {
  process.stderr.write(`renderdesk: ${message} ${remedy}\n`);
  await app.whenReady();
  const { say, translate } = systemSpeaker(app);
  const openedAt = performance.now();
  // Also keeps the process turning: an idle one may notice the answer of a dialog much later.
  const timer = setInterval(() => {
    if (performance.now() - openedAt > DIALOG_MS) app.exit(1);
  }, TURN_MS);
  await dialog
    .showMessageBox({
      type: 'error',
      title: app.name,
      message: translate(message),
      detail: translate(remedy),
      buttons: [say('start.quit')],
    })
    .catch(() => {});
  clearInterval(timer);
  app.exit(1);
}
