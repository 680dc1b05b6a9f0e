import { gzipSync } from 'node:zlib';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createConnections } from '../../../src/core/net/connections.ts';
import { createExchange } from '../../../src/core/net/provider-exchange.ts';
import type { ExchangeOptions } from '../../../src/core/net/provider-exchange.ts';
import { ProviderCallError } from '../../../src/core/providers/exchange.ts';
import type { ProviderRequest } from '../../../src/core/providers/exchange.ts';
import { FailureError } from '../../../src/shared/failure.ts';
import { httpAnswer, startRawServer } from '../../fakes/raw-server.ts';
import type { RawRequest, RawServer } from '../../fakes/raw-server.ts';

const KEY = 'mk_live_thisIsTheKey';
const POST: ProviderRequest = {
  method: 'POST',
  path: '/chat/render',
  body: { contentType: 'application/json', bytes: Buffer.from('{"a":1}') },
  timeoutMs: 5_000,
};
const GET: ProviderRequest = { method: 'GET', path: '/exports/1', timeoutMs: 5_000 };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function serve(answer: (request: RawRequest) => void): Promise<RawServer> {
  const server = await startRawServer(answer);
  open.push(server);
  return server;
}

function exchangeWith(baseUrl: string, more: Partial<ExchangeOptions> = {}) {
  return createExchange({
    baseUrl,
    key: KEY,
    signal: new AbortController().signal,
    userAgent: 'Renderdesk/test',
    ...more,
  });
}

async function errorOf(promise: Promise<unknown>): Promise<ProviderCallError> {
  const error: unknown = await promise.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProviderCallError)) throw error;
  return error;
}

describe('the exchange', () => {
  it('joins the path to the base, carries the key and the bytes, and hands over any answer', async () => {
    const server = await serve(({ socket }) => {
      socket.write(httpAnswer(418, '{"é":1}', { 'X-Thing': 'a', 'Set-Cookie': 'b' }));
    });
    const reply = await exchangeWith(`${server.origin}/api/v1/`, { now: () => 42 })(POST);
    const sent = server.requests[0]?.text ?? '';
    expect(sent).toMatch(/^POST \/api\/v1\/chat\/render HTTP\/1\.1\r\n/);
    expect(sent).toMatch(new RegExp(`\r\nauthorization: Bearer ${KEY}\r\n`, 'i'));
    expect(sent).toMatch(/\r\ncontent-type: application\/json\r\n/i);
    expect(sent).toMatch(/\r\nuser-agent: Renderdesk\/test\r\n/i);
    expect(sent).toMatch(/\r\n\r\n\{"a":1\}$/);
    expect(reply).toMatchObject({ status: 418, text: '{"é":1}', receivedAt: 42 });
    expect(reply.headers['x-thing']).toBe('a');
  });

  it('takes a redirect for an answer and never goes there', async () => {
    const other = await serve(({ socket }) => socket.write(httpAnswer(200, '{}')));
    const server = await serve(({ socket }) =>
      socket.write(httpAnswer(307, '', { location: `${other.origin}/api/v1/chat/render` })),
    );
    const reply = await exchangeWith(server.origin)(POST);
    expect(reply.status).toBe(307);
    expect(other.connections()).toBe(0);
  });

  it('never sends a submit over a connection that was used before', async () => {
    const server = await serve(({ socket }) => socket.write(httpAnswer(200, '{}')));
    const connections = createConnections();
    open.push(connections);
    const exchange = exchangeWith(server.origin, { connections });
    for (const request of [GET, POST, GET, POST, POST]) await exchange(request);
    const submits = server.requests.filter(({ text }) => text.startsWith('POST'));
    const used = server.requests.map(({ connection }) => connection);
    expect(submits).toHaveLength(3);
    for (const { connection } of submits) {
      expect(used.filter((one) => one === connection)).toHaveLength(1);
    }
  });

  it('scrubs the key from an answer that repeats it', async () => {
    const server = await serve(({ socket }) =>
      socket.write(httpAnswer(401, `{"error":"bad key ${KEY}"}`, { 'x-echo': KEY })),
    );
    const reply = await exchangeWith(server.origin)(GET);
    expect(JSON.stringify(reply)).not.toContain(KEY);
    expect(reply.text).toBe('{"error":"bad key [redacted]"}');
  });

  it.each([
    ['its slashes escaped', String.raw`mk_live_a\/b+c\/d==`],
    ['its letters as numbers', String.raw`\u006d\u006B_live_a\u002fb+c/d\u003d=`],
    ['percent-encoded', 'mk_live_a%2fb%2Bc%2Fd%3D%3D'],
  ])('scrubs the key from an answer that repeats it with %s', async (_, repeated) => {
    const server = await serve(({ socket }) =>
      socket.end(httpAnswer(401, `{"error":{"message":"bad ${repeated}!"}}`)),
    );
    const { text } = await exchangeWith(server.origin, { key: 'mk_live_a/b+c/d==' })(GET);
    expect(JSON.parse(text)).toEqual({ error: { message: 'bad [redacted]!' } });
  });

  it('reads an answer that repeats megabytes where that was said to come', async () => {
    const long = `"${'x'.repeat(9 * 1_024 * 1_024)}"`;
    const server = await serve(({ socket }) => socket.end(httpAnswer(200, long)));
    const answerByteLimit = 10 * 1_024 * 1_024;
    const reply = await exchangeWith(server.origin)({ ...GET, answerByteLimit });
    expect(reply.text).toHaveLength(long.length);
    expect((await errorOf(exchangeWith(server.origin)(GET))).failure.code).toBe('malformed-answer');
  });

  it('reads an answer that was compressed without having been asked to be', async () => {
    const server = await serve(({ socket }) =>
      socket.write(httpAnswer(200, gzipSync('{"id":"a"}'), { 'content-encoding': 'gzip' })),
    );
    expect((await exchangeWith(server.origin)(GET)).text).toBe('{"id":"a"}');
  });
});

describe('a call without an answer', () => {
  it('was not sent when the connection is refused', async () => {
    const server = await startRawServer(() => undefined);
    await server.close();
    const error = await errorOf(exchangeWith(server.origin)(POST));
    expect(error).toMatchObject({
      arrival: 'not-sent',
      status: null,
      consequence: { kind: 'retry' },
      failure: { code: 'unreachable' },
    });
    expect(error.failure.message).toContain('connection refused');
    expect(error.failure.message).toContain(String(server.port));
  });

  it('was not sent when the name does not exist', async () => {
    const error = await errorOf(exchangeWith('https://no-such-host.invalid')(POST));
    expect(error).toMatchObject({ arrival: 'not-sent', failure: { code: 'unreachable' } });
    expect(error.failure.message).toContain('no-such-host.invalid');
  });

  it('was not sent when TLS fails', async () => {
    const server = await serve(({ socket }) => socket.destroy());
    const raw = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.resume();
      socket.end('HTTP/1.1 400 no TLS here\r\n\r\n');
    });
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => new Promise((resolve) => raw.close(() => resolve())) });
    const address = raw.address();
    const port = address !== null && typeof address === 'object' ? address.port : server.port;
    const error = await errorOf(exchangeWith(`https://127.0.0.1:${port}`)(POST));
    expect(error).toMatchObject({ arrival: 'not-sent', failure: { code: 'unreachable' } });
  });

  it('was not sent when it was given up while the connection was being made', async () => {
    const stop = new AbortController();
    stop.abort();
    const error = await errorOf(exchangeWith('http://127.0.0.1:9', { signal: stop.signal })(POST));
    expect(error.arrival).toBe('not-sent');
  });

  it('may have arrived when the connection breaks after the request', async () => {
    const server = await serve(({ socket }) => socket.resetAndDestroy());
    const error = await errorOf(exchangeWith(server.origin)(POST));
    expect(error).toMatchObject({ arrival: 'unknown', failure: { code: 'unreachable' } });
    expect(server.requests).toHaveLength(1);
  });

  it('may have arrived when the connection is closed after the request', async () => {
    const server = await serve(({ socket }) => socket.end());
    expect((await errorOf(exchangeWith(server.origin)(POST))).arrival).toBe('unknown');
    expect(server.requests).toHaveLength(1);
  });

  it('may have arrived when no answer comes in time', async () => {
    const server = await serve(() => undefined);
    const error = await errorOf(exchangeWith(server.origin)({ ...POST, timeoutMs: 60 }));
    expect(error).toMatchObject({ arrival: 'unknown', failure: { code: 'timed-out' } });
  });

  it('ends in time also when the answer trickles without an end', async () => {
    const server = await serve(({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      const timer = setInterval(() => socket.write('1\r\n \r\n'), 5);
      socket.on('close', () => {
        clearInterval(timer);
      });
    });
    const error = await errorOf(exchangeWith(server.origin)({ ...POST, timeoutMs: 1_000 }));
    expect(error).toMatchObject({
      arrival: 'unknown',
      status: 200,
      failure: { code: 'timed-out' },
    });
  });

  it('ends when its signal does', async () => {
    const stop = new AbortController();
    const server = await serve(() => {
      stop.abort();
    });
    const error = await errorOf(exchangeWith(server.origin, { signal: stop.signal })(POST));
    expect(error.arrival).toBe('unknown');
  });

  it('may have arrived when a good answer breaks off', async () => {
    const server = await serve(({ socket }) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"id":"a'),
    );
    const error = await errorOf(exchangeWith(server.origin)(POST));
    expect(error).toMatchObject({ arrival: 'unknown', status: 200 });
  });

  it('is still refused when only the words of the refusal break off', async () => {
    const server = await serve(({ socket }) =>
      socket.end('HTTP/1.1 401 No\r\ncontent-length: 100\r\n\r\n{"error'),
    );
    expect(await exchangeWith(server.origin)(POST)).toMatchObject({ status: 401, text: '{"error' });
  });

  it('reads no more of an answer than any answer needs', async () => {
    const piece = Buffer.alloc(1_024 * 1_024, 0x20);
    const server = await serve(({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n');
      const more = (): void => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on('drain', more);
      more();
    });
    const error = await errorOf(exchangeWith(server.origin)(POST));
    expect(error).toMatchObject({ arrival: 'unknown', failure: { code: 'malformed-answer' } });
  });

  it('says so when what came is not HTTP', async () => {
    const server = await serve(({ socket }) => socket.end('hello there\r\n\r\n'));
    const error = await errorOf(exchangeWith(server.origin)(POST));
    expect(error).toMatchObject({ arrival: 'unknown', failure: { code: 'malformed-answer' } });
  });
});

describe('what is never sent', () => {
  it.each(['mk_live_a\nb', 'mk_live_ä', ''])('a malformed key %j', (key) => {
    expect(() => exchangeWith('https://www.example.com', { key })).toThrow(FailureError);
  });

  it('a path that climbs out of the base URL', async () => {
    const server = await serve(({ socket }) => socket.write(httpAnswer(200, '{}')));
    const exchange = exchangeWith(`${server.origin}/api/v1`);
    await expect(exchange({ ...GET, path: '/exports/../../x' })).rejects.toThrow(TypeError);
    await expect(exchange({ ...GET, path: '@evil.example/' })).rejects.toThrow(TypeError);
    expect(server.connections()).toBe(0);
  });
});
