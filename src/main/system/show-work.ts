import { app, powerMonitor, powerSaveBlocker } from 'electron';
import type { Core } from '../../core/services.ts';
import { overlayIcon } from '../app-files.ts';
import type { KeptWindow } from '../kept-window.ts';
import { showTray, type ShownTray } from '../tray/show-tray.ts';
import type { TrayActions } from '../tray/tray-menu.ts';
import type { MainSpeaker } from '../words/main-words.ts';
import { createAwakeHolds, createAwakeKeeper, mayStayAwake } from './keep-awake.ts';
import type { KeptNativeState } from './native-state.ts';
import { showInTaskbar, taskbarState } from './taskbar.ts';
import { showThumbButtons } from './thumb-buttons.ts';
import type { WorkWatch } from './watch-work.ts';

export interface ShowWorkParts {
  readonly core: Pick<Core, 'settings'>;
  readonly work: WorkWatch;
  readonly window: KeptWindow;
  readonly words: () => MainSpeaker;
  readonly native: KeptNativeState;
  readonly actions: TrayActions;
}

/** Shows in tray and taskbar what there is to do, and keeps the computer awake for it. */
export function showWork(parts: ShowWorkParts): { stop(): void } {
  const { core, work, window, words, native, actions } = parts;
  const { platform } = process;
  const tray: ShownTray | null = native.get().hasTray
    ? showTray({ platform, words, actions })
    : null;
  const taskbar = {
    app,
    platform,
    window: () => window.current(),
    overlay: overlayIcon(),
    overlayText: () => words().say('overlay.needs-you'),
  };
  const holds = createAwakeHolds(powerSaveBlocker);
  const keepAwake = createAwakeKeeper(holds);
  const onBattery = (is: boolean) => () => {
    native.set({ onBattery: is });
    work.again();
  };
  const [plugged, unplugged] = [onBattery(false), onBattery(true)];
  powerMonitor.on('on-ac', plugged);
  powerMonitor.on('on-battery', unplugged);
  work.onChange((overview) => {
    const { system } = core.settings.get();
    keepAwake(mayStayAwake(overview, system, native.get().onBattery));
    native.set({ isKeptAwake: holds.isHeld() });
    tray?.update(overview, native.get());
    showInTaskbar(taskbar, taskbarState(overview));
    if (platform === 'win32') showThumbButtons(window.current(), overview, words(), actions);
  });
  // A window that opens anew shows the bar as well.
  app.on('browser-window-created', work.again);
  return {
    stop() {
      powerMonitor.off('on-ac', plugged);
      powerMonitor.off('on-battery', unplugged);
      app.off('browser-window-created', work.again);
      work.stop();
      holds.releaseAll();
      tray?.remove();
    },
  };
}
