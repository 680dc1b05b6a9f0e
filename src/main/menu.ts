import type { MenuItemConstructorOptions } from 'electron';
import type { MainSpeaker } from './words/main-words.ts';

export interface MenuActions {
  submitFiles(): void;
  showLibraryFolder(): void;
}

export interface MenuFacts {
  readonly platform: NodeJS.Platform;
  readonly appName: string;
  /** Tools for developers are of no use in an installed app. */
  readonly withDeveloperTools: boolean;
}

/** The application menu, with the roles and shortcuts that each system's people expect. */
export function menuTemplate(
  facts: MenuFacts,
  words: MainSpeaker,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const { say } = words;
  const isMac = facts.platform === 'darwin';
  return [
    ...(isMac ? [macAppMenu(facts.appName)] : []),
    fileMenu(isMac, words, actions),
    editMenu(words),
    viewMenu(words, facts.withDeveloperTools),
    isMac
      ? { role: 'windowMenu' }
      : { label: say('menu.window'), submenu: [{ role: 'minimize' }, { role: 'close' }] },
  ];
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

function macAppMenu(appName: string): MenuItemConstructorOptions {
  return {
    label: appName,
    submenu: [
      { role: 'about' },
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function fileMenu(
  isMac: boolean,
  { say }: MainSpeaker,
  actions: MenuActions,
): MenuItemConstructorOptions {
  return {
    label: say('menu.file'),
    submenu: [
      {
        label: say('menu.file.submit'),
        accelerator: 'CmdOrCtrl+O',
        click: () => actions.submitFiles(),
      },
      {
        label: say('menu.file.library'),
        accelerator: 'CmdOrCtrl+Shift+L',
        click: () => actions.showLibraryFolder(),
      },
      separator,
      isMac ? { role: 'close' } : { role: 'quit', label: say('menu.file.quit') },
    ],
  };
}

function editMenu({ say }: MainSpeaker): MenuItemConstructorOptions {
  return {
    label: say('menu.edit'),
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
}

function viewMenu({ say }: MainSpeaker, withDeveloperTools: boolean): MenuItemConstructorOptions {
  const tools: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }];
  return {
    label: say('menu.view'),
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(withDeveloperTools ? [separator, ...tools] : []),
    ],
  };
}
