import { app } from 'electron';

/**
 * The program and the words that start this app again on this home.
 * @param home as it was asked for; undefined: the usual one
 */
export function startCommand(home: string | undefined): string[] {
  // An AppImage runs from a place that is gone with it.
  const program = process.env['APPIMAGE'] ?? process.execPath;
  const folder = process.defaultApp ? [app.getAppPath()] : [];
  return [program, ...folder, ...(home === undefined ? [] : ['--home', home])];
}
