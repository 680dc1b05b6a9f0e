import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaLane } from '../../../src/core/media/media-lane.ts';
import type { MediaJob } from '../../../src/core/media/media-message.ts';
import { watchedLane } from '../../fakes/media-lane.ts';

const fixture = (name: string) => join(import.meta.dirname, '../../fixtures/media', name);
/** Milliseconds, on a machine that does other things. */
const LIMIT = 60_000;
const red = { r: 230, g: 20, b: 30 };
const blue = { r: 10, g: 40, b: 220 };

const folder = mkdtempSync(join(tmpdir(), 'renderdesk-draw-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A picture whose left half is red and whose right half is blue. */
const halves = (width: number, height: number, alpha = 1) =>
  sharp({ create: { width, height, channels: 4, background: { ...red, alpha } } }).composite([
    {
      input: {
        create: { width: width / 2, height, channels: 4, background: { ...blue, alpha: 1 } },
      },
      left: width / 2,
      top: 0,
    },
  ]);

async function pixelOf(picture: Uint8Array, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(picture)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const start = (y * info.width + x) * 4;
  return [...data.subarray(start, start + 4)];
}

/** Lossy pictures and other colour spaces come near, not exactly. */
function expectNear(pixel: readonly number[], colour: typeof red, within = 30): void {
  const away = [colour.r, colour.g, colour.b].map((value, index) =>
    Math.abs(value - (pixel[index] ?? Infinity)),
  );
  expect(Math.max(...away)).toBeLessThan(within);
}

describe.each([
  ['the native build', []],
  ['the build without native code', ['--wasm']],
])('pictures, by %s', (_name, words) => {
  let lane: MediaLane;
  beforeAll(() => {
    ({ lane } = watchedLane({ words }));
  });
  afterAll(() => lane.stop());

  async function draw(path: string, mediaType: string) {
    const outcome = await lane.run({ kind: 'picture', path, mediaType }, LIMIT);
    if (outcome.outcome !== 'drawn') throw new Error(JSON.stringify(outcome));
    const { small, large } = outcome.files;
    if (small === undefined || large === undefined) throw new Error('nothing was drawn');
    return { small, large, parts: outcome.parts };
  }

  it('are drawn in two sizes, as WebP, and never larger than they are', async () => {
    await halves(1600, 900).png().toFile(at('wide.png'));
    const { small, large, parts } = await draw(at('wide.png'), 'image/png');
    expect(parts).toMatchObject({
      small: { width: 320, height: 180 },
      large: { width: 640, height: 360 },
    });
    expect((await sharp(small).metadata()).format).toBe('webp');
    expectNear(await pixelOf(large, 20, 180), red);
    expectNear(await pixelOf(large, 620, 180), blue);
    await halves(40, 90).png().toFile(at('tiny.png'));
    expect((await draw(at('tiny.png'), 'image/png')).parts.large).toEqual({
      width: 40,
      height: 90,
    });
  });

  it('keep their transparency', async () => {
    await halves(800, 800, 0).png().toFile(at('clear.png'));
    const { small } = await draw(at('clear.png'), 'image/png');
    expect((await pixelOf(small, 10, 10))[3]).toBe(0);
    const [, , , alpha] = await pixelOf(small, 300, 300);
    expect(alpha).toBe(255);
    await halves(800, 800, 0.5).webp().toFile(at('half.webp'));
    const [, , , half] = await pixelOf((await draw(at('half.webp'), 'image/webp')).small, 10, 10);
    expect(Math.abs((half ?? 0) - 128)).toBeLessThan(4);
  });

  it('stand upright as their EXIF says', async () => {
    // Orientation 6: turned a quarter to the right to be seen, so that red comes on top.
    await halves(800, 400)
      .flatten()
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toFile(at('turned.jpg'));
    const { large, parts } = await draw(at('turned.jpg'), 'image/jpeg');
    expect(parts.large).toEqual({ width: 320, height: 640 });
    expectNear(await pixelOf(large, 160, 20), red);
    expectNear(await pixelOf(large, 160, 620), blue);
  });

  it('come in 16 bits, grey, and the colours of print', async () => {
    await halves(600, 300).toColourspace('rgb16').png().toFile(at('deep.png'));
    expect((await sharp(at('deep.png')).metadata()).depth).toBe('ushort');
    expectNear(await pixelOf((await draw(at('deep.png'), 'image/png')).small, 20, 80), red);
    await halves(600, 300).flatten().toColourspace('cmyk').jpeg().toFile(at('print.jpg'));
    expect((await sharp(at('print.jpg')).metadata()).space).toBe('cmyk');
    expectNear(await pixelOf((await draw(at('print.jpg'), 'image/jpeg')).small, 20, 80), red, 60);
    await halves(600, 300).flatten().toColourspace('b-w').png().toFile(at('grey.png'));
    const [r, g, b] = await pixelOf((await draw(at('grey.png'), 'image/png')).small, 20, 80);
    expect(Math.max(r ?? 0, g ?? 0, b ?? 0) - Math.min(r ?? 0, g ?? 0, b ?? 0)).toBeLessThan(6);
  });

  it('come as AVIF, and animated as their first frame', async () => {
    await halves(400, 200).avif({ effort: 0 }).toFile(at('a.avif'));
    expectNear(await pixelOf((await draw(at('a.avif'), 'image/avif')).small, 20, 80), red);
    const frames = await Promise.all(
      [red, blue].map((background) =>
        sharp({ create: { width: 200, height: 100, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animation = sharp(frames, { join: { animated: true } });
    for (const [name, made] of [
      ['two.gif', animation.clone().gif()],
      ['two.webp', animation.clone().webp()],
    ] as const) {
      await made.toFile(at(name));
      const { small, parts } = await draw(at(name), `image/${name.slice(4)}`);
      expect(parts.small).toEqual({ width: 200, height: 100 });
      expectNear(await pixelOf(small, 100, 50), red);
    }
  });

  it('are refused with a sentence when they are huge or damaged', async () => {
    await sharp({ create: { width: 16_000, height: 14_000, channels: 3, background: red } })
      .png({ compressionLevel: 1 })
      .toFile(at('huge.png'));
    const job = { kind: 'picture', path: at('huge.png'), mediaType: 'image/png' } as const;
    expect(await lane.run(job, LIMIT)).toEqual({
      outcome: 'refused',
      reason: 'The picture has 224 megapixels; previews are drawn of up to 200.',
    });
    const whole = await readFile(at('huge.png')).then((bytes) => bytes.subarray(0, 400));
    await writeFile(at('cut.png'), whole);
    for (const mediaType of ['image/png', 'image/jpeg', 'image/svg+xml']) {
      const cut = { kind: 'picture', path: at('cut.png'), mediaType } as const;
      expect((await lane.run(cut, LIMIT)).outcome).toBe('refused');
    }
    const gone = { kind: 'picture', path: at('gone.png'), mediaType: 'image/png' } as const;
    expect((await lane.run(gone, LIMIT)).outcome).toBe('disk');
  });

  it('are drawn of SVG without reading what it refers to', async () => {
    await halves(64, 64).png().toFile(at('secret.png'));
    const secret = at('secret.png');
    const within = (await readFile(secret)).toString('base64');
    const svg = (inside: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 64 64" width="64" height="64"><defs><rect id="r" width="8" height="8" fill="#0a28dc"/></defs>${inside}</svg>`;
    const drawn = async (inside: string) => {
      await writeFile(at('drawing.svg'), svg(inside));
      const { large, parts } = await draw(at('drawing.svg'), 'image/svg+xml');
      expect(parts.large).toEqual({ width: 640, height: 640 });
      return pixelOf(large, 30, 30);
    };
    for (const reference of [
      `href="${secret}"`,
      `xlink:href = '${secret}'`,
      `href="file://${secret}"`,
      `href="&#x2f;${secret.slice(1)}"`,
      `href="\n${secret}"`,
    ]) {
      const pixel = await drawn(`<image ${reference} width="64" height="64"/>`);
      expect([reference, pixel]).toEqual([reference, [0, 0, 0, 0]]);
    }
    expectNear(await drawn('<use href="#r"/>'), blue);
    expectNear(
      await drawn(`<image href="data:image/png;base64,${within}" width="64" height="64"/>`),
      red,
    );
    await writeFile(at('entity.svg'), `<!DOCTYPE svg [<!ENTITY e "${secret}">]>${svg('')}`);
    const job: MediaJob = { kind: 'picture', path: at('entity.svg'), mediaType: 'image/svg+xml' };
    expect(await lane.run(job, LIMIT)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('entities'),
    });
  });

  it('that a window drew are drawn anew, and must be as their layout says', async () => {
    const poster = await halves(1280, 720).webp().toBuffer();
    const picture = await halves(480, 270).png().toBuffer();
    const layout = { columns: 2, rows: 2, frameWidth: 240, frameHeight: 135, moments: [1, 2, 3] };
    const run = (job: Omit<Extract<MediaJob, { kind: 'drawn' }>, 'kind'>) =>
      lane.run({ kind: 'drawn', ...job }, LIMIT);
    const whole = await run({ poster, strip: { picture, layout } });
    expect(whole).toMatchObject({
      outcome: 'drawn',
      parts: { small: { width: 320, height: 180 }, strip: layout },
    });
    for (const wrong of [{ columns: 3 }, { frameHeight: 134 }, { moments: [1, 2, 3, 4, 5] }]) {
      const outcome = await run({ poster, strip: { picture, layout: { ...layout, ...wrong } } });
      expect(outcome.outcome).toBe('refused');
    }
    const jpeg = await halves(64, 64).flatten().jpeg().toBuffer();
    const noise = Buffer.from('RIFF....WEBPVP8 nonsense');
    for (const bad of [jpeg, noise, new Uint8Array()]) {
      expect((await run({ poster: bad, strip: null })).outcome).toBe('refused');
    }
  });
});

describe('films and sounds', () => {
  let lane: MediaLane;
  beforeAll(() => {
    ({ lane } = watchedLane());
  });
  afterAll(() => lane.stop());

  it('has a poster and a strip of a film in VP9, with its transparency', async () => {
    const outcome = await lane.run({ kind: 'film', path: fixture('vp9-alpha.webm') }, LIMIT);
    if (outcome.outcome !== 'drawn') throw new Error(JSON.stringify(outcome));
    const { strip } = outcome.parts;
    expect(strip).toMatchObject({ columns: 4, rows: 3, frameWidth: 64, frameHeight: 48 });
    expect(strip?.moments).toHaveLength(10);
    const sheet = await sharp(outcome.files.strip).metadata();
    expect([sheet.width, sheet.height, sheet.hasAlpha]).toEqual([256, 144, true]);
    const { small } = outcome.files;
    expect((await sharp(small).stats()).isOpaque).toBe(false);
  });

  it('leaves a film that it has no decoder for to the window', async () => {
    for (const kind of ['film', 'sound'] as const) {
      const outcome = await lane.run({ kind, path: fixture('h264-aac.mp4') }, LIMIT);
      expect(outcome).toEqual({ outcome: 'no-decoder' });
    }
  });

  it.each(['tone.wav', 'tone.mp3', 'tone.flac', 'tone.opus'])(
    'draws the loudness of %s',
    async (name) => {
      const outcome = await lane.run({ kind: 'sound', path: fixture(name) }, LIMIT);
      if (outcome.outcome !== 'drawn') throw new Error(JSON.stringify(outcome));
      const peaks = outcome.files.waveform ?? new Uint8Array();
      expect(outcome.parts.waveform).toEqual({ peaks: 800 });
      expect(peaks).toHaveLength(800);
      expect(Math.max(...peaks)).toBeGreaterThan(16);
    },
  );
});
