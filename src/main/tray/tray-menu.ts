import type { MenuItemConstructorOptions } from 'electron';
import type { WorkOverview } from '../../core/overview/work-overview.ts';
import type { JobId } from '../../shared/ids.ts';
import type { NativeState } from '../../shared/native-state.ts';
import type { MainSpeaker } from '../words/main-words.ts';

export interface TrayActions {
  openWindow(): void;
  openJob(id: JobId): void;
  newRender(): void;
  pauseAll(): void;
  resumeAll(): void;
  /** The computer does not sleep or shut down now. */
  stopCountdown(): void;
  quit(): void;
}

export type TrayNative = Pick<NativeState, 'isKeptAwake' | 'countdown'>;
export type TrayState = 'idle' | 'working' | 'paused' | 'needs-you';

/** What the icon says: the most urgent of what there is. */
export function trayState({ needsYou, isPaused, isOffline, working }: WorkOverview): TrayState {
  if (needsYou > 0) return 'needs-you';
  if (isPaused || isOffline) return 'paused';
  return working > 0 ? 'working' : 'idle';
}

/** One line on what is going on. */
export function statusLine({ say }: MainSpeaker, overview: WorkOverview): string {
  const { working, waiting, isPaused, isOffline, progress } = overview;
  if (isPaused) return say('tray.paused');
  if (isOffline) return say('tray.offline');
  if (working + waiting === 0) return say('tray.idle');
  const words = say('tray.working', { working: working + waiting });
  return progress === null ? words : say('tray.working.at', { working: words, progress });
}

/**
 * Everything that can be done from the tray: where a click on the icon does nothing, as on GNOME,
 * the menu alone is enough.
 */
export function trayMenu(
  speaker: MainSpeaker,
  overview: WorkOverview,
  { isKeptAwake, countdown }: TrayNative,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const { say } = speaker;
  const { needsYou, isPaused, done, failed } = overview;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    { label: statusLine(speaker, overview), enabled: false },
    ...(done + failed > 0 ? [{ label: say('tray.ended', { done, failed }), enabled: false }] : []),
    ...(needsYou > 0
      ? [{ label: say('tray.needs-you', { count: needsYou }), click: () => actions.openWindow() }]
      : []),
    // Without the seconds: a menu that is made anew closes under the pointer.
    ...(countdown === null
      ? []
      : [
          {
            label: say(`tray.countdown.${countdown.deed}`),
            click: () => actions.stopCountdown(),
          },
        ]),
    separator,
    { label: say('tray.open'), click: () => actions.openWindow() },
    { label: say('tray.new'), click: () => actions.newRender() },
    { label: say('tray.recent'), submenu: recentItems(speaker, overview, actions) },
    separator,
    isPaused
      ? { label: say('tray.resume'), click: () => actions.resumeAll() }
      : { label: say('tray.pause'), click: () => actions.pauseAll() },
    { label: say(isKeptAwake ? 'tray.awake' : 'tray.awake.not'), enabled: false },
    separator,
    { label: say('tray.quit'), click: () => actions.quit() },
  ];
}

function recentItems(
  { say }: MainSpeaker,
  { recent }: WorkOverview,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: say('tray.recent.none'), enabled: false }];
  return recent.map(({ jobId, name, hasFailed }) => ({
    label: plain(hasFailed ? say('tray.recent.failed', { name }) : name),
    click: () => actions.openJob(jobId),
  }));
}

/** Menus take one `&` for the sign of a shortcut. */
const plain = (label: string): string => label.replaceAll('&', '&&');
