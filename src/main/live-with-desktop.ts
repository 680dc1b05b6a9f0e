import { app } from 'electron';
import { join } from 'node:path';
import type { Logger } from '../core/ports.ts';
import type { DesktopActions } from '../host/host-services.ts';
import type { RunningHost } from '../host/start-host.ts';
import { systemClock } from '../host/system-clock.ts';
import { failureOf } from '../shared/failure.ts';
import { setAppMenu } from './app-menu.ts';
import type { KeptWindow } from './kept-window.ts';
import { createDesktopNotifier } from './notify/create-desktop-notifier.ts';
import type { DesktopNotifier } from './notify/notifier.ts';
import type { QuitControl } from './quit-control.ts';
import { handoverOf, type Handover } from './single-instance.ts';
import { startCommand } from './start-command.ts';
import { followLoginSetting } from './system/follow-login-setting.ts';
import type { KeptNativeState } from './system/native-state.ts';
import { showWork } from './system/show-work.ts';
import type { PowerCountdown } from './system/power-countdown.ts';
import { setJumpList } from './system/thumb-buttons.ts';
import { firstTime } from './system/told-once.ts';
import { watchWork, type WorkWatch } from './system/watch-work.ts';
import type { TrayActions } from './tray/tray-menu.ts';
import type { MainSpeaker } from './words/main-words.ts';

export interface LivingParts {
  readonly host: RunningHost;
  readonly window: KeptWindow;
  readonly native: KeptNativeState;
  readonly quitting: QuitControl;
  readonly countdown: PowerCountdown;
  readonly desktop: DesktopActions;
  readonly logger: Logger;
  readonly take: (handover: Handover) => Promise<void>;
  readonly words: () => MainSpeaker;
  /** As it was asked for; undefined: the usual one. */
  readonly home: string | undefined;
}

/** Everything around the window: notifications, tray, taskbar, menus, and what they do. */
export function liveWithDesktop(parts: LivingParts): {
  readonly notifier: DesktopNotifier;
  readonly work: WorkWatch;
  stop(): void;
} {
  const { host, window, native, quitting, desktop, logger, take, words, countdown } = parts;
  const { core } = host;
  const worked = (notificationProblem: ReturnType<typeof native.get>['notificationProblem']) =>
    native.set({ notificationProblem });
  const notifier = createDesktopNotifier({ host, window, words, desktop, logger, worked });
  const work = watchWork(core, systemClock);
  native.onChange(() => {
    host.infoChanged();
    work.again();
  });
  connectCountdown(parts, notifier);
  quitting.connect({ host, window, words });
  const showing = showWork({ core, work, window, words, native, actions: trayActions(parts) });
  const command = startCommand(parts.home);
  followLoginSetting(core, command, logger);
  inEveryLanguage(core, words, (speaker) => {
    setAppMenu({
      window,
      words: speaker,
      libraryFolder: () => core.library.folder(),
      submit: (files) => void take(handoverOf({ files })),
    });
    if (process.platform === 'win32') setJumpList(command, speaker);
    work.again();
  });
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => whenClosed(parts, notifier, words));
  const stop = () => {
    countdown.end();
    showing.stop();
  };
  return { notifier, work, stop };
}

/** What is counted down is told of at once, and what came of it if that is not what was wanted. */
function connectCountdown(
  { host, words, countdown }: LivingParts,
  notifier: DesktopNotifier,
): void {
  const { core, events } = host;
  countdown.connect({
    settings: core.settings,
    overview: () => core.overview(),
    isCarrying: () => core.portable.isCarrying(),
    say: (level, text) => events.publish({ type: 'message', level, text }),
    begun(deed) {
      const { say } = words();
      notifier.tell({
        title: say(`notification.countdown.${deed}.title`),
        body: say('notification.countdown.body'),
      });
    },
  });
}

/** Says it now, and again whenever another language is chosen. */
function inEveryLanguage(
  core: RunningHost['core'],
  words: () => MainSpeaker,
  speak: (speaker: MainSpeaker) => void,
): void {
  let spoken = words();
  speak(spoken);
  core.subscribe((event) => {
    if (event.type !== 'settings' || words() === spoken) return;
    spoken = words();
    speak(spoken);
  });
}

/**
 * On macOS an app lives on without a window. Elsewhere it does where its icon is seen and the
 * person lets it, which is told the first time.
 */
function whenClosed(
  { host, native, quitting }: LivingParts,
  notifier: DesktopNotifier,
  words: () => MainSpeaker,
): void {
  if (process.platform === 'darwin' || quitting.staysOpen()) return;
  if (!native.get().hasTray || !host.core.settings.get().system.closeToTray) {
    quitting.quit('app');
    return;
  }
  if (!firstTime(join(app.getPath('userData'), 'told.json'), 'tray')) return;
  const { say } = words();
  notifier.tell({ title: say('notification.tray.title'), body: say('notification.tray.body') });
}

function trayActions({ host, window, quitting, countdown }: LivingParts): TrayActions {
  const { core, events } = host;
  const orSay = (done: Promise<unknown>) => {
    done.catch((error: unknown) => {
      const { message, remedy } = failureOf(error);
      events.publish({ type: 'message', level: 'error', text: `${message} ${remedy}` });
    });
  };
  return {
    openWindow: () => window.show(),
    openJob(jobId) {
      window.show();
      events.publish({ type: 'open-job', jobId });
    },
    newRender() {
      window.show();
      events.publish({ type: 'new-render' });
    },
    pauseAll: () => orSay(core.queue.pauseAll()),
    resumeAll: () => orSay(core.queue.resumeAll()),
    stopCountdown: () => orSay(countdown.stop()),
    quit: () => quitting.quit('tray'),
  };
}
