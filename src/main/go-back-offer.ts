import { dialog } from 'electron';
import type { App } from 'electron';
import { copyToGoBackTo } from '../core/library/journal/go-back.ts';
import type { Folders } from '../core/ports.ts';
import { goBackHome } from '../host/rebuild-home.ts';
import { MINUTE } from '../shared/durations.ts';
import type { Failure } from '../shared/failure.ts';
import { systemSpeaker } from './words/main-words.ts';

/** Time to read and to decide. An app that was started by nobody must not wait for ever. */
const OFFER_MS = 5 * MINUTE;
const GO_BACK = 1;

/**
 * Where a newer Renderdesk has changed the database, and the copy from before it lies beside it:
 * asks whether to go back to that, and does it.
 * @returns true: the app can be started again
 * @throws FailureError where it could not go back
 */
export async function offerGoBack(app: App, folders: Folders, { code }: Failure): Promise<boolean> {
  if (code !== 'database-from-the-future') return false;
  const copy = copyToGoBackTo(folders);
  if (copy === null) return false;
  process.stderr.write(
    'renderdesk: The database is of a newer Renderdesk. To go back to the copy from before it: renderdesk library go-back\n',
  );
  await app.whenReady();
  // What the person chose is in the database that cannot be read.
  const { say } = systemSpeaker(app);
  const late = AbortSignal.timeout(OFFER_MS);
  const answer = await dialog
    .showMessageBox({
      type: 'warning',
      title: app.name,
      message: say('go-back.message'),
      detail: say('go-back.detail', { madeAt: copy.madeAt }),
      buttons: [say('go-back.quit'), say('go-back.do')],
      defaultId: 0,
      cancelId: 0,
      signal: late,
    })
    .catch(() => null);
  if (answer?.response !== GO_BACK || late.aborted) return false;
  await goBackHome(folders);
  return true;
}
