import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { serveLoopback } from '../../../src/host/loopback-server.ts';
import type { LoopbackServer } from '../../../src/host/loopback-server.ts';
import { createMediaTickets } from '../../../src/host/media-tickets.ts';
import { createRouter } from '../../../src/host/router.ts';
import type { RootContract } from '../../../src/shared/contract/index.ts';
import type { AppEvent } from '../../../src/shared/contract/events.ts';
import { aJob, fakeCore } from '../../fakes/fake-core.ts';
import type { FakeCore } from '../../fakes/fake-core.ts';
import { fakeHostServices, rememberingLogger } from '../../fakes/fake-host-services.ts';

const token = 'abcDEF012_-'.repeat(4);
let core: FakeCore;
let server: LoopbackServer;
const sockets: WebSocket[] = [];

beforeEach(async () => {
  core = fakeCore();
  server = await serveLoopback({
    router: createRouter(core, fakeHostServices()),
    core,
    token,
    tickets: createMediaTickets(),
    rendererFolder: null,
    version: '0.0.0',
    logger: rememberingLogger(),
  });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await server.close();
});

function connect(
  protocols: string[],
  headers: Record<string, string> = {},
  path = '/rpc',
): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${String(server.port)}${path}`, protocols, {
    headers,
  });
  sockets.push(socket);
  return new Promise((resolve) => {
    socket.on('open', () => resolve(socket));
    socket.on('error', () => {});
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
  });
}

async function client(): Promise<{ rpc: ContractRouterClient<RootContract>; socket: WebSocket }> {
  const socket = await connect(['renderdesk', token]);
  if (typeof socket === 'number') throw new Error(`refused with ${String(socket)}`);
  const websocket = socket as unknown as globalThis.WebSocket;
  return { rpc: createORPCClient(new RPCLink({ websocket })), socket };
}

/** Resolves when the condition holds; the test's own timeout bounds it. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('the contract over a WebSocket', () => {
  it('opens with the token and repeats only the name of the protocol', async () => {
    const { rpc, socket } = await client();
    expect(socket.protocol).toBe('renderdesk');
    expect(await rpc.accounts.list()).toHaveLength(1);
  });

  it.each<[string, string[], Record<string, string>, string, number]>([
    ['without a token', ['renderdesk'], {}, '/rpc', 401],
    ['with a wrong token', ['renderdesk', 'x'.repeat(44)], {}, '/rpc', 401],
    ['with the token alone', [token], {}, '/rpc', 401],
    ['from a page of a stranger', ['renderdesk', token], { Origin: 'http://a.b' }, '/rpc', 403],
    ['under another name', ['renderdesk', token], { Host: 'evil.example' }, '/rpc', 421],
    ['at another address', ['renderdesk', token], {}, '/other', 404],
  ])('stays shut %s', async (_, protocols, headers, path, status) => {
    expect(await connect(protocols, headers, path)).toBe(status);
  });

  it('opens for its own page', async () => {
    const socket = await connect(['renderdesk', token], { Origin: server.url });
    expect(socket).toBeInstanceOf(WebSocket);
  });

  it('carries a payload of the largest size that a provider takes', async () => {
    const { rpc } = await client();
    const contentBase64 = Buffer.alloc(10 * 1_024 * 1_024, 'a').toString('base64');
    const results = await rpc.jobs.submit({ files: [{ name: 'large.json', contentBase64 }] });
    expect(results).toMatchObject([{ accepted: true, name: 'large.json' }]);
  });

  it('pushes events, and stops listening when the client is gone', async () => {
    const { rpc, socket } = await client();
    const events = await rpc.events.subscribe();
    expect((await events.next()).value).toEqual({ type: 'hello' });
    core.tell({ type: 'jobs', jobs: [aJob({ number: 7 })] });
    expect((await events.next()).value).toMatchObject({ jobs: [{ number: 7 }] });
    socket.terminate();
    await until(() => core.listeners.size === 0);
  });

  it('lets a client go that takes nothing, without harm to the others', async () => {
    const slow = await client();
    const events = await slow.rpc.events.subscribe();
    await events.next();
    slow.socket.pause();
    const text = 'x'.repeat(1_000_000);
    const message: AppEvent = { type: 'message', level: 'info', text };
    for (let told = 0; told < 400 && core.listeners.size > 0; told += 1) {
      core.tell(message);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(core.listeners.size).toBe(0);
    const other = await client();
    expect(await other.rpc.accounts.list()).toHaveLength(1);
  });

  it('says goodbye to its clients when it closes', async () => {
    const { socket } = await client();
    const code = new Promise((resolve) => socket.on('close', resolve));
    await server.close();
    expect(await code).toBe(1_001);
  });
});
