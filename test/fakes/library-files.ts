import { existsSync, readdirSync } from 'node:fs';

/** What a person finds in a library folder: not what is the program's own in it. */
export function libraryFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => !name.startsWith('.'));
}
