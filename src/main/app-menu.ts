import { app, dialog, Menu, shell } from 'electron';
import type { KeptWindow } from './kept-window.ts';
import { menuTemplate } from './menu.ts';
import type { MainSpeaker } from './words/main-words.ts';

export interface AppMenuOptions {
  readonly window: KeptWindow;
  readonly words: MainSpeaker;
  readonly libraryFolder: () => string;
  readonly submit: (files: readonly string[]) => void;
}

/** Sets the application menu, and does what its own items say. */
export function setAppMenu({ window, words, libraryFolder, submit }: AppMenuOptions): void {
  const template = menuTemplate(
    { platform: process.platform, appName: app.name, withDeveloperTools: !app.isPackaged },
    words,
    {
      submitFiles: () => void choosePayloads(window, words).then(submit),
      showLibraryFolder: () => void shell.openPath(libraryFolder()),
    },
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function choosePayloads(
  window: KeptWindow,
  { say }: MainSpeaker,
): Promise<readonly string[]> {
  const options = {
    title: say('menu.choose.title'),
    filters: [
      { name: say('menu.choose.payloads'), extensions: ['json', 'jsonc'] },
      { name: say('menu.choose.all'), extensions: ['*'] },
    ],
    properties: ['openFile' as const, 'multiSelections' as const],
  };
  const owner = window.current();
  const { filePaths } = await (owner === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(owner, options));
  return filePaths;
}
