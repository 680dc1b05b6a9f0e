import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { examineApart } from '../../../src/core/media/examine-apart.ts';
import { checkPromise, probeMedia } from '../../../src/core/library/probe-media.ts';
import { DownloadError } from '../../../src/core/downloads/download-error.ts';
import { fragileLane, watchedLane, type WatchedLane } from '../../fakes/media-lane.ts';

const fixture = (name: string) => join(import.meta.dirname, '../../fixtures/media', name);
const folder = mkdtempSync(join(tmpdir(), 'renderdesk-examine-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let watched: WatchedLane;
afterEach(() => watched.lane.stop());

const probe = (path: string) =>
  probeMedia(path, { examine: examineApart(watched.lane, { log: () => {} }) });

describe('a file that is looked into apart', () => {
  it.each(['alpha.png', 'h264-aac.mp4', 'vp9-alpha.webm', 'tone.mp3'])(
    'has the same facts as one that is looked into here: %s',
    async (name) => {
      watched = watchedLane();
      expect(await probe(fixture(name))).toEqual(await probeMedia(fixture(name)));
    },
  );

  it('is refused when it is damaged, empty or gone, as here', async () => {
    watched = watchedLane();
    writeFileSync(at('empty.png'), '');
    const refusal = async (path: string, look = probe) => {
      const error: unknown = await look(path).catch((reason: unknown) => reason);
      if (!(error instanceof DownloadError)) throw new Error(`not refused: ${String(error)}`);
      return error.failure;
    };
    expect(await refusal(at('empty.png'))).toMatchObject({
      code: 'content-mismatch',
      message: '“empty.png” arrived damaged: it is empty.',
    });
    for (const name of ['empty.png', 'gone.png']) {
      expect(await refusal(at(name))).toEqual(await refusal(at(name), probeMedia));
    }
  });

  it('that kills what looks into it is known by its first bytes, and nothing more', async () => {
    watched = fragileLane();
    copyFileSync(fixture('h264-aac.mp4'), at('die.mp4'));
    const facts = await probe(at('die.mp4'));
    expect(facts).toMatchObject({
      kind: 'video',
      mediaType: 'video/mp4',
      width: null,
      videoCodec: null,
      isUnexamined: true,
    });
    expect(watched.started).toHaveLength(2);
    // A sound in the same container cannot be told from it; a page or a picture can.
    checkPromise(facts, 'audio', null, 'die.mp4');
    expect(() => checkPromise(facts, 'image', null, 'die.mp4')).toThrow('should be an image');
    writeFileSync(at('die.html'), '<!doctype html><title>Error</title>');
    const page = await probe(at('die.html'));
    expect(() => checkPromise(page, 'video', null, 'die.html')).toThrow('a web page (HTML)');
  });
});
