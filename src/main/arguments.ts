import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a person asked for at the start. Paths are absolute. */
export interface StartArguments {
  readonly home: string | undefined;
  readonly demo: boolean;
  readonly files: readonly string[];
}

export interface ArgumentContext {
  /** The folder of the app where Electron was told it by name, as in `electron .`; else null. */
  readonly appPath: string | null;
  readonly workingFolder: string;
}

/**
 * Reads a command line. Switches that are not ours belong to Electron and Chromium and are
 * passed over; everything else is a file, and after `--` everything is.
 */
export function parseArguments(argv: readonly string[], context: ArgumentContext): StartArguments {
  const words = ownWords(argv, context);
  const files: string[] = [];
  let home: string | undefined;
  let demo = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '--') {
      files.push(...words.slice(index + 1));
      break;
    }
    if (word === '--home') home = words[++index];
    else if (word.startsWith('--home=')) home = word.slice('--home='.length);
    else if (word === '--demo') demo = true;
    else if (word !== '' && !word.startsWith('-')) files.push(word);
  }
  return {
    home: home === undefined || home === '' ? undefined : resolve(context.workingFolder, home),
    demo,
    files: files.map((file) => absolute(file, context.workingFolder)),
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
