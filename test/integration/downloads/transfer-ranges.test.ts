import { afterEach, describe, expect, it } from 'vitest';
import { createTransferTools } from '../../../src/core/downloads/transfer-tools.ts';
import {
  startCappedServer,
  type CappedOptions,
  type CappedServer,
} from '../../fakes/capped-server.ts';
import { fastClock } from '../core/fast-clock.ts';
import { memoryKeeper } from './memory-keeper.ts';
import { bytes, sha256, transferSetup } from './transfer-setup.ts';

const setup = transferSetup();
const file = bytes(12_000_000);
/** One connection takes four seconds. */
const RATE = 3_000_000;
let server: CappedServer;
afterEach(() => server.close());

async function serve(more: Partial<CappedOptions> = {}): Promise<void> {
  server = await startCappedServer({
    bytes: file,
    etag: '"one"',
    bytesPerSecond: RATE,
    of: 'each',
    ...more,
  });
}

/** With a clock that runs: it is speeds that decide. */
const fetchFast = (more: Parameters<typeof setup.fetch>[1] = {}) =>
  setup.fetch('/', {
    url: `${server.origin}/file`,
    connections: 4,
    tools: createTransferTools(fastClock(1), setup.connections),
    ...more,
  });

/** Where ranges begin, in the order of the file. */
const beginnings = () =>
  server.asked
    .map((range) => Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0))
    .toSorted((a, b) => a - b);

async function expectWhole(outcome: ReturnType<typeof fetchFast>): Promise<void> {
  expect((await outcome).sha256).toBe(sha256(file));
  expect((await setup.written()).equals(file)).toBe(true);
}

describe('several ranges at once', () => {
  it('come from a server that caps each connection, each byte once', async () => {
    await serve();
    await expectWhole(fetchFast());
    expect(server.asked).toHaveLength(4);
    expect(new Set(beginnings()).size).toBe(4);
    // What the first connection had under way behind its end was sent in vain.
    expect(server.sentBytes() - file.byteLength).toBeLessThan(1_000_000);
  });

  it('are kept where each answer may begin faster than it goes on', async () => {
    await serve({ bytesPerSecond: RATE / 2, burst: 600_000 });
    await expectWhole(fetchFast());
    expect(server.asked).toHaveLength(4);
  });

  it('are given up again where they bring nothing', async () => {
    await serve({ of: 'all' });
    await expectWhole(fetchFast());
    expect(server.asked.length).toBeLessThan(9);
  });

  it('are not asked for on a weak validator, nor where requests are counted', async () => {
    await serve({ etag: 'W/"one"', bytesPerSecond: 2 * RATE });
    await expectWhole(fetchFast());
    expect(server.asked).toEqual([null]);
    await server.close();
    await serve({ bytesPerSecond: 2 * RATE });
    await expectWhole(fetchFast({ connections: 1 }));
    expect(server.asked).toEqual([null]);
  });

  it('do no harm where the server sends all of it instead', async () => {
    await serve({ knowsRange: () => false });
    await expectWhole(fetchFast());
    expect(server.asked).toHaveLength(4);
  });

  it('are all kept, and only what is missing is fetched by the next attempt', async () => {
    await serve();
    const keeper = memoryKeeper();
    const stop = new AbortController();
    const outcome = fetchFast({
      keeper,
      signal: stop.signal,
      onProgress: (received) => {
        if (received > 7_000_000) stop.abort(new Error('enough'));
      },
    });
    await expect(outcome).rejects.toThrow('enough');
    expect(keeper.state?.spans.length).toBeGreaterThan(1);
    const sentBefore = server.sentBytes();
    await expectWhole(fetchFast({ keeper }));
    expect(server.sentBytes() - sentBefore).toBeLessThan(7_000_000);
    expect(keeper.state).toMatchObject({ total: file.byteLength, spans: [] });
  });
});
