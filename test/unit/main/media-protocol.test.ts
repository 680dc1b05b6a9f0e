import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createMediaHandler,
  desktopMediaLinks,
  mediaUrl,
} from '../../../src/main/media-protocol.ts';
import { desktopMediaOrigin, desktopPageOrigin } from '../../../src/shared/desktop-origins.ts';
import type { OutputId } from '../../../src/shared/ids.ts';
import { fakeCore } from '../../fakes/fake-core.ts';

const id = '0199aaaa-0000-7000-8000-000000000001' as OutputId;
const unknownId = '0199aaaa-0000-7000-8000-000000000002' as OutputId;

describe('the media handler', () => {
  let folder: string;
  let serve: (request: Request) => Promise<Response>;
  const ask = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
    serve(new Request(url, { method, headers }));

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'renderdesk-media-'));
    const path = join(folder, 'a chat.mp4');
    writeFileSync(path, '0123456789');
    const core = fakeCore();
    serve = createMediaHandler({
      library: {
        ...core.library,
        file(asked) {
          if (asked !== id) throw new Error('not in the library');
          return { path, mediaType: 'video/mp4', fileName: 'a chat.mp4' };
        },
      },
      media: {
        ...core.media,
        file(asked, part) {
          if (asked !== id || part !== 'small') return core.media.file(asked, part);
          return { path, mediaType: 'image/webp', fileName: 'small.webp' };
        },
      },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('serves a file whole, in part, and says when a part is not there', async () => {
    const url = mediaUrl(id, 'a chat.mp4');
    const whole = await ask(url);
    expect([whole.status, whole.headers.get('content-type'), await whole.text()]).toEqual([
      200,
      'video/mp4',
      '0123456789',
    ]);
    const part = await ask(url, { Range: 'bytes=2-4' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    const beyond = await ask(url, { Range: 'bytes=10-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);
    const head = await ask(url, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      '10',
      '',
    ]);
  });

  it('serves the parts of a preview for ever, and no part that is not there', async () => {
    const url = desktopMediaLinks.previewUrlFor?.(id, 'small', 99) ?? '';
    const part = await ask(url);
    expect([part.status, part.headers.get('content-type'), await part.text()]).toEqual([
      200,
      'image/webp',
      '0123456789',
    ]);
    expect(part.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    for (const other of ['large', 'huge', '..%2Fsmall']) {
      expect((await ask(url.replace('small', other))).status).toBe(404);
    }
  });

  it('lets the page read it, and no other origin', async () => {
    const url = mediaUrl(id, 'a.mp4');
    const ours = await ask(url, { Origin: desktopPageOrigin });
    expect(ours.headers.get('access-control-allow-origin')).toBe(desktopPageOrigin);
    await ours.body?.cancel();
    for (const Origin of ['https://example.com', 'null', desktopMediaOrigin]) {
      expect((await ask(url, { Origin })).status).toBe(403);
    }
  });

  it.each([
    ['an id that the library does not know', mediaUrl(unknownId, 'a.mp4')],
    ['no id', `${desktopMediaOrigin}/output/../../etc/passwd`],
    ['another kind', `${desktopMediaOrigin}/input/${id}/a.mp4`],
    ['nothing', `${desktopMediaOrigin}/`],
  ])('has nothing for %s', async (_what, url) => {
    expect((await ask(url)).status).toBe(404);
  });

  it('writes the name of a file so that it stays one segment', () => {
    expect(mediaUrl(id, 'a/b #1?.png')).toBe(
      `${desktopMediaOrigin}/output/${id}/a%2Fb%20%231%3F.png`,
    );
  });
});
