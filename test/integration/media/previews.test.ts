import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaLane } from '../../../src/core/media/media-lane.ts';
import { createPreviewFiles } from '../../../src/core/media/preview-files.ts';
import { createPreviews, type Previews } from '../../../src/core/media/previews.ts';
import { openRepositories, type Repositories } from '../../../src/core/db/repositories.ts';
import { examineFile } from '../../../src/core/library/examine-file.ts';
import { systemClock } from '../../../src/host/system-clock.ts';
import type { OutputId } from '../../../src/shared/ids.ts';
import type { PreviewView } from '../../../src/shared/preview.ts';
import { watchedLane } from '../../fakes/media-lane.ts';
import { libraryOf } from '../../fakes/library-of.ts';

const fixture = (name: string) => join(import.meta.dirname, '../../fixtures/media', name);
/** Milliseconds, on a machine that does other things. */
const LIMIT = 60_000;

let folder: string;
let repositories: Repositories;
let previews: Previews;
let lane: MediaLane;
let told: PreviewView[];
let library: ReturnType<typeof libraryOf>;

function open(options: { mostBytes?: number } = {}): void {
  ({ lane } = watchedLane());
  previews = createPreviews({
    ...repositories,
    ...options,
    clock: systemClock,
    logger: { log: () => {} },
    mediaLinks: {
      urlFor: (id) => `file:${id}`,
      previewUrlFor: (id, part, version) => `${id}/${part}/${String(version)}`,
    },
    files: createPreviewFiles(join(folder, 'cache')),
    lane,
    tell: (views) => void told.push(...views),
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-previews-'));
  repositories = openRepositories(join(folder, 'library.db'));
  library = libraryOf(repositories, folder);
  told = [];
  open();
});
afterEach(() => {
  previews.stop();
  lane.stop();
  repositories.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A file that is in the library, as its bytes are. */
async function stored(name: string, bytes: Uint8Array): Promise<OutputId> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const facts = await examineFile(path, LIMIT);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return library.store(name, { bytes: bytes.byteLength, sha256, facts });
}

const picture = (background: string) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .png()
    .toBuffer();

const one = (id: OutputId): PreviewView => {
  const [view] = previews.want([id]);
  if (view === undefined) throw new Error('it is not known');
  return view;
};

const settled = (id: OutputId) =>
  vi.waitFor(
    () => {
      const view = told.findLast(({ outputId }) => outputId === id);
      if (view === undefined || view.state === 'waiting') throw new Error('not yet');
      return view;
    },
    { timeout: LIMIT, interval: 20 },
  );

const filesInCache = () =>
  existsSync(join(folder, 'cache'))
    ? readdirSync(join(folder, 'cache'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

describe('a preview that is asked for', () => {
  it('waits, is drawn, told, and found by its part', async () => {
    const id = await stored('a.png', await picture('teal'));
    expect(one(id)).toMatchObject({ state: 'waiting', small: null, drawnByWindow: false });
    const view = await settled(id);
    expect(view).toMatchObject({
      state: 'ready',
      reason: null,
      large: { width: 640, height: 427 },
    });
    expect(one(id)).toEqual(view);
    const { path, mediaType } = previews.file(id, 'small');
    expect(mediaType).toBe('image/webp');
    expect((await sharp(await readFile(path)).metadata()).width).toBe(320);
    expect(() => previews.file(id, 'strip')).toThrow('no such preview');
    expect(repositories.previews.totalBytes()).toBe(
      repositories.previews.of(library.sha(id))?.bytes,
    );
  });

  it('is shared by files that are equal', async () => {
    const bytes = await picture('olive');
    const [first, second] = [await stored('a.png', bytes), await stored('b.png', bytes)];
    one(first);
    await settled(first);
    expect(one(second).state).toBe('ready');
    expect(previews.file(second, 'large').path).toBe(previews.file(first, 'large').path);
  });

  it('is drawn again when its file is missing', async () => {
    const id = await stored('a.png', await picture('navy'));
    one(id);
    await settled(id);
    const { path } = previews.file(id, 'small');
    await rm(path);
    told = [];
    expect(() => previews.file(id, 'small')).toThrow('no such preview');
    await vi.waitFor(() => expect(one(id).state).toBe('ready'), { timeout: LIMIT });
    expect(existsSync(path)).toBe(true);
  });

  it('fails with a sentence, once, for what cannot be drawn', async () => {
    const whole = await picture('gold');
    // Whole as a container is, and nonsense within: its one block of pixels is not deflated.
    const at = whole.indexOf('IDAT');
    const id = await stored('a.png', whole);
    const bent = Buffer.from(whole);
    bent.fill(0xff, at + 4, at + 40);
    await writeFile(join(folder, 'a.png'), bent);
    one(id);
    expect(await settled(id)).toMatchObject({
      state: 'failed',
      reason: 'The picture could not be decoded; the file may be damaged.',
    });
    expect(one(id).state).toBe('failed');
    expect(filesInCache()).toEqual([]);
  });

  it('is none for what shows nothing, and for what is not there', async () => {
    const text = await stored('a.json', Buffer.from('{"a":1}'));
    expect(one(text)).toMatchObject({ state: 'none', small: null });
    expect(repositories.previews.of(library.sha(text))).toBeUndefined();
    expect(previews.want(['01980000-0000-7000-8000-00000000ffff' as OutputId])).toEqual([]);
  });

  it('of a file that is gone is forgotten, and asked for again some other time', async () => {
    const id = await stored('a.png', await picture('plum'));
    await rm(join(folder, 'a.png'));
    one(id);
    expect(await settled(id)).toMatchObject({ state: 'none', reason: null });
  });
});

describe('what waits', () => {
  it('survives the end of the app, and is drawn in the next run', async () => {
    const id = await stored('a.png', await picture('coral'));
    previews.stored(id);
    expect(repositories.previews.of(library.sha(id))?.state).toBe('waiting');
    previews.stop();
    lane.stop();
    open();
    previews.start();
    await vi.waitFor(() => expect(repositories.previews.of(library.sha(id))?.state).toBe('ready'), {
      timeout: LIMIT,
    });
  });
});

describe('the cache', () => {
  it('holds no more than it may, and loses what was not looked at for longest', async () => {
    const ids: OutputId[] = [];
    open({ mostBytes: 3_000 });
    for (const colour of ['red', 'green', 'blue', 'white', 'black', 'gray']) {
      const id = await stored(`${colour}.png`, await picture(colour));
      ids.push(id);
      one(id);
      await settled(id);
    }
    expect(repositories.previews.totalBytes()).toBeLessThanOrEqual(3_000);
    const states = ids.map((id) => repositories.previews.of(library.sha(id))?.state);
    expect(states[0]).toBeUndefined();
    expect(states.at(-1)).toBe('ready');
    const kept = states.filter((state) => state === 'ready').length;
    await vi.waitFor(() => expect(filesInCache()).toHaveLength(2 * kept));
  });
});

describe('what a window draws', () => {
  const layout = { columns: 2, rows: 1, frameWidth: 100, frameHeight: 60, moments: [0.2, 0.6] };

  async function film(): Promise<OutputId> {
    const path = fixture('h264-aac.mp4');
    await copyFile(path, join(folder, 'film.mp4'));
    return stored('film.mp4', await readFile(path));
  }

  it('is waited for where the core has no decoder, and kept when it comes', async () => {
    const id = await film();
    expect(one(id)).toMatchObject({ state: 'waiting', drawnByWindow: true });
    const poster = await picture('teal');
    const sheet = { create: { width: 200, height: 60, channels: 3, background: 'teal' } } as const;
    const strip = { picture: await sharp(sheet).webp().toBuffer(), layout };
    expect(await previews.putPoster(id, poster, strip)).toMatchObject({
      state: 'ready',
      drawnByWindow: false,
      small: { width: 320 },
      strip: layout,
    });
    const kept = await sharp(await readFile(previews.file(id, 'strip').path)).metadata();
    expect([kept.format, kept.width, kept.height]).toEqual(['webp', 200, 60]);
  });

  it('is refused when it is no picture, or for a file that is no film', async () => {
    const id = await film();
    one(id);
    const noise = Buffer.from('no picture');
    await expect(previews.putPoster(id, noise, null)).rejects.toThrow('must be a PNG or a WebP');
    expect(one(id)).toMatchObject({ state: 'waiting', drawnByWindow: true });
    const image = await stored('a.png', await picture('teal'));
    await expect(previews.putPoster(image, noise, null)).rejects.toThrow('Only films');
    await expect(previews.putWaveform(image, noise)).rejects.toThrow('Only sounds');
  });

  it('may be nothing, and is then not asked for again', async () => {
    const id = await film();
    one(id);
    expect(await previews.cannotDraw(id)).toMatchObject({
      state: 'failed',
      reason: 'This window cannot play video/mp4, so there is no preview of it.',
    });
    expect(one(id).state).toBe('failed');
  });
});
