import { statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** What a person calls the folder beside the program that makes it portable. */
export const PORTABLE_FOLDER = 'Renderdesk-home';

export interface ProgramPlace {
  readonly platform: NodeJS.Platform;
  /** The program that runs; of a macOS app the one deep inside it. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** It runs from a checkout, in an Electron that is nobody's product. */
  readonly isCheckout: boolean;
}

/**
 * The file that a person starts: an AppImage and a portable program for Windows unpack themselves
 * elsewhere, and say where they lie.
 */
export function startedFile({ platform, program, environment }: ProgramPlace): string {
  if (platform === 'win32') return environment['PORTABLE_EXECUTABLE_FILE'] ?? program;
  return platform === 'linux' ? (environment['APPIMAGE'] ?? program) : program;
}

/**
 * The home beside the program, where a person has made a folder for it; undefined where not. It is
 * never made by the program itself, so that nobody gets one by moving a file.
 */
export function portableHome(place: ProgramPlace): string | undefined {
  if (place.isCheckout) return undefined;
  const path = place.platform === 'win32' ? win32 : posix;
  const inBundle = place.platform === 'darwin' ? '../../..' : '.';
  const home = path.resolve(path.dirname(startedFile(place)), inBundle, PORTABLE_FOLDER);
  return statSync(home, { throwIfNoEntry: false })?.isDirectory() === true ? home : undefined;
}
