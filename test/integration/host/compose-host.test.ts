import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { composeHost } from '../../../src/host/compose-host.ts';
import type { DemoProviders } from '../../../src/host/demo-session.ts';
import type { CoreMakers, HostParts, RunningHost } from '../../../src/host/compose-host.ts';
import { endpointPath, readEndpoint } from '../../../src/host/endpoint-file.ts';
import { resolveFolders } from '../../../src/host/folders.ts';
import type { RootContract } from '../../../src/shared/contract/index.ts';
import { failure, FailureError } from '../../../src/shared/failure.ts';
import { anAccount, anAccountId, fakeCore } from '../../fakes/fake-core.ts';
import type { FakeCore } from '../../fakes/fake-core.ts';
import { ask, temporaryFolder } from '../../fakes/loopback-fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
let core: FakeCore;
let running: RunningHost[];
beforeEach(() => {
  folder = temporaryFolder();
  core = fakeCore();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((host) => host.close()));
  folder.remove();
});

const parts = (): HostParts => ({
  folders: resolveFolders({ home: folder.path, environment: {}, platform: process.platform }),
  environment: {},
  host: 'headless',
  version: '0.0.0',
  rendererFolder: null,
  quit: () => {},
});

/** Real everything but the core and the demo provider. */
function makers(more: Partial<CoreMakers> = {}): CoreMakers {
  return {
    createCore: async () => core,
    demoProviders: demoProviders(async () => ({
      baseUrl: 'http://127.0.0.1:9/api/v1',
      stop: async () => void core.calls.push('demo stopped'),
    })),
    ...more,
  };
}

function demoProviders(start: DemoProviders['start']): DemoProviders {
  return { ids: ['mockly', 'roughy', 'swiftia'], usual: ['mockly', 'swiftia'], start };
}

async function opened(more: Partial<CoreMakers> = {}): Promise<RunningHost> {
  const opening = await composeHost(parts(), makers(more));
  if (!opening.opened) throw new Error(opening.failure.message);
  running.push(opening.host);
  return opening.host;
}

describe('a host', () => {
  it('answers the call that ends it before it closes', async () => {
    const opening = await composeHost({ ...parts(), quit: () => void host.close() }, makers());
    if (!opening.opened) throw new Error(opening.failure.message);
    const { host } = opening;
    running.push(host);
    const token = readEndpoint(folder.path)?.token ?? '';
    const socket = new WebSocket(`ws://127.0.0.1:${String(host.server.port)}/rpc`, [
      'renderdesk',
      token,
    ]);
    const goodbye = once(socket, 'close');
    await once(socket, 'open');
    const websocket = socket as unknown as globalThis.WebSocket;
    const rpc: ContractRouterClient<RootContract> = createORPCClient(new RPCLink({ websocket }));
    expect(await rpc.app.quit()).toEqual({ quitting: true });
    expect((await goodbye)[0]).toBe(1_001);
    await host.close();
    expect(core.calls).toEqual(['start', 'stop']);
  });

  it('can be reached through its endpoint file while it runs, and no longer', async () => {
    const host = await opened();
    const endpoint = readEndpoint(folder.path);
    expect(endpoint).toMatchObject({ port: host.server.port, host: 'headless', pid: process.pid });
    const headers = { Authorization: `Bearer ${endpoint?.token ?? ''}` };
    const answer = await ask(host.server.port, '/api/app', { headers });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ home: folder.path });

    await host.close();
    expect(existsSync(endpointPath(folder.path))).toBe(false);
    await expect(ask(host.server.port, '/')).rejects.toThrow('ECONNREFUSED');
  });

  it('keeps a second one out of its home until it is closed', async () => {
    const first = await opened();
    const second = await composeHost(parts(), makers());
    expect(second).toMatchObject({
      opened: false,
      heldBy: { port: first.server.port },
      failure: { code: 'in-use' },
    });
    await first.close();
    await first.close();
    await opened();
  });

  it('leaves nothing held when its core cannot be opened', async () => {
    const createCore = () =>
      Promise.reject(new FailureError(failure('database-unreadable', 'Damaged.', 'Move it.')));
    await expect(composeHost(parts(), makers({ createCore }))).rejects.toThrow('Damaged.');
    expect(readEndpoint(folder.path)).toBeNull();
    await opened();
  });

  it('starts the demo once, tells of it, and stops it after the core', async () => {
    const host = await opened();
    const told: string[] = [];
    host.events.subscribe((event) => told.push(event.type));
    const ids = await Promise.all([host.demo.start(), host.demo.start()]);
    expect(ids).toEqual([anAccountId, anAccountId]);
    expect((await host.info()).demo.running).toBe(true);
    expect(told).toEqual(['app']);
    await host.close();
    expect(core.calls).toEqual(['start', 'stop', 'demo stopped']);
  });

  it('starts those that one tries it with where nobody says which', async () => {
    const asked: string[] = [];
    const start = async (id: string) => {
      asked.push(id);
      return { baseUrl: 'http://127.0.0.1:9', stop: async () => {} };
    };
    const host = await opened({ demoProviders: demoProviders(start) });
    await host.demo.startMany('usual');
    expect(asked).toEqual(['mockly', 'swiftia']);
    await host.demo.startMany('all');
    expect(asked).toEqual(['mockly', 'swiftia', 'roughy']);
  });

  it('brings the demo of an earlier run back before it takes up its work', async () => {
    core = fakeCore({
      accounts: { ...core.accounts, list: async () => [anAccount({ isDemo: true })] },
    });
    const startedBefore: string[][] = [];
    const start = async () => {
      startedBefore.push([...core.calls]);
      return { baseUrl: 'http://127.0.0.1:9', stop: async () => {} };
    };
    const host = await opened({ demoProviders: demoProviders(start) });
    expect(startedBefore).toEqual([[]]);
    expect(core.calls).toEqual(['start']);
    expect((await host.info()).demo).toEqual({ running: true, accountId: anAccountId });
  });

  it('works without the demo where that cannot be started', async () => {
    core = fakeCore({
      accounts: { ...core.accounts, list: async () => [anAccount({ isDemo: true })] },
    });
    let broken = true;
    const host = await opened({
      demoProviders: demoProviders(async () => {
        if (broken) throw new Error('no port');
        return { baseUrl: 'http://127.0.0.1:9', stop: async () => {} };
      }),
    });
    expect(core.calls).toEqual(['start']);
    broken = false;
    expect(await host.demo.start()).toBe(anAccountId);
  });
});
