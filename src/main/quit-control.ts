import type { App } from 'electron';
import type { RunningHost } from '../host/start-host.ts';
import { failureOf } from '../shared/failure.ts';
import type { KeptWindow } from './kept-window.ts';
import { quitDecision, type QuitWish } from './quit-decision.ts';
import { askAboutQuitting } from './quit-question.ts';
import type { MainSpeaker } from './words/main-words.ts';

export interface QuitControl {
  /**
   * Wants the app to end for this reason; what comes from elsewhere is its own: its menu, its
   * shortcut. False: somebody is being asked already, and what they answer holds.
   */
  quit(wish: QuitWish): boolean;
  /** Whether the app may end: null where nobody need be asked. */
  mayQuit(): Promise<boolean> | null;
  /** True, once, where the window was closed because the app is to go on without it. */
  staysOpen(): boolean;
  /** There is a library by now, and words. */
  connect(parts: QuitParts): void;
}

export interface QuitParts {
  readonly host: Pick<RunningHost, 'core' | 'events'>;
  readonly window: KeptWindow;
  readonly words: () => MainSpeaker;
}

/** Who wants the app to end, and whether it may. */
export function createQuitControl(app: Pick<App, 'quit'>): QuitControl {
  let wish: QuitWish = 'app';
  let isHeard = false;
  let parts: QuitParts | null = null;
  let staysOpen = false;
  const goOn = ({ window }: QuitParts) => {
    const open = window.current();
    staysOpen = open !== null;
    open?.destroy();
    return false;
  };
  const ask = async (asked: QuitParts, working: number) => {
    const { answer, forEver } = await askAboutQuitting(asked.window, asked.words(), working);
    if (forEver && answer !== 'cancel') await remember(asked.host, answer);
    if (answer === 'quit') return true;
    if (answer === 'background') return goOn(asked);
    // It was closed already where that was the wish to quit.
    asked.window.show();
    return false;
  };
  return {
    quit(next) {
      isHeard = false;
      wish = next;
      // It asks `mayQuit` before it returns, unless that is being asked.
      app.quit();
      wish = 'app';
      return isHeard;
    },
    staysOpen() {
      const was = staysOpen;
      staysOpen = false;
      return was;
    },
    connect(given) {
      parts = given;
    },
    mayQuit() {
      const wished = wish;
      isHeard = true;
      if (parts === null) return null;
      const { core } = parts.host;
      const overview = core.overview();
      switch (quitDecision(wished, overview, core.settings.get().system)) {
        case 'quit':
          return null;
        case 'background':
          return Promise.resolve(goOn(parts));
        case 'ask':
          return ask(parts, overview.working);
      }
    },
  };
}

async function remember(
  { core, events }: QuitParts['host'],
  quitWithWork: 'background' | 'quit',
): Promise<void> {
  try {
    await core.settings.change({ system: { quitWithWork } });
  } catch (error) {
    const { message, remedy } = failureOf(error);
    events.publish({ type: 'message', level: 'error', text: `${message} ${remedy}` });
  }
}
