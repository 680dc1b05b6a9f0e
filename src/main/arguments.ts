import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LINK_SCHEME } from '../shared/deep-link.ts';

/** What a person asked for at the start. Paths are absolute. */
export interface StartArguments {
  readonly home: string | undefined;
  readonly demo: boolean;
  /** Without a window, as a start with the computer is. */
  readonly hidden: boolean;
  /** With the dialog for a new render open. */
  readonly newRender: boolean;
  readonly files: readonly string[];
  /** Addresses of our own scheme, as they came. */
  readonly links: readonly string[];
}

export interface ArgumentContext {
  /** The folder of the app where Electron was told it by name, as in `electron .`; else null. */
  readonly appPath: string | null;
  readonly workingFolder: string;
}

const isLink = (word: string): boolean => word.toLowerCase().startsWith(`${LINK_SCHEME}:`);

/**
 * Reads a command line. Switches that are not ours belong to Electron and Chromium and are
 * passed over; everything else is a file or a link, and after `--` everything is.
 */
export function parseArguments(argv: readonly string[], context: ArgumentContext): StartArguments {
  const words = ownWords(argv, context);
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  const named = end < 0 ? [] : words.slice(end + 1);
  const switches = new Set<string>();
  let home: string | undefined;
  for (let index = 0; index < before.length; index++) {
    const word = before[index] ?? '';
    if (word === '--home') home = before[++index];
    else if (word.startsWith('--home=')) home = word.slice('--home='.length);
    else if (word.startsWith('-')) switches.add(word);
    else if (word !== '') named.push(word);
  }
  return {
    home: home === undefined || home === '' ? undefined : resolve(context.workingFolder, home),
    demo: switches.has('--demo'),
    hidden: switches.has('--hidden'),
    newRender: switches.has('--new-render'),
    files: named
      .filter((word) => !isLink(word))
      .map((file) => absolute(file, context.workingFolder)),
    links: named.filter(isLink),
  };
}

/** The words after the program's name and, where Electron was told it, the app's folder. */
function ownWords(argv: readonly string[], context: ArgumentContext): readonly string[] {
  const words = argv.slice(1);
  if (context.appPath === null) return words;
  const named = words.findIndex(
    (word) => !word.startsWith('-') && resolve(context.workingFolder, word) === context.appPath,
  );
  const first = named >= 0 ? named : words.findIndex((word) => !word.startsWith('-'));
  return first < 0 ? [] : words.slice(first + 1);
}

/** File managers hand files over as paths or as `file:` addresses. */
function absolute(file: string, workingFolder: string): string {
  if (!file.startsWith('file://')) return resolve(workingFolder, file);
  try {
    return fileURLToPath(file);
  } catch {
    return resolve(workingFolder, file);
  }
}
