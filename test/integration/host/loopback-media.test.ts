import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaServices } from '../../../src/core/services.ts';
import { serveLoopback } from '../../../src/host/loopback-server.ts';
import type { LoopbackServer } from '../../../src/host/loopback-server.ts';
import { createMediaLinks, createMediaTickets } from '../../../src/host/media-tickets.ts';
import { createRouter } from '../../../src/host/router.ts';
import { outputIdSchema } from '../../../src/shared/ids.ts';
import { anOutputId, fakeCore } from '../../fakes/fake-core.ts';
import { fakeHostServices, rememberingLogger } from '../../fakes/fake-host-services.ts';
import { ask, temporaryFolder } from '../../fakes/loopback-fixture.ts';

const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));
const fileName = 'Größe "1".mp4';
const folder = temporaryFolder();
const path = join(folder.path, 'file.mp4');
const tickets = createMediaTickets();
const address = createMediaLinks(tickets).urlFor(anOutputId, fileName);
let server: LoopbackServer;
const partOf: MediaServices['file'] = (id, part) => {
  if (part !== 'strip') return fakeCore().media.file(id, part);
  return { path, mediaType: 'image/webp', fileName: 'strip.webp' };
};

beforeAll(async () => {
  writeFileSync(path, bytes);
  const core = fakeCore();
  const library = { ...core.library, file: () => ({ path, mediaType: 'video/mp4', fileName }) };
  server = await serveLoopback({
    router: createRouter(core, fakeHostServices()),
    core: { ...core, library, media: { ...core.media, file: partOf } },
    token: 'T'.repeat(43),
    tickets,
    rendererFolder: null,
    version: '0.0.0',
    logger: rememberingLogger(),
  });
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

const get = (headers: Record<string, string> = {}, method = 'GET') =>
  ask(server.port, address, { headers, method });

describe('a part of a preview over HTTP', () => {
  const links = createMediaLinks(tickets);
  const previewUrl = links.previewUrlFor?.(anOutputId, 'strip', 7) ?? '';

  it('comes with its ticket, and may be kept for ever', async () => {
    const { status, headers, body } = await ask(server.port, previewUrl);
    expect([status, headers['content-type'], body.equals(bytes)]).toEqual([
      200,
      'image/webp',
      true,
    ]);
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
  });

  it.each([
    ['without a ticket', previewUrl.replace(/ticket=[^&]*/, ''), 403],
    ['with the ticket of another file', previewUrl.replace(/-000000000003/, '-000000000004'), 403],
    ['of a part that is not there', previewUrl.replace('strip', 'small'), 404],
    ['of a part that does not exist', previewUrl.replace('strip', '..%2f..%2fdatabase'), 404],
  ])('does not come %s', async (_how, url, expected) => {
    expect((await ask(server.port, url)).status).toBe(expected);
  });
});

describe('a library file over HTTP', () => {
  it('comes whole, with what a player needs to seek', async () => {
    const { status, headers, body } = await get();
    expect(status).toBe(200);
    expect(body.equals(bytes)).toBe(true);
    expect(headers).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': '100000',
      'content-type': 'video/mp4',
      'content-security-policy': 'sandbox',
    });
    expect(headers['content-disposition']).toBe(
      `inline; filename="Gr__e _1_.mp4"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.mp4`,
    );
  });

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=500-999', 500, 999],
    ['bytes=99999-', 99_999, 99_999],
    ['bytes=-10', 99_990, 99_999],
    ['bytes=99990-200000', 99_990, 99_999],
  ])('comes in the part that %s asks for', async (Range, first, last) => {
    const { status, headers, body } = await get({ Range });
    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes ${String(first)}-${String(last)}/100000`);
    expect(headers['content-length']).toBe(String(last - first + 1));
    expect(body.equals(bytes.subarray(first, last + 1))).toBe(true);
  });

  it('refuses a part that is not in it', async () => {
    for (const Range of ['bytes=100000-', 'bytes=-0']) {
      const { status, headers, body } = await get({ Range });
      expect(status).toBe(416);
      expect(headers['content-range']).toBe('bytes */100000');
      expect(body).toHaveLength(0);
    }
  });

  it('answers HEAD with the same headers and nothing more', async () => {
    const whole = await get({}, 'HEAD');
    expect(whole).toMatchObject({ status: 200, headers: { 'content-length': '100000' } });
    expect(whole.body).toHaveLength(0);
    const part = await get({ Range: 'bytes=0-9' }, 'HEAD');
    expect(part).toMatchObject({ status: 206, headers: { 'content-length': '10' } });
    expect((await get({}, 'DELETE')).status).toBe(405);
  });

  it('continues only the version that the client has', async () => {
    const etag = String((await get()).headers.etag);
    expect((await get({ 'If-None-Match': etag })).status).toBe(304);
    const same = await get({ Range: 'bytes=1-2', 'If-Range': etag });
    expect(same.status).toBe(206);
    const other = await get({ Range: 'bytes=1-2', 'If-Range': '"another"' });
    expect(other.status).toBe(200);
    expect(other.body).toHaveLength(bytes.length);
  });

  it('is saved rather than shown where that is asked', async () => {
    const { headers } = await ask(server.port, `${address}&download=1`);
    expect(headers['content-disposition']).toMatch(/^attachment; /);
  });

  it('is for the holder of its own ticket only', async () => {
    const [route = ''] = address.split('?');
    const otherId = outputIdSchema.parse('0197a0b0-0000-7000-8000-000000000077');
    const wrong = [
      route,
      `${route}?ticket=`,
      `${address}x`,
      `${route}?ticket=${tickets.ticketFor(otherId)}`,
      `/media/nothing/a.mp4?ticket=${tickets.ticketFor(anOutputId)}`,
      createMediaLinks(createMediaTickets()).urlFor(anOutputId, fileName),
    ];
    const statuses = await Promise.all(
      wrong.map(async (link) => (await ask(server.port, link)).status),
    );
    expect(statuses).toEqual(wrong.map(() => 403));
  });

  it.skipIf(process.platform === 'win32')('is not what lies in its place', async () => {
    const secret = join(folder.path, 'secret.txt');
    writeFileSync(secret, 'a secret');
    for (const put of [
      () => symlinkSync(secret, path),
      () => mkdirSync(path),
      () => execFileSync('mkfifo', [path]),
    ]) {
      rmSync(path, { recursive: true });
      put();
      expect((await get()).status).toBe(404);
    }
    rmSync(path);
    writeFileSync(path, bytes);
  });

  it('is a plain 404 once it is gone from the disk', async () => {
    rmSync(path);
    expect((await get()).status).toBe(404);
    writeFileSync(path, bytes);
  });
});
