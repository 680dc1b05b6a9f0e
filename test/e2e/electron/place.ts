import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder that Electron is told to start. */
export const appFolder = fileURLToPath(new URL('../../..', import.meta.url));

/** The testbed's working folder may not be written: it names another. */
export const outputFolder = process.env['TESTBED_OUT'] ?? join(appFolder, 'test-results');

export const payloadPath = (name: string) => join(appFolder, 'resources/payloads', name);

/** A folder of its own, kept after the run so that a failure can be looked into. */
export function freshFolder(name: string): string {
  const folder = join(outputFolder, 'homes');
  mkdirSync(folder, { recursive: true });
  return mkdtempSync(join(folder, `${name}-`));
}
