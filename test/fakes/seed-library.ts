import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { examineFile } from '../../src/core/library/examine-file.ts';
import { openRepositories } from '../../src/core/db/repositories.ts';
import { libraryOf } from './library-of.ts';

/*
 * Fills a new home's library: `node seed-library.ts HOME COUNT [FILE…]` makes so many different
 * PNGs of 1280x720 with transparency, takes the files in as well, and prints all ids as JSON.
 */

/** Milliseconds, on a machine that does other things. */
const EXAMINED_MS = 60_000;

const [home = '', count = '1', ...files] = process.argv.slice(2);
const folder = join(home, 'library');
mkdirSync(folder, { recursive: true });
const repositories = openRepositories(join(home, 'renderdesk.db'));
const library = libraryOf(repositories, folder);
const ids: string[] = [];
for (let index = 0; index < Number(count); index += 1) {
  const hue = String((index * 7) % 360);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><circle cx="${String(100 + index * 5)}" cy="360" r="240" fill="hsl(${hue},70%,50%)"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();
  const fileName = `picture-${String(index)}.png`;
  ids.push(await store(fileName, bytes));
}
for (const file of files) ids.push(await store(basename(file), readFileSync(file)));
repositories.close();
process.stdout.write(JSON.stringify(ids));

async function store(fileName: string, bytes: Buffer): Promise<string> {
  const path = join(folder, fileName);
  writeFileSync(path, bytes);
  const facts = await examineFile(path, EXAMINED_MS);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return library.store(fileName, { bytes: bytes.byteLength, sha256, facts });
}
