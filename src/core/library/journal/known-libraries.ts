import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFolder } from '../sync-folder.ts';

/*
 * `renderdesk.libraries.json` in the home: which folders hold this home's journals. Beside the
 * database, and not in it, so that a lost database is rebuilt without anybody having to remember
 * where the files are.
 */

const FILE = 'renderdesk.libraries.json';

const knownSchema = z.object({
  version: z.literal(1),
  /** The home's tag: whose journals they are. */
  home: z.string().regex(/^[0-9a-f]{8}$/),
  /** Today's first. */
  folders: z.array(z.string()).max(1_000),
});
export type KnownLibraries = Omit<z.infer<typeof knownSchema>, 'version'>;

/** Null where there is none, or none that can be read. */
export async function readKnownLibraries(home: string): Promise<KnownLibraries | null> {
  try {
    const text = await readFile(join(home, FILE), 'utf8');
    const known = knownSchema.safeParse(JSON.parse(text));
    return known.success ? known.data : null;
  } catch {
    return null;
  }
}

export async function writeKnownLibraries(home: string, known: KnownLibraries): Promise<void> {
  const path = join(home, FILE);
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ version: 1, ...known }, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(home);
}
