import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startCappedServer } from '../../test/fakes/capped-server.ts';
import { App } from './app.ts';
import type { Order } from './order.ts';
import { timed, timedBeside } from './peers.ts';
import { interleaved, MOST_MIB, report, type Run } from './rounds.ts';
import { makeLarge, makePictures, refuseDifference, type Sample, type Site } from './site.ts';

/** What every part has in its hands; each says how many figures it missed. */
export interface Bench {
  readonly folder: string;
  readonly site: Site;
  readonly rounds: number;
}

const LARGE_BYTES = 1024 * 1024 * 1024;
const CAPPED_BYTES = 64 * 1024 * 1024;
/** Of each connection: of a size at which four together ask nothing of the machine. */
const CAPPED_BYTES_PER_SECOND = 8 * 1024 * 1024;
const SMALL_FILES = 1_000;
/** As `curl --parallel-max 8` and `aria2c -j8`. */
const AT_ONCE = 8;
const US = '**Renderdesk**';
const ENGINE = '**Renderdesk, its engine**';

/** One order; every byte of what came is compared, and removed. */
async function ours(app: App, order: Order, samples: readonly Sample[]): Promise<Run> {
  const brought = await app.bring(order);
  for (const [index, path] of brought.paths.entries()) {
    refuseDifference(path, samples[index]?.path ?? '');
    rmSync(path);
  }
  if (brought.paths.length !== samples.length) throw new Error('not all files came');
  const { seconds, processorSeconds } = brought;
  return { seconds, processorSeconds, app: brought };
}

/** A peer that fetches one file to the path that it is given last. */
function theirs(folder: string, line: string, words: readonly string[]): Run {
  const path = join(folder, 'peer');
  const took = timed(line, [...words, path]);
  rmSync(path);
  return took;
}

/** 1 GiB, plain or over TLS. */
export async function large({ folder, site, rounds }: Bench, overTls: boolean): Promise<number> {
  const sample = makeLarge(join(site.root, 'large'), LARGE_BYTES);
  const url = `${overTls ? site.encrypted : site.plain}/large`;
  const app = await App.start(folder, site.certificate);
  const wish = { url, bytes: sample.bytes, kind: 'other' } as const;
  const curl = 'curl, openssl, sync in turn';
  const aria = 'aria2c --checksum';
  const words = [site.certificate, url];
  const title = overTls ? '1 GiB over TLS' : '1 GiB';
  try {
    const runs = await interleaved(title, rounds, {
      [US]: () => ours(app, { files: [wish], concurrent: AT_ONCE, way: 'app' }, [sample]),
      [curl]: () =>
        theirs(
          folder,
          'curl -sS --cacert "$1" -o "$3" "$2"; openssl dgst -sha256 "$3"; sync "$3"',
          words,
        ),
      [aria]: () =>
        theirs(
          folder,
          `aria2c -q --ca-certificate="$1" --checksum=sha-256=${sample.sha256} --file-allocation=none -d "$(dirname "$3")" -o "$(basename "$3")" "$2"`,
          words,
        ),
      'curl alone': () => theirs(folder, 'curl -sS --cacert "$1" -o "$3" "$2"', words),
    });
    return report(title, runs, [
      { who: US, of: curl, most: 0.9 },
      { who: US, of: aria, most: 0.3 },
    ]);
  } finally {
    await app.stop();
    rmSync(sample.path);
  }
}

/** 1,000 files of 200 KB. */
export async function small({ folder, site, rounds }: Bench): Promise<number> {
  const samples = makePictures(site.root, SMALL_FILES);
  const app = await App.start(folder, null);
  const files = wishes(site, samples);
  const curl = 'curl --parallel, 8';
  const aria = 'aria2c -j8';
  const peer = (line: string): Run => {
    const out = join(folder, 'peer');
    mkdirSync(out);
    const took = timed(line, [site.plain, out]);
    rmSync(out, { recursive: true });
    return took;
  };
  try {
    const runs = await interleaved('1,000 files', rounds, {
      [ENGINE]: () => ours(app, { files, concurrent: AT_ONCE, way: 'engine' }, samples),
      [US]: () => ours(app, { files, concurrent: AT_ONCE, way: 'app' }, samples),
      [curl]: () =>
        peer(
          `curl -sS --parallel --parallel-max ${AT_ONCE} -o "$2/#1.png" "$1/[0-${SMALL_FILES - 1}].png"`,
        ),
      [aria]: () =>
        peer(
          `seq -f "$1/%.0f.png" 0 ${SMALL_FILES - 1} | aria2c -q -j${AT_ONCE} --file-allocation=none -d "$2" -i -`,
        ),
    });
    return report('1,000 files of 200 KB', runs, [
      { who: ENGINE, of: curl, most: 1.5 },
      { who: ENGINE, of: aria, most: 0.6 },
      { who: US, of: aria, most: 0.6 },
      { who: US, of: curl, most: 1.5 },
    ]);
  } finally {
    await app.stop();
    for (const { path } of samples) rmSync(path);
  }
}

/** A server that caps each connection. */
export async function capped({ folder, rounds }: Bench): Promise<number> {
  const sample = makeLarge(join(folder, 'capped'), CAPPED_BYTES);
  const server = await startCappedServer({
    bytes: readFileSync(sample.path),
    etag: `"${sample.sha256}"`,
    bytesPerSecond: CAPPED_BYTES_PER_SECOND,
    of: 'each',
  });
  const url = `${server.origin}/capped`;
  const app = await App.start(folder, null);
  const wish = { url, bytes: sample.bytes, kind: 'other' } as const;
  const aria = 'aria2c -x4';
  const out = join(folder, 'peer');
  try {
    const runs = await interleaved('capped', rounds, {
      [US]: () => ours(app, { files: [wish], concurrent: AT_ONCE, way: 'app' }, [sample]),
      [aria]: async () => {
        // The server lives in this process: it must be let answer.
        const took = await timedBeside(
          'aria2c -q -x4 -s4 -k1M --file-allocation=none -d "$1" -o peer "$2"',
          [folder, url],
        );
        rmSync(out);
        return took;
      },
    });
    const title = '64 MiB at 8 MiB/s a connection';
    return report(title, runs, [{ who: US, of: aria, most: 1.1 }]);
  } finally {
    await app.stop();
    await server.close();
    rmSync(sample.path);
  }
}

/** Whether what the process takes grows with the size of a file, or with how many there are. */
export async function memory({ folder, site }: Bench): Promise<number> {
  const MIB = 1024 * 1024;
  const sizes = [64, 256, 1_024].map((size) => makeLarge(join(site.root, `${size}`), size * MIB));
  const pictures = makePictures(site.root, SMALL_FILES);
  const peakOf = async (files: Order['files'], samples: readonly Sample[]) => {
    const app = await App.start(folder, null);
    try {
      const run = await ours(app, { files, concurrent: AT_ONCE, way: 'app' }, samples);
      return run.app?.peak ?? NaN;
    } finally {
      await app.stop();
    }
  };
  const bySize: number[] = [];
  for (const sample of sizes) bySize.push(await peakOf(wishes(site, [sample], 'other'), [sample]));
  const byCount: number[] = [];
  for (const count of [100, 400, SMALL_FILES]) {
    const some = pictures.slice(0, count);
    byCount.push(await peakOf(wishes(site, some), some));
  }
  for (const { path } of [...sizes, ...pictures]) rmSync(path);
  const said = (peaks: readonly number[]) => peaks.map((peak) => peak.toFixed(0)).join(', ');
  console.log(`\nPeak MiB of a fresh process: ${said(bySize)} for a file of 64, 256, 1,024 MiB;`);
  console.log(`${said(byCount)} for 100, 400, ${SMALL_FILES} files of 200 KB.`);
  const isFlat = [bySize, byCount].every(isLevel);
  if (!isFlat) console.error('MISSED: memory grows');
  return isFlat ? 0 : 1;
}

/** Level is what grows by less than a sixth while files become sixteen times as large. */
const isLevel = (peaks: readonly number[]): boolean =>
  Math.max(...peaks) < MOST_MIB && (peaks.at(-1) ?? NaN) < (peaks[0] ?? NaN) * (1 + 1 / 6);

function wishes(
  site: Site,
  samples: readonly Sample[],
  kind: 'image' | 'other' = 'image',
): Order['files'] {
  return samples.map(({ path, bytes }) => ({
    url: `${site.plain}/${path.slice(site.root.length + 1)}`,
    bytes,
    kind,
  }));
}
