import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildLibrary } from './library/build.ts';
import { Report } from './library/measure.ts';
import { measureHost } from './library/measure-host.ts';
import { measureReading } from './library/measure-reading.ts';
import { measureWriting } from './library/measure-writing.ts';

/*
 * The library at a million rows. `npx node bench/library-million.ts` builds it in a temporary
 * folder (some seven minutes, 4 GB) and measures; with `--folder` it is built there once and used
 * again. Ends with 1 when a figure is missed.
 */

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    folder: { type: 'string' },
  },
});
const rows = Number(values.rows);
const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'renderdesk-million-')));
await mkdir(folder, { recursive: true });
const path = join(folder, 'renderdesk.db');
if (!existsSync(path)) {
  console.log(`Building ${rows.toLocaleString('en')} rows …`);
  buildLibrary(path, rows, (what, done) => {
    if (done % 100_000 === 0) console.log(`  ${what}: ${done.toLocaleString('en')}`);
  });
}
const small = join(folder, 'small.db');
if (!existsSync(small)) buildLibrary(small, 1_000, () => undefined);

const report = new Report();
await measureReading(path, report);
await measureWriting(path, report);
await measureHost({ path, small }, report);
if (values.folder === undefined) await rm(folder, { recursive: true });
if (report.missed > 0) process.exitCode = 1;
