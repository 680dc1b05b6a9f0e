import { BrowserWindow, dialog } from 'electron';
import type { App } from 'electron';
import type { Folders } from '../core/ports.ts';
import type { ReadBackProgress } from '../core/library/journal/read-back-wish.ts';
import { isRebuildable, rebuildHome, startEmpty } from '../host/rebuild-home.ts';
import { MINUTE } from '../shared/durations.ts';
import type { Failure } from '../shared/failure.ts';
import { systemSpeaker, type MainSpeaker } from './words/main-words.ts';

/** Time to read and to decide. An app that was started by nobody must not wait for ever. */
const OFFER_MS = 5 * MINUTE;

type Choice = 'rebuild' | 'empty' | 'quit';
const choices: readonly Choice[] = ['rebuild', 'empty', 'quit'];

/**
 * Where the database is lost or damaged, and what lies beside the files can bring it back: asks
 * what to do, and does it.
 * @returns true: the app can be started again
 * @throws FailureError where it could not be rebuilt
 */
export async function offerRebuild(
  app: App,
  folders: Folders,
  { code, message }: Failure,
): Promise<boolean> {
  if (!isRebuildable(code)) return false;
  process.stderr.write(`renderdesk: ${message} Start with: renderdesk library rebuild\n`);
  await app.whenReady();
  switch (await choose(app, message)) {
    case 'quit':
      return false;
    case 'empty':
      await startEmpty(folders);
      return true;
    case 'rebuild':
      return rebuild(app, folders);
  }
}

async function choose(app: App, message: string): Promise<Choice> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), OFFER_MS);
  const { say, translate } = systemSpeaker(app);
  const answer = await dialog
    .showMessageBox({
      type: 'warning',
      title: app.name,
      message: translate(message),
      detail: say('rebuild.detail'),
      buttons: [say('rebuild.do'), say('rebuild.empty'), say('start.quit')],
      defaultId: 0,
      cancelId: choices.indexOf('quit'),
      signal: late.signal,
    })
    .catch(() => null);
  clearTimeout(timer);
  return (answer === null || late.signal.aborted ? undefined : choices[answer.response]) ?? 'quit';
}

async function rebuild(app: App, folders: Folders): Promise<boolean> {
  const stop = new AbortController();
  // Else the app ends with its only window, before what is being done is done.
  app.on('window-all-closed', () => undefined);
  const window = progressWindow(app, () => stop.abort());
  const { say } = systemSpeaker(app);
  try {
    const report = await rebuildHome(folders, {
      verify: false,
      replace: false,
      signal: stop.signal,
      progress: (progress) => tell(window, progress, say),
    });
    return report.isComplete;
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}

/** Words and a bar, and no page of ours: there is no library to show yet. */
function progressWindow(app: App, closed: () => void): BrowserWindow {
  const window = new BrowserWindow({
    title: app.name,
    width: 520,
    height: 160,
    resizable: false,
    maximizable: false,
    webPreferences: { sandbox: true, javascript: false },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', closed);
  void window
    .loadURL(
      `data:text/plain;charset=utf-8,${encodeURIComponent(systemSpeaker(app).say('rebuild.running'))}`,
    )
    .catch(() => {});
  return window;
}

function tell(
  window: BrowserWindow,
  { phase, done, total }: ReadBackProgress,
  say: MainSpeaker['say'],
): void {
  if (window.isDestroyed()) return;
  const part = total === 0 ? 1 : done / total;
  const key = phase === 'reading' ? 'rebuild.reading' : 'rebuild.putting-back';
  window.setTitle(say(key, { part: Math.floor(part * 100) / 100 }));
  window.setProgressBar(part);
}
