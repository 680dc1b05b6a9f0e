import { app, nativeImage } from 'electron';
import type { BrowserWindow } from 'electron';
import type { WorkOverview } from '../../core/overview/work-overview.ts';
import { thumbIconFile } from '../app-files.ts';
import type { TrayActions } from '../tray/tray-menu.ts';
import type { MainSpeaker } from '../words/main-words.ts';

/** Windows: the button under the small picture of the window in the taskbar. */
export function showThumbButtons(
  window: BrowserWindow | null,
  { isPaused }: Pick<WorkOverview, 'isPaused'>,
  { say }: MainSpeaker,
  actions: Pick<TrayActions, 'pauseAll' | 'resumeAll'>,
): void {
  window?.setThumbarButtons([
    isPaused
      ? {
          icon: nativeImage.createFromPath(thumbIconFile('resume')),
          tooltip: say('thumb.resume'),
          click: () => actions.resumeAll(),
        }
      : {
          icon: nativeImage.createFromPath(thumbIconFile('pause')),
          tooltip: say('thumb.pause'),
          click: () => actions.pauseAll(),
        },
  ]);
}

/** Windows: what a right click on the taskbar's icon offers. @param words of a start of the app */
export function setJumpList(command: readonly string[], { say }: MainSpeaker): void {
  const [program = '', ...words] = command;
  app.setUserTasks([
    {
      program,
      arguments: [...words, '--new-render'].map((word) => `"${word}"`).join(' '),
      iconPath: process.execPath,
      iconIndex: 0,
      title: say('jump.new'),
      description: say('jump.new.hint'),
    },
  ]);
}
