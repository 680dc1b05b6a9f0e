import { app } from 'electron';
import { startedFile } from './portable-home.ts';

/**
 * The program and the words that start this app again on this home.
 * @param home as it was asked for; undefined: the usual one
 */
export function startCommand(home: string | undefined): string[] {
  const { platform, execPath, env, defaultApp } = process;
  const program = startedFile({
    platform,
    program: execPath,
    environment: env,
    isCheckout: defaultApp,
  });
  const folder = process.defaultApp ? [app.getAppPath()] : [];
  return [program, ...folder, ...(home === undefined ? [] : ['--home', home])];
}
