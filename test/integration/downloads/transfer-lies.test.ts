import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytes, KEY, STALL_MS, transferSetup } from './transfer-setup.ts';

const setup = transferSetup();
const exactly = (expectedBytes: number) =>
  ({ name: 'link', length: 'exact', expectedBytes }) as const;

describe('a body that breaks off', () => {
  it('is noticed by the length that was announced', async () => {
    setup.server.on('/file', (exchange) => {
      exchange.head('200 OK', { 'content-length': 1000 });
      exchange.send(bytes(400));
      exchange.end();
    });
    const error = await setup.failureOf('/file?signature=secret');
    expect(error.failure.code).toBe('download-incomplete');
    expect(error.consequence).toEqual({ kind: 'retry', afterMs: null });
    expect(error.message).toContain('“chat.png”');
    expect(error.message).toContain('of 1000 bytes');
    expect(error.message).toContain(new URL(setup.server.origin).host);
    expect(JSON.stringify(error.failure)).not.toContain('signature');
  });

  it('is noticed in the middle of a chunk, and without the last chunk', async () => {
    setup.server.on('/middle', (exchange) => {
      exchange.head('200 OK', { 'transfer-encoding': 'chunked' });
      exchange.send('a\r\nabc');
      exchange.end();
    });
    setup.server.on('/last', (exchange) => {
      exchange.head('200 OK', { 'transfer-encoding': 'chunked' });
      exchange.send('3\r\nabc\r\n');
      exchange.end();
    });
    expect((await setup.failureOf('/middle')).failure.code).toBe('download-incomplete');
    expect((await setup.failureOf('/last')).failure.code).toBe('download-incomplete');
  });

  it('is noticed by what the provider said, where the server says nothing', async () => {
    setup.server.on('/file', (exchange) => {
      exchange.head('HTTP/1.0 200 OK');
      exchange.send(bytes(400));
      exchange.end();
    });
    const error = await setup.failureOf('/file', { route: exactly(401) });
    expect(error.failure.code).toBe('download-incomplete');
  });

  it('is noticed inside gzip', async () => {
    const packed = gzipSync(bytes(300_000));
    setup.server.serve('/file', packed.subarray(0, packed.byteLength - 100), {
      'content-encoding': 'gzip',
    });
    expect((await setup.failureOf('/file')).failure.code).toBe('malformed-answer');
  });

  it.each([
    ['before a byte of the answer', ''],
    ['within its headers', 'HTTP/1.1 200 OK\r\ncontent-le'],
  ])('is tried again when it was reset %s', async (_, begun) => {
    setup.server.on('/file', (exchange) => {
      exchange.send(begun);
      exchange.cut();
    });
    const error = await setup.failureOf('/file');
    expect(error.failure.code).toBe('unreachable');
    expect(error.consequence.kind).toBe('retry');
  });

  it('is tried again when it was reset after the headers', async () => {
    let cut: () => void = () => undefined;
    setup.server.on('/file', (exchange) => {
      exchange.head('200 OK', { 'content-length': 10 });
      cut = exchange.cut;
    });
    const error = await setup.failureOf('/file', { onProgress: () => cut() });
    expect(error.failure.code).toBe('download-incomplete');
  });

  it('is no file when it is empty', async () => {
    setup.server.serve('/file', Buffer.alloc(0));
    expect((await setup.failureOf('/file')).failure.code).toBe('download-incomplete');
  });
});

describe('a body that is not what was promised', () => {
  it('is refused before a byte of it is written when its length already says so', async () => {
    setup.server.serve('/file', bytes(120));
    const longer = await setup.failureOf('/file', { route: exactly(100) });
    const shorter = await setup.failureOf('/file', { route: exactly(200) });
    const uncropped = await setup.failureOf('/file', {
      route: { name: 'provider', length: 'at-most', expectedBytes: 100 },
    });
    for (const error of [longer, shorter, uncropped]) {
      expect(error.failure.code).toBe('content-mismatch');
      expect(error.consequence.kind).toBe('final');
    }
    expect(await setup.written()).toEqual(Buffer.alloc(0));
  });

  it('is stopped at once when it runs on', async () => {
    let hungUp = false;
    setup.server.on('/file', async (exchange) => {
      exchange.head('200 OK', { 'transfer-encoding': 'chunked' });
      const chunk = `400\r\n${'x'.repeat(1024)}\r\n`;
      const endless = setInterval(() => exchange.send(chunk), 1);
      await exchange.gone;
      hungUp = true;
      clearInterval(endless);
    });
    const error = await setup.failureOf('/file', { route: exactly(5000) });
    expect(error.failure.code).toBe('content-mismatch');
    await expect.poll(() => hungUp).toBe(true);
    expect((await setup.written()).byteLength).toBeLessThanOrEqual(5000);
  });

  it('is stopped when it unpacks to more than was promised', async () => {
    setup.server.serve('/file', gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' });
    const error = await setup.failureOf('/file', { route: exactly(1_000_000) });
    expect(error.failure.code).toBe('content-mismatch');
    expect((await setup.written()).byteLength).toBeLessThanOrEqual(1_000_000);
  });

  it('takes no more than the announced length from a server that sends on', async () => {
    setup.server.on('/file', (exchange) => {
      exchange.head('200 OK', { 'content-length': 3 });
      exchange.send('abcdefgh');
    });
    await setup.fetch('/file');
    expect((await setup.written()).toString()).toBe('abc');
  });

  it('is refused as a part that was not asked for', async () => {
    const range = { 'content-range': 'bytes 5-9/10' };
    setup.server.serve('/part', bytes(5), range, '206 Partial Content');
    setup.server.serve('/bare', bytes(5), {}, '206 Partial Content');
    expect((await setup.failureOf('/part')).failure.code).toBe('malformed-answer');
    expect((await setup.failureOf('/bare')).failure.code).toBe('malformed-answer');
  });

  it('is refused in an encoding that nobody knows', async () => {
    setup.server.serve('/file', bytes(5), { 'content-encoding': 'rot13' });
    expect((await setup.failureOf('/file')).failure.code).toBe('malformed-answer');
  });
});

describe('an answer that is not HTTP', () => {
  it.each([
    ['a greeting of another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabcd'],
    ['a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\nabc'],
    ['headers without end', `HTTP/1.1 200 OK\r\n${'x-filler: yyyyyyyy\r\n'.repeat(5000)}`],
  ])('is named as such: %s', async (_, answer) => {
    setup.server.on('/file', (exchange) => exchange.send(answer));
    const error = await setup.failureOf('/file');
    expect(error.failure.code).toBe('malformed-answer');
    expect(error.consequence.kind).toBe('retry');
  });

  it('may be an upgrade that nobody asked for', async () => {
    setup.server.on('/file', (exchange) => {
      exchange.head('101 Switching Protocols', { upgrade: 'websocket', connection: 'upgrade' });
    });
    expect((await setup.failureOf('/file')).consequence.kind).toBe('retry');
  });
});

describe('a server that stands still', () => {
  it('is given up when it never answers', async () => {
    const asked = new Promise<void>((resolve) => {
      setup.server.on('/file', () => resolve());
    });
    const outcome = setup.failureOf('/file');
    await asked;
    setup.clock.pass(STALL_MS);
    const error = await outcome;
    expect(error.failure.code).toBe('download-stalled');
    expect(error.consequence).toEqual({ kind: 'retry', afterMs: null });
  });

  it('is given up when it stops in the middle', async () => {
    setup.server.on('/file', (exchange) => {
      exchange.head('200 OK', { 'content-length': 100_000 });
      exchange.send(bytes(5000));
    });
    const error = await setup.failureOf('/file', {
      onProgress: (received) => {
        // Not before the wait that this very piece began.
        if (received === 5000) setImmediate(() => setup.clock.pass(STALL_MS));
      },
    });
    expect(error.failure.code).toBe('download-stalled');
    expect(error.message).toContain('5000 bytes');
  });

  it('is given up when it only drips', async () => {
    let drip: () => void = () => undefined;
    setup.server.on('/file', (exchange) => {
      exchange.head('200 OK', { 'content-length': 100_000 });
      drip = () => exchange.send('x');
      drip();
    });
    let drops = 0;
    const error = await setup.failureOf('/file', {
      onProgress: (received) => {
        drops = received;
        setup.clock.pass(STALL_MS / 10);
        drip();
      },
    });
    expect(error.failure.code).toBe('download-stalled');
    expect(drops).toBeLessThan(15);
  });

  it('does not hide the error that it never finishes to explain', async () => {
    const answered = new Promise<void>((resolve) => {
      setup.server.on('/file', (exchange) => {
        exchange.head('403 Forbidden', { 'content-length': 5000 });
        exchange.send('<Error>');
        resolve();
      });
    });
    const outcome = setup.failureOf('/file');
    await answered;
    // Time enough for the status to arrive: without it, this is a stall.
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    setup.clock.pass(STALL_MS);
    expect((await outcome).failure.code).toBe('link-refused');
  });
});

describe('an abort', () => {
  it('is told apart from every failure', async () => {
    const controller = new AbortController();
    setup.server.on('/file', (exchange) => {
      exchange.head('200 OK', { 'content-length': 100_000 });
      exchange.send(bytes(5000));
    });
    const reason = new Error('the person canceled');
    const outcome = setup.fetch('/file', {
      signal: controller.signal,
      onProgress: (received) => {
        if (received > 0) controller.abort(reason);
      },
    });
    await expect(outcome).rejects.toBe(reason);
  });

  it('asks nobody when it came before', async () => {
    const signal = AbortSignal.abort();
    await expect(setup.fetch('/file', { signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(setup.server.seen).toEqual([]);
  });
});

describe('a key that can not be sent', () => {
  it('is the account’s matter, and is not repeated', async () => {
    const error = await setup.failureOf('/file', {
      key: { origin: setup.server.origin, header: 'authorization', value: `${KEY}\n` },
    });
    expect(error.failure.code).toBe('key-malformed');
    expect(error.consequence.kind).toBe('account');
    expect(JSON.stringify(error.failure)).not.toContain('mk_live');
  });
});
