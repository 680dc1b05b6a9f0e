import { Menu, nativeImage, Tray } from 'electron';
import type { NativeImage } from 'electron';
import type { WorkOverview } from '../../core/overview/work-overview.ts';
import { trayIconFile } from '../app-files.ts';
import type { MainSpeaker } from '../words/main-words.ts';
import { statusLine, trayMenu, trayState } from './tray-menu.ts';
import type { TrayActions, TrayNative, TrayState } from './tray-menu.ts';

export interface ShownTray {
  update(overview: WorkOverview, native: TrayNative): void;
  remove(): void;
}

export interface TrayParts {
  readonly platform: NodeJS.Platform;
  readonly words: () => MainSpeaker;
  readonly actions: TrayActions;
}

/** An icon and a menu, made anew only where they would be others: an open menu closes by that. */
export function showTray({ platform, words, actions }: TrayParts): ShownTray {
  const icons = new Map<TrayState, NativeImage>();
  const iconOf = (state: TrayState) => {
    const icon = icons.get(state) ?? nativeImage.createFromPath(trayIconFile(state, platform));
    icons.set(state, icon);
    return icon;
  };
  const tray = new Tray(iconOf('idle'));
  let shown = '';
  let state: TrayState = 'idle';
  // Where a click does something of its own, it opens the window; a menu says the same.
  if (platform !== 'darwin') tray.on('click', () => actions.openWindow());
  return {
    update(overview, native) {
      const template = trayMenu(words(), overview, native, actions);
      const looks = JSON.stringify(template);
      if (looks !== shown) {
        tray.setContextMenu(Menu.buildFromTemplate(template));
        tray.setToolTip(`${words().say('tray.name')} · ${statusLine(words(), overview)}`);
        shown = looks;
      }
      const next = trayState(overview);
      if (next !== state) tray.setImage(iconOf(next));
      state = next;
    },
    remove: () => tray.destroy(),
  };
}
