import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/message-port';
import { WebSocket } from 'ws';
import { serveLoopback } from '../../../src/host/loopback-server.ts';
import { createMediaTickets } from '../../../src/host/media-tickets.ts';
import { createRouter } from '../../../src/host/router.ts';
import { fakeCore } from '../../fakes/fake-core.ts';
import { fakeHostServices, rememberingLogger } from '../../fakes/fake-host-services.ts';
import { bytesOf, hold, textOf, type FuzzTarget } from '../target.ts';

const LONGEST_ANSWER_MS = 900;
const token = 'T'.repeat(43);
const core = fakeCore();
const router = createRouter(core, fakeHostServices());
const server = await serveLoopback({
  router,
  core,
  token,
  tickets: createMediaTickets(),
  rendererFolder: null,
  version: '0.0.0',
  logger: rememberingLogger(),
});
const origin = `http://127.0.0.1:${server.port}`;

/** The first line is the method and the path, the rest the body. */
export const httpCalls: FuzzTarget = {
  name: 'calls over HTTP',
  seeds: bytesOf(
    'GET /api/jobs?limit=10',
    'POST /api/jobs\n{"files":[{"name":"a.json","contentBase64":"e30="}]}',
    'POST /api/payloads/inspect\n{"files":[]}',
    'PATCH /api/settings\n{"theme":"dark"}',
    'GET /api/jobs/01a22d8e-b7d3-74f0-8457-c7e914f15ee1',
    'POST /api/accounts\n{"providerId":"mockly","name":"Work"}',
    'GET /media/x/y?ticket=z',
    'GET /metrics',
  ),
  weight: 1,
  async meet(bytes) {
    const text = textOf(bytes);
    const [head = '', ...rest] = text.split('\n');
    const [method = 'GET', path = '/'] = head.split(' ');
    if (!/^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(method)) return;
    const url = URL.parse(path.startsWith('/') ? path : `/${path}`, origin);
    if (url === null || url.origin !== origin) return;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const answer = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: hasBody ? rest.join('\n') : null,
      redirect: 'manual',
      signal: AbortSignal.timeout(5_000),
    }).catch((error: unknown) => {
      // A body that only ends when the server does: events.
      if (error instanceof DOMException && error.name === 'TimeoutError') return null;
      throw error;
    });
    if (answer === null) return;
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    const said = isStream ? '' : await answer.text();
    if (isStream) await answer.body?.cancel();
    hold(!/\n\s+at .*\.ts:\d+/.test(said) && !said.includes(token), `an answer shows too much`);
  },
};

let socket: WebSocket | null = null;
async function openSocket(): Promise<WebSocket> {
  if (socket?.readyState === WebSocket.OPEN) return socket;
  socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, ['renderdesk', token]);
  socket.on('error', () => undefined);
  await once(socket, 'open');
  return socket;
}

const frames = bytesOf(
  '{"i":"1","p":{"u":"/jobs/list","b":{"json":{"limit":10}}}}',
  '{"i":"2","p":{"u":"/app/info","b":{}}}',
  '{"i":"3","t":3,"p":{}}',
  '{"i":"4","p":{"u":"/jobs/submit","b":{"json":{"files":[]},"meta":[]}}}',
);

export const socketCalls: FuzzTarget = {
  name: 'frames over WebSocket',
  seeds: frames,
  weight: 1,
  async meet(bytes) {
    const open = await openSocket();
    open.send(bytes.length % 3 === 0 ? Buffer.from(bytes) : textOf(bytes));
    // It is still there, in its turn.
    open.ping();
    await Promise.race([once(open, 'pong'), once(open, 'close')]);
  },
};

const { port1, port2 } = new MessageChannel();
new RPCHandler(router).upgrade(port1);
port1.start();
port2.start();
let asked = 0;

/** A good call is still answered, over the same port. */
async function isAnswered(): Promise<boolean> {
  asked += 1;
  const id = `good${asked}`;
  const answered = new Promise<boolean>((resolve) => {
    const listen = (message: unknown) => {
      if (!String(message).includes(`"${id}"`)) return;
      port2.off('message', listen);
      resolve(true);
    };
    port2.on('message', listen);
  });
  port2.postMessage(`{"i":"${id}","p":{"u":"/app/settings","b":{}}}`, []);
  return Promise.race([
    answered,
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), LONGEST_ANSWER_MS)),
  ]);
}

export const portCalls: FuzzTarget = {
  name: 'messages over a port',
  seeds: frames,
  weight: 1,
  mayReject: true,
  async meet(bytes) {
    port2.postMessage(bytes.length % 3 === 0 ? Uint8Array.from(bytes) : textOf(bytes), []);
    hold(await isAnswered(), 'the port answers no more');
  },
  async close() {
    socket?.terminate();
    port2.close();
    await server.close();
  },
};
