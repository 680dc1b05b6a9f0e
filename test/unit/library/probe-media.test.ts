import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DownloadError } from '../../../src/core/downloads/download-error.ts';
import { extensionFor, probeMedia } from '../../../src/core/library/probe-media.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures/media', name);

async function probeBytes(bytes: Uint8Array | string, deadlineMs?: number) {
  const path = join(folder.path, 'chat.mp4.renderdesk.part');
  await writeFile(path, bytes);
  return probeMedia(path, deadlineMs === undefined ? {} : { deadlineMs });
}

async function damageIn(bytes: Uint8Array): Promise<DownloadError> {
  const error: unknown = await probeBytes(bytes).then(
    (facts) => new Error(`taken for whole: ${JSON.stringify(facts)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DownloadError)) throw error;
  return error;
}

describe('a whole file', () => {
  const picture = { width: 40, height: 30, durationSeconds: null, frameRate: null };
  const film = { width: 64, height: 48, durationSeconds: 1 };
  it.each([
    ['alpha.png', 'png', { ...picture, kind: 'image', mediaType: 'image/png', hasAlpha: true }],
    ['opaque.png', 'png', { ...picture, mediaType: 'image/png', hasAlpha: false }],
    ['picture.jpg', 'jpg', { ...picture, mediaType: 'image/jpeg', hasAlpha: false }],
    ['picture.webp', 'webp', { ...picture, mediaType: 'image/webp', hasAlpha: false }],
    [
      'animation.gif',
      'gif',
      { ...picture, mediaType: 'image/gif', durationSeconds: 1, frameRate: 5, hasAlpha: true },
    ],
    [
      'h264-aac.mp4',
      'mp4',
      {
        ...film,
        kind: 'video',
        mediaType: 'video/mp4',
        videoCodec: 'avc',
        audioCodec: 'aac',
        audioSampleRate: 44_100,
        audioChannels: 1,
      },
    ],
    ['moov-last.mp4', 'mp4', { ...film, frameRate: 25, audioCodec: null, hasAlpha: false }],
    ['vp9.webm', 'webm', { ...film, frameRate: 30, videoCodec: 'vp9', hasAlpha: false }],
    ['vp9-alpha.webm', 'webm', { ...film, mediaType: 'video/webm', hasAlpha: true }],
    ['tone.mp3', 'mp3', { kind: 'audio', mediaType: 'audio/mpeg', audioCodec: 'mp3', width: null }],
    ['tone.wav', 'wav', { kind: 'audio', mediaType: 'audio/wav', durationSeconds: 0.2 }],
  ])('%s is known by its bytes', async (name, extension, expected) => {
    const facts = await probeBytes(await readFile(fixture(name)));
    expect(facts).toMatchObject(expected);
    expect(extensionFor(facts)).toBe(extension);
  });
});

describe('a picture that was made for this', () => {
  const red = { r: 200, g: 0, b: 0 };
  const made = (background: typeof red & { alpha?: number }) =>
    sharp({
      create: { width: 40, height: 30, channels: 4, background: { alpha: 1, ...background } },
    });

  it('is known to move, as a WebP, with its times', async () => {
    const frames = await Promise.all(
      [0, 120, 240].map((g) =>
        made({ ...red, g })
          .png()
          .toBuffer(),
      ),
    );
    const webp = sharp(frames, { join: { animated: true } }).webp({ delay: [100, 200, 300] });
    expect(await probeBytes(await webp.toBuffer())).toMatchObject({
      mediaType: 'image/webp',
      width: 40,
      height: 30,
      durationSeconds: 0.6,
      frameRate: 5,
    });
  });

  it('is known to be transparent, or not, as an AVIF', async () => {
    const clear = await made({ ...red, alpha: 0.5 })
      .avif({ effort: 0 })
      .toBuffer();
    expect(await probeBytes(clear)).toMatchObject({ mediaType: 'image/avif', hasAlpha: true });
    const opaque = await made(red).flatten().avif({ effort: 0 }).toBuffer();
    expect(await probeBytes(opaque)).toMatchObject({ width: 40, hasAlpha: false });
  });

  it('is not endless as a GIF whose blocks never end', async () => {
    const gif = await made(red).gif().toBuffer();
    const endless = Buffer.concat([gif.subarray(0, gif.length - 1), Buffer.alloc(5_000, 0x2c)]);
    const error = await damageIn(Buffer.concat([endless, Buffer.from(';')]));
    expect(error.failure.code).toBe('content-mismatch');
  });
});

describe('a file that was cut', () => {
  it.each([
    'alpha.png',
    'picture.jpg',
    'picture.webp',
    'animation.gif',
    'h264-aac.mp4',
    'moov-last.mp4',
    'vp9.webm',
    'vp9-alpha.webm',
    'tone.wav',
  ])('is refused: %s', async (name) => {
    const whole = await readFile(fixture(name));
    for (const share of [0.3, 0.6, 0.9]) {
      const error = await damageIn(whole.subarray(0, Math.floor(whole.byteLength * share)));
      expect(error.failure.code).toBe('content-mismatch');
      expect(error.consequence.kind).toBe('retry');
      expect(error.message).toMatch(/^“chat.mp4” arrived damaged: it .*\.$/);
    }
  });

  it('is refused by its last byte', async () => {
    for (const name of ['alpha.png', 'h264-aac.mp4', 'vp9-alpha.webm']) {
      const whole = await readFile(fixture(name));
      const error = await damageIn(whole.subarray(0, -1));
      expect(error.message).toContain('arrived damaged');
    }
  });

  it('is refused when nothing is left', async () => {
    expect((await damageIn(Buffer.alloc(0))).message).toContain('it is empty');
  });
});

describe('a file that was changed', () => {
  it('is refused where a picture’s checksums say so', async () => {
    const bytes = await readFile(fixture('alpha.png'));
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    expect((await damageIn(bytes)).message).toContain('checksum');
  });

  it('is refused without its index or its content', async () => {
    const film = await readFile(fixture('moov-last.mp4'));
    film.write('free', film.indexOf('moov'));
    expect((await damageIn(film)).message).toContain('its index is missing');
    const webm = await readFile(fixture('vp9.webm'));
    const cluster = webm.indexOf(Buffer.from([0x1f, 0x43, 0xb6, 0x75]));
    const before = Buffer.from(webm.subarray(0, cluster));
    // The segment's length, made unknown as a live recording has it: only the clusters are missing.
    before.set(
      [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      before.indexOf(Buffer.from([0x18, 0x53, 0x80, 0x67])) + 4,
    );
    expect((await damageIn(before)).message).toContain('there is nothing in it');
  });

  it('does not hold anything up with numbers that are not true', async () => {
    const film = await readFile(fixture('h264-aac.mp4'));
    // The first entry of the first composition table: two thousand million frames.
    film.writeUInt32BE(0x7fffffff, film.indexOf('ctts') + 12);
    let beats = 0;
    const heart = setInterval(() => (beats += 1), 10);
    const outcome: unknown = await probeBytes(film, 1000).catch((reason: unknown) => reason);
    clearInterval(heart);
    expect(outcome).toBeInstanceOf(DownloadError);
    expect((outcome as DownloadError).message).toContain('took too long');
    expect(beats).toBeGreaterThan(5);
  });
});

describe('bytes that are no media', () => {
  it.each([
    ['<!DOCTYPE html><html><body>502</body></html>', 'text/html'],
    ['\uFEFF\n <html>', 'text/html'],
    ['<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 'application/xml'],
    ['{"error":{"code":"internal_error"}}', 'application/json'],
    ['upstream connect error', 'text/plain'],
    [Buffer.from([1, 2, 3, 0xfe, 0xff]), 'application/octet-stream'],
  ])('are named: %s', async (bytes, mediaType) => {
    const facts = await probeBytes(bytes);
    expect(facts).toMatchObject({ kind: 'other', mediaType, width: null });
  });
});
