import type { MenuItemConstructorOptions } from 'electron';

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
export function menuTemplate(facts: MenuFacts, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = facts.platform === 'darwin';
  return [
    ...(isMac ? [macAppMenu(facts.appName)] : []),
    fileMenu(isMac, actions),
    editMenu(),
    viewMenu(facts.withDeveloperTools),
    isMac
      ? { role: 'windowMenu' }
      : { label: '&Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
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

function fileMenu(isMac: boolean, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      {
        label: 'Submit Payload Files…',
        accelerator: 'CmdOrCtrl+O',
        click: () => actions.submitFiles(),
      },
      {
        label: 'Show Library Folder',
        accelerator: 'CmdOrCtrl+Shift+L',
        click: () => actions.showLibraryFolder(),
      },
      separator,
      isMac ? { role: 'close' } : { role: 'quit' },
    ],
  };
}

function editMenu(): MenuItemConstructorOptions {
  return {
    label: '&Edit',
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

function viewMenu(withDeveloperTools: boolean): MenuItemConstructorOptions {
  const tools: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }];
  return {
    label: '&View',
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
