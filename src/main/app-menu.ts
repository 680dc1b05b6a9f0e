import { app, dialog, Menu, shell } from 'electron';
import type { KeptWindow } from './kept-window.ts';
import { menuTemplate } from './menu.ts';

export interface AppMenuOptions {
  readonly window: KeptWindow;
  readonly libraryFolder: () => string;
  readonly submit: (files: readonly string[]) => void;
}

/** Sets the application menu, and does what its own items say. */
export function setAppMenu({ window, libraryFolder, submit }: AppMenuOptions): void {
  const template = menuTemplate(
    { platform: process.platform, appName: app.name, withDeveloperTools: !app.isPackaged },
    {
      submitFiles: () => void choosePayloads(window).then(submit),
      showLibraryFolder: () => void shell.openPath(libraryFolder()),
    },
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function choosePayloads(window: KeptWindow): Promise<readonly string[]> {
  const options = {
    title: 'Submit payload files',
    filters: [
      { name: 'Payload files', extensions: ['json', 'jsonc'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile' as const, 'multiSelections' as const],
  };
  const owner = window.current();
  const { filePaths } = await (owner === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(owner, options));
  return filePaths;
}
