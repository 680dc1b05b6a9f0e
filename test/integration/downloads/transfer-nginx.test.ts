import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNginx, whyNoNginx, type Nginx } from '../../fakes/nginx.ts';
import { memoryKeeper } from './memory-keeper.ts';
import { bytes, sha256, transferSetup } from './transfer-setup.ts';

const why = whyNoNginx();
if (why !== null) console.warn(`Downloads from a real nginx: skipped, ${why}`);

describe.skipIf(why !== null)('from a real nginx', () => {
  const setup = transferSetup();
  const file = bytes(20_000_000);
  let nginx: Nginx;

  beforeAll(async () => {
    nginx = await startNginx(`
      location /dated/ { alias @ROOT@/; etag off; }
      location /packed/ { alias @ROOT@/; gzip on; gzip_types *; gzip_min_length 1; }
      location /whole/ { alias @ROOT@/; max_ranges 0; }
    `);
    place('file.bin', file, '2026-11-20T10:00:00Z');
  });
  afterAll(() => nginx.close());

  function place(name: string, content: Buffer, modified: string): void {
    const path = join(nginx.root, name);
    writeFileSync(path, content);
    utimesSync(path, new Date(modified), new Date(modified));
  }

  const fetchFrom = (path: string, more = {}) =>
    setup.fetch('/', { url: `${nginx.origin}${path}`, ...more });

  /** A transfer that was stopped after this much. */
  async function stoppedAt(path: string, enough: number) {
    const keeper = memoryKeeper();
    const stop = new AbortController();
    const outcome = fetchFrom(path, {
      keeper,
      signal: stop.signal,
      onProgress: (received: number) => {
        if (received >= enough) stop.abort(new Error('enough'));
      },
    });
    await expect(outcome).rejects.toThrow('enough');
    return keeper;
  }

  async function goesOn(path: string, keeper: ReturnType<typeof memoryKeeper>): Promise<number> {
    const from = keeper.state?.written.bytes ?? 0;
    let first = Infinity;
    const onProgress = (received: number) => {
      first = Math.min(first, received);
    };
    const came = await fetchFrom(path, { keeper, onProgress });
    expect(came.sha256).toBe(sha256(file));
    expect((await setup.written()).equals(file)).toBe(true);
    return first - from;
  }

  it('comes whole', async () => {
    expect((await fetchFrom('/file.bin')).sha256).toBe(sha256(file));
  });

  it('goes on where it was stopped, on its tag', async () => {
    const keeper = await stoppedAt('/file.bin', 7_000_000);
    expect(keeper.state?.validator?.kind).toBe('etag');
    expect(keeper.state?.written.bytes).toBeGreaterThanOrEqual(7_000_000);
    expect(await goesOn('/file.bin', keeper)).toBe(0);
  });

  it('goes on where it was stopped, on its date', async () => {
    const keeper = await stoppedAt('/dated/file.bin', 7_000_000);
    expect(keeper.state?.validator?.kind).toBe('last-modified');
    expect(await goesOn('/dated/file.bin', keeper)).toBe(0);
  });

  it('begins again where the server does without ranges', async () => {
    const keeper = await stoppedAt('/whole/file.bin', 7_000_000);
    expect(await goesOn('/whole/file.bin', keeper)).toBeLessThan(0);
  });

  it('is asked for plain, also where it would be packed', async () => {
    expect((await fetchFrom('/packed/file.bin')).sha256).toBe(sha256(file));
  });

  it('begins again when it was replaced meanwhile', async () => {
    const keeper = await stoppedAt('/file.bin', 7_000_000);
    const other = Buffer.from(file.toReversed());
    place('file.bin', other, '2026-11-20T10:00:01Z');
    const came = await fetchFrom('/file.bin', { keeper });
    expect(came.sha256).toBe(sha256(other));
    place('file.bin', file, '2026-11-20T10:00:00Z');
  });

  it('is asked for once when all of it is here', async () => {
    const keeper = memoryKeeper();
    await fetchFrom('/file.bin', { keeper });
    keeper.state = { ...keeper.state!, total: null };
    // Nothing is behind what is here: 416.
    expect((await fetchFrom('/file.bin', { keeper })).sha256).toBe(sha256(file));
  });
});
