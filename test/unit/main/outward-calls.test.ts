import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = new URL('../../../src/', import.meta.url).pathname;
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const calling = (call: string) =>
  sources.filter(({ text }) => text.includes(call)).map(({ name }) => name);

it('opens no address with what the system has for it, and files in two places alone', () => {
  expect(calling('openExternal')).toEqual([]);
  // The menu opens the library's folder.
  expect(calling('shell.openPath').toSorted()).toEqual([
    'main/app-menu.ts',
    'main/desktop-actions.ts',
  ]);
});
