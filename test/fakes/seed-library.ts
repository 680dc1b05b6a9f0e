import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { openRepositories } from '../../src/core/db/repositories.ts';
import { libraryOf } from './library-of.ts';

/*
 * Fills a new home's library: `node seed-library.ts HOME COUNT` makes so many different PNGs of
 * 1280x720 with transparency, and prints their ids as JSON.
 */

const [home = '', count = '1'] = process.argv.slice(2);
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
  writeFileSync(join(folder, fileName), bytes);
  const facts = {
    kind: 'image' as const,
    mediaType: 'image/png',
    width: 1280,
    height: 720,
    durationSeconds: null,
    frameRate: null,
    videoCodec: null,
    audioCodec: null,
    hasAlpha: true,
  };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  ids.push(library.store(fileName, { bytes: bytes.byteLength, sha256, facts }));
}
repositories.close();
process.stdout.write(JSON.stringify(ids));
