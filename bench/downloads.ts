import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../tools/root.ts';
import { bundleApp } from './downloads/app.ts';
import { capped, large, memory, small, type Bench } from './downloads/parts.ts';
import { missingPrograms } from './downloads/peers.ts';
import { startSite } from './downloads/site.ts';

/*
 * Downloads of the app's own core, beside curl, openssl and aria2c, from a real nginx on loopback
 * (and a server of our own that caps each connection). `npx node bench/downloads.ts` measures all;
 * `--only large`, `tls`, `small`, `capped` or `memory` one part of it, in a minute or two. Every
 * byte is compared. Needs 5 GB of temporary room; ends with 1 when a figure is missed.
 */

const parts: Readonly<Record<string, (bench: Bench) => Promise<number>>> = {
  large: (bench) => large(bench, false),
  tls: (bench) => large(bench, true),
  small,
  capped,
  memory,
};
const { values } = parseArgs({
  options: { only: { type: 'string' }, rounds: { type: 'string', default: '7' } },
});
const chosen = values.only === undefined ? Object.keys(parts) : values.only.split(',');
const missing = missingPrograms();
if (missing.length > 0) {
  console.error(`Nothing to compare with: ${missing.join(', ')} not installed.`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'renderdesk-downloads-'));
let missed = 0;
/** Also when it is ended before its time: nothing of it stays on the disk. */
const tidy = (): void => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(root, 'out/bench'), { recursive: true, force: true });
};
try {
  await bundleApp();
  const site = await startSite(folder);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void site.close().finally(() => {
        tidy();
        process.exit(1);
      });
    });
  }
  try {
    console.log(`${values.rounds} rounds; load before ${loadavg()[0]?.toFixed(1) ?? ''}.`);
    const bench = { folder, site, rounds: Number(values.rounds) };
    for (const name of chosen) {
      const part = parts[name];
      if (part === undefined) throw new Error(`There is no part ${name}.`);
      missed += await part(bench);
    }
    console.log(`\nLoad after ${loadavg()[0]?.toFixed(1) ?? ''}.`);
  } finally {
    await site.close();
  }
} finally {
  tidy();
}
console.log(missed === 0 ? 'All figures are reached.' : `${missed} figures are missed.`);
process.exitCode = missed === 0 ? 0 : 1;
