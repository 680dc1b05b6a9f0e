import type { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createConnections } from '../../../src/core/net/connections.ts';
import { createExchange } from '../../../src/core/net/provider-exchange.ts';
import { connectorSkippingContinue } from '../../../src/core/net/skip-continue.ts';
import type { ProviderRequest } from '../../../src/core/providers/exchange.ts';
import { startRawServer } from '../../fakes/raw-server.ts';
import type { RawServer } from '../../fakes/raw-server.ts';

const POST: ProviderRequest = {
  method: 'POST',
  path: '/render',
  body: { contentType: 'application/json', bytes: Buffer.from('{}') },
  timeoutMs: 5_000,
};
const CONTINUE = 'HTTP/1.1 100 Continue\r\nX-Proxy: squid\r\n\r\n';
const HINTS = 'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n';
const PROCESSING = 'HTTP/1.1 102 Processing\r\n\r\n';
const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"id":"a"}';

let server: RawServer;
afterEach(() => server.close());

/** The answer to a submit by a server that sends these pieces, each for itself. */
async function answerOf(pieces: readonly string[], then?: 'and hangs up') {
  server = await startRawServer(({ socket }) => {
    socket.setNoDelay(true);
    if (then !== undefined) socket.end(pieces.join(''));
    else pieces.forEach((piece, at) => void setTimeout(() => void socket.write(piece), at * 5));
  });
  const { signal } = new AbortController();
  const exchange = createExchange({
    baseUrl: server.origin,
    key: 'sk_theKey',
    signal,
    userAgent: 'Renderdesk/test',
  });
  const { status, text, headers } = await exchange(POST);
  return { status, text, headers };
}

describe('a submit whose answer has interim ones before it', () => {
  it.each([
    ['one, in the same breath', [CONTINUE + ANSWER]],
    ['one, for itself', [CONTINUE, ANSWER]],
    ['several', [CONTINUE + CONTINUE, CONTINUE, ANSWER]],
    ['of several kinds', [HINTS + CONTINUE, PROCESSING + CONTINUE, HINTS + ANSWER]],
    [
      'one that is cut anywhere',
      ['HT', 'TP/1.1 1', '00 Continue\r\nX-Pro', 'xy: squid\r\n\r', '\nHTTP', ANSWER.slice(4)],
    ],
    ['none, in pieces', ['HTTP/1.', '1 200 OK\r\nContent-Le', 'ngth: 10\r\n\r\n', '{"id":"a"}']],
  ])('is read: %s', async (_, pieces) => {
    const { status, text } = await answerOf(pieces);
    expect([status, text]).toEqual([200, '{"id":"a"}']);
  });

  it('is still broken off where only the interim one came', async () => {
    await expect(
      answerOf([CONTINUE, 'nonsense that is no answer at all\r\n\r\n']),
    ).rejects.toMatchObject({ arrival: 'unknown' });
  });
});

describe('a look-up over a connection that is kept', () => {
  it('reads each answer behind an interim one', async () => {
    let at = 0;
    const pieces = [
      [CONTINUE + ANSWER],
      [ANSWER],
      [CONTINUE, CONTINUE + ANSWER],
      [CONTINUE, ANSWER],
    ];
    server = await startRawServer(({ socket }) => {
      const [first = '', ...rest] = pieces[at] ?? [];
      at += 1;
      socket.write(first);
      for (const piece of rest) setTimeout(() => void socket.write(piece), 5);
    });
    const connections = createConnections();
    const { signal } = new AbortController();
    const { origin: baseUrl } = server;
    const options = { baseUrl, key: 'sk_theKey', signal, userAgent: 'test', connections };
    const exchange = createExchange(options);
    for (const _ of pieces) {
      const { text } = await exchange({ method: 'GET', path: '/render', timeoutMs: 5_000 });
      expect(text).toBe('{"id":"a"}');
    }
    expect(server.connections()).toBeLessThan(pieces.length);
    await connections.close();
  });

  it('reads as directly after many requests as after one', async () => {
    server = await startRawServer(({ socket }) => void socket.write(ANSWER));
    const socket = await connectedTo(server);
    const readers = new Set<unknown>();
    for (let request = 1; request <= 5; request += 1) {
      socket.write('GET / HTTP/1.1\r\n\r\n');
      await vi.waitFor(() => expect(String(socket.read())).toBe(ANSWER));
      readers.add(Object.getOwnPropertyDescriptor(socket, 'read')?.value);
    }
    socket.destroy();
    expect(readers.size).toBe(1);
  });
});

function connectedTo({ origin, port }: RawServer): Promise<Socket> {
  const connect = connectorSkippingContinue({ timeout: 5_000, reused: true, tunnel: null });
  const { hostname, protocol } = new URL(origin);
  return new Promise((resolve, reject) => {
    connect({ hostname, protocol, port: String(port) }, (failed, socket) => {
      if (socket === null) reject(failed ?? new Error('there is no connection'));
      else resolve(socket);
    });
  });
}

describe('an answer that breaks off', () => {
  const cut = (body: string, length = 'Content-Length: 500') =>
    `HTTP/1.1 200 OK\r\n${length}\r\n\r\n${body}`;

  it.each([
    ['with less than it announced', cut('{"id":"a"}')],
    ['before its last piece', cut('a\r\n{"id":"a"}\r\n', 'Transfer-Encoding: chunked')],
  ])('is read where its JSON is whole: %s', async (_, piece) => {
    expect(await answerOf([piece], 'and hangs up')).toMatchObject({ text: '{"id":"a"}' });
  });

  it.each([
    ['in the middle', cut('{"id":"a"')],
    ['after a number, which may go on', cut('12')],
    ['before it began', cut('')],
    ['where it is packed', cut('{"id":"a"}', 'Content-Encoding: gzip\r\nContent-Length: 500')],
  ])('leaves open what became of the submit: %s', async (_, piece) => {
    const answer = answerOf([piece], 'and hangs up');
    await expect(answer).rejects.toMatchObject({ arrival: 'unknown' });
  });
});

describe('a header that came twice', () => {
  it('counts once, where it holds one value', async () => {
    const { headers } = await answerOf([
      'HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nRetry-After: 7\r\nVia: a\r\nVia: b\r\nContent-Length: 0\r\n\r\n',
    ]);
    expect(headers).toMatchObject({ 'retry-after': '7', via: 'a, b' });
  });
});
