import { rm, writeFile } from 'node:fs/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { markAt } from '../../../src/core/library/care/trash/trash-moves.ts';
import { bytes, sha256, transferSetup } from './transfer-setup.ts';

const setup = transferSetup();

describe('a whole file', () => {
  it('is on the disk, hashed, with what the server said of it', async () => {
    const file = bytes(3_000_001);
    setup.server.serve('/file', file, {
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="f.png"; filename*=UTF-8''caf%C3%A9.png`,
      etag: '"abc"',
    });
    const progress: [number, number | null][] = [];
    const result = await setup.fetch('/file?signature=secret', {
      route: { name: 'provider', length: 'exact', expectedBytes: file.byteLength },
      onProgress: (received, total) => progress.push([received, total]),
    });
    expect(result).toEqual({
      bytes: 3_000_001,
      sha256: sha256(file),
      mark: await markAt(setup.partPath),
      inHand: null,
      contentType: 'image/png',
      suggestedName: 'café.png',
      routeName: 'provider',
    });
    expect((await setup.written()).equals(file)).toBe(true);
    expect(progress[0]).toEqual([0, 3_000_001]);
    expect(progress.at(-1)).toEqual([3_000_001, 3_000_001]);
  });

  it('is in hand still, where it is small, and as it is on the disk', async () => {
    const file = bytes(200_001);
    setup.server.serve('/file', file);
    let came = 0;
    const result = await setup.fetch('/file', { came: () => (came += 1) });
    expect(Buffer.from(result.inHand?.bytes ?? []).equals(file)).toBe(true);
    expect((await setup.written()).equals(file)).toBe(true);
    expect(came).toBe(1);
  });

  it('trap 3.5.10: asks for plain bytes and shows no key where there is none', async () => {
    setup.server.serve('/file', bytes(10));
    await setup.fetch('/file?signature=secret');
    expect(setup.server.seen[0]?.path).toBe('/file?signature=secret');
    expect(setup.server.seen[0]?.headers['accept-encoding']).toBe('identity');
    expect(setup.server.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it('replaces whatever an earlier attempt left in the part file', async () => {
    await writeFile(setup.partPath, bytes(50_000));
    setup.server.serve('/file', bytes(10));
    await setup.fetch('/file');
    expect(await setup.written()).toEqual(bytes(10));
  });

  it('makes the part file again when someone removed it', async () => {
    await rm(setup.partPath);
    setup.server.serve('/file', bytes(10));
    await setup.fetch('/file');
    expect(await setup.written()).toEqual(bytes(10));
  });

  it('comes in chunks as well', async () => {
    setup.server.on('/file', (exchange) => {
      exchange.head('200 OK', { 'transfer-encoding': 'chunked', etag: 'W/"abc"' });
      exchange.send('3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n');
    });
    await setup.fetch('/file');
    expect(await setup.written()).toEqual(Buffer.from('abcde'));
  });

  it('ends with the connection where HTTP/1.0 says no length', async () => {
    setup.server.on('/file', (exchange) => {
      exchange.head('HTTP/1.0 200 OK');
      exchange.send(bytes(70_000));
      exchange.end();
    });
    await setup.fetch('/file');
    expect((await setup.written()).equals(bytes(70_000))).toBe(true);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('is unpacked from %s, which nobody asked for', async (encoding, compress) => {
    const file = bytes(40_000);
    setup.server.serve('/file', compress(file), { 'content-encoding': encoding });
    const result = await setup.fetch('/file', {
      route: { name: 'link', length: 'exact', expectedBytes: file.byteLength },
    });
    expect(result.sha256).toBe(sha256(file));
    expect((await setup.written()).equals(file)).toBe(true);
  });

  it('trap 3.1.14: may be smaller on a route that crops', async () => {
    setup.server.serve('/file', bytes(90));
    const route = { name: 'provider', length: 'at-most', expectedBytes: 100 } as const;
    expect((await setup.fetch('/file', { route })).bytes).toBe(90);
  });

  it('may come as a part that nobody asked for, when the part is all of it', async () => {
    const range = { 'content-range': 'bytes 0-9/10' };
    setup.server.serve('/file', bytes(10), range, '206 Partial Content');
    expect((await setup.fetch('/file')).bytes).toBe(10);
  });

  it('comes after an interim answer', async () => {
    setup.server.on('/file', (exchange) => {
      exchange.send('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n');
      exchange.head('200 OK', { 'content-length': 3 });
      exchange.send('abc');
    });
    expect((await setup.fetch('/file')).bytes).toBe(3);
  });
});

describe('many at once', () => {
  it('do not mix', async () => {
    setup.server.serve('/a', bytes(500_000));
    setup.server.serve('/b', Buffer.alloc(500_000, 'b'));
    const paths = Array.from({ length: 12 }, (_, index) => `${setup.folder}/part-${index}`);
    const results = await Promise.all(
      paths.map((partPath, index) => setup.fetch(index % 2 === 0 ? '/a' : '/b', { partPath })),
    );
    const hashes = new Set(results.map((result) => result.sha256));
    expect(hashes).toEqual(new Set([sha256(bytes(500_000)), sha256(Buffer.alloc(500_000, 'b'))]));
  });
});
