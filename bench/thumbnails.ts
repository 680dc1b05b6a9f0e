import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { MediaLane } from '../src/core/media/media-lane.ts';
import { createPreviewFiles } from '../src/core/media/preview-files.ts';
import { startMediaProcess } from '../src/core/media/start-media-process.ts';

/*
 * Previews of PNGs by the app's own media process, its start and its writing included, beside
 * vipsthumbnail and ImageMagick's convert. Ours draws both sizes (320 and 640 px), the others one
 * (320 px). Run with `npx node bench/thumbnails.ts [ROUNDS [1080p|4K]]`; needs Debian's libvips-tools and
 * imagemagick. Prints a table in Markdown, and ends with 1 when a target is missed.
 */

const rounds = Number(process.argv[2] ?? 7);
const wished = process.argv[3];
const allSizes = [
  { name: '1080p', width: 1920, height: 1080, pictures: 60 },
  { name: '4K', width: 3840, height: 2160, pictures: 20 },
] as const;
type Size = (typeof allSizes)[number];
const sizes = allSizes.filter(({ name }) => wished === undefined || name === wished);

/** Milliseconds for one picture. */
const LIMIT_MS = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'renderdesk-thumbnails-'));
const out = join(folder, 'out');
mkdirSync(out);

/** Half of them like drawings (flat areas, edges, transparency), half like photographs (grain). */
async function picture({ width, height }: Size, index: number): Promise<Buffer> {
  const circles = Array.from({ length: 40 }, (_, at) => {
    const [x, y] = [(at * 397 + index * 31) % width, (at * 211 + index * 77) % height];
    return `<circle cx="${String(x)}" cy="${String(y)}" r="${String(30 + at * 4)}" fill="hsl(${String(at * 20)},60%,50%)" opacity=".6"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">${circles.join('')}</svg>`;
  const drawing = sharp(Buffer.from(svg));
  if (index % 2 === 0) return drawing.png().toBuffer();
  const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const;
  const size = { width: width / 2, height: height / 2 };
  const grain = await sharp({ create: { ...size, channels: 3, background: '#888', noise } })
    .resize(width, height)
    .png()
    .toBuffer();
  return sharp(grain)
    .ensureAlpha()
    .composite([{ input: await drawing.png().toBuffer(), blend: 'soft-light' }])
    .png()
    .toBuffer();
}

async function makePictures(size: Size): Promise<string[]> {
  const paths: string[] = [];
  for (let index = 0; index < size.pictures; index += 1) {
    const path = join(folder, `${size.name}-${String(index)}.png`);
    await sharp(await picture(size, index))
      .png()
      .toFile(path);
    paths.push(path);
  }
  return paths;
}

interface Run {
  readonly seconds: number;
  /** MiB of the media process at its largest; null for programs of others. */
  readonly peak: number | null;
}

async function ours(paths: readonly string[], words: readonly string[]): Promise<Run> {
  const begun = performance.now();
  const lane = new MediaLane({
    logger: { log: (_level, message, fields) => console.error(message, fields) },
    start: () => startMediaProcess(words),
    slots: 2,
  });
  const files = createPreviewFiles(join(out, 'cache'));
  await Promise.all(
    paths.map(async (path, index) => {
      const outcome = await lane.run({ kind: 'picture', path, mediaType: 'image/png' }, LIMIT_MS);
      if (outcome.outcome !== 'drawn') throw new Error(JSON.stringify(outcome));
      await files.write({ sha256: String(index).padStart(64, '0'), version: 1 }, outcome.files);
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  const peak = peakOfChild();
  lane.stop();
  return { seconds, peak };
}

/** MiB, of the one process that this one has started and not ended. */
function peakOfChild(): number {
  const task = `/proc/self/task/${String(process.pid)}/children`;
  const pids = readFileSync(task, 'utf8').trim().split(' ');
  const peaks = pids.map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024;
  });
  return Math.max(...peaks);
}

/** A shell's one line over the files that it gets as arguments. */
function theirs(paths: readonly string[], line: string): Run {
  const begun = performance.now();
  const { status, stderr } = spawnSync('bash', ['-c', line, 'bash', ...paths], {
    env: { ...process.env, OUT: out },
  });
  if (status !== 0) throw new Error(`${line}: ${stderr.toString()}`);
  return { seconds: (performance.now() - begun) / 1_000, peak: null };
}

const each = (command: string) => `printf '%s\\n' "$@" | xargs -P 2 -I {} ${command}`;
const peers: Record<string, (paths: readonly string[]) => Promise<Run> | Run> = {
  'Renderdesk, native sharp, both sizes': (paths) => ours(paths, []),
  'Renderdesk, WebAssembly, both sizes': (paths) => ours(paths, ['--wasm']),
  vipsthumbnail: (paths) => theirs(paths, 'vipsthumbnail --size 320 -o "$OUT/%s.webp" "$@"'),
  'vipsthumbnail, two at a time': (paths) =>
    theirs(paths, each('vipsthumbnail --size 320 -o "$OUT/%s.webp" {}')),
  'convert, two at a time': (paths) =>
    theirs(
      paths,
      each('sh -c \'convert "$1" -thumbnail 320x320 "$OUT/$(basename "$1").webp"\' sh {}'),
    ),
};

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;

async function measure(size: Size): Promise<Map<string, Run[]>> {
  const paths = await makePictures(size);
  const runs = new Map<string, Run[]>(Object.keys(peers).map((name) => [name, []]));
  // One round that does not count: the files are in memory after it, and the programs too.
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, peer] of Object.entries(peers)) {
      const run = await peer(paths);
      if (round >= 0) runs.get(name)?.push(run);
    }
    console.error(
      `${size.name}, round ${String(round + 1)}; load ${loadavg()[0]?.toFixed(1) ?? ''}`,
    );
  }
  for (const path of paths) rmSync(path);
  return runs;
}

interface Row {
  readonly name: string;
  readonly perSecond: number;
  readonly ofVips: number;
  readonly ofConvert: number;
  readonly peak: number;
}

function rowsOf(size: Size, runs: ReadonlyMap<string, readonly Run[]>): Row[] {
  const seconds = (name: string) => runs.get(name)?.map((run) => run.seconds) ?? [];
  // Of each round its own: what else the machine does weighs on all of a round alike.
  const ratio = (name: string, peer: string) =>
    median(seconds(name).map((value, round) => value / (seconds(peer)[round] ?? NaN)));
  return [...runs.keys()].map((name) => ({
    name,
    perSecond: size.pictures / median(seconds(name)),
    ofVips: ratio(name, 'vipsthumbnail'),
    ofConvert: ratio(name, 'convert, two at a time'),
    peak: Math.max(...(runs.get(name)?.map(({ peak }) => peak ?? 0) ?? [])),
  }));
}

const targets = { ofVips: 0.5, ofConvert: 0.6, peak: 200 };
let missed = 0;
try {
  console.log(`Load before: ${loadavg()[0]?.toFixed(1) ?? ''}; ${String(rounds)} rounds.\n`);
  for (const size of sizes) {
    const rows = rowsOf(size, await measure(size));
    console.log(`| ${size.name} | pictures a second | of vipsthumbnail | of convert | peak, MiB |`);
    console.log('| --- | --- | --- | --- | --- |');
    for (const { name, perSecond, ofVips, ofConvert, peak } of rows) {
      const shown = peak === 0 ? '' : peak.toFixed(0);
      console.log(
        `| ${name} | ${perSecond.toFixed(1)} | ${ofVips.toFixed(2)} | ${ofConvert.toFixed(2)} | ${shown} |`,
      );
    }
    const [native] = rows;
    const isMet =
      native !== undefined &&
      native.ofVips <= targets.ofVips &&
      native.ofConvert <= targets.ofConvert &&
      native.peak < targets.peak;
    console.log(isMet ? '\nThe targets are met.\n' : '\nA target is missed.\n');
    if (!isMet) missed += 1;
  }
  console.log(`Load after: ${loadavg()[0]?.toFixed(1) ?? ''}.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = missed === 0 ? 0 : 1;
