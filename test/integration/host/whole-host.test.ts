import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createCore } from '../../../src/core/core.ts';
import { startMocklyDemo } from '../../../src/core/demo/mockly/mockly-demo.ts';
import { composeHost } from '../../../src/host/compose-host.ts';
import type { RunningHost } from '../../../src/host/compose-host.ts';
import { readEndpoint } from '../../../src/host/endpoint-file.ts';
import { resolveFolders } from '../../../src/host/folders.ts';
import type { RootContract } from '../../../src/shared/contract/index.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { endStates } from '../../../src/shared/job.ts';
import { ask, temporaryFolder } from '../../fakes/loopback-fixture.ts';

const folder = temporaryFolder();
const demoKeys: string[] = [];
let host: RunningHost;
let socket: WebSocket;
let rpc: ContractRouterClient<RootContract>;

beforeAll(async () => {
  const opening = await composeHost(
    {
      folders: resolveFolders({ home: folder.path, environment: {}, platform: process.platform }),
      environment: {},
      host: 'headless',
      version: '0.0.0',
      rendererFolder: null,
      quit: () => {},
    },
    {
      createCore,
      demoProviders: {
        ids: ['mockly'],
        usual: ['mockly'],
        start(_providerId, demo) {
          demoKeys.push(demo.key);
          return startMocklyDemo({ ...demo, timeScale: 50 });
        },
      },
    },
  );
  if (!opening.opened) throw new Error(opening.failure.message);
  host = opening.host;
  const endpoint = readEndpoint(folder.path);
  if (endpoint === null) throw new Error('no endpoint file');
  socket = new WebSocket(`ws://127.0.0.1:${String(endpoint.port)}/rpc`, [
    'renderdesk',
    endpoint.token,
  ]);
  await once(socket, 'open');
  const websocket = socket as unknown as globalThis.WebSocket;
  rpc = createORPCClient(new RPCLink({ websocket }));
});
afterAll(async () => {
  socket.terminate();
  await host.close();
  folder.remove();
});

function filesUnder(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

it('takes a payload to a file that a player can seek in, and keeps its secrets', async () => {
  const events = await rpc.events.subscribe();
  const heard: string[] = [];
  const followToItsEnd = async (): Promise<JobView> => {
    for await (const event of events) {
      heard.push(JSON.stringify(event));
      if (event.type !== 'jobs') continue;
      const ended = event.jobs.find(({ status }) => endStates.has(status.state));
      if (ended !== undefined) return ended;
    }
    throw new Error('the events ended before the job');
  };
  const following = followToItsEnd();
  const { accountId } = await rpc.app.startDemo();
  const sample = join(import.meta.dirname, '../../../resources/payloads/chat-image.json');
  const contentBase64 = readFileSync(sample).toString('base64');
  const results = await rpc.jobs.submit({
    files: [{ name: 'chat-image.json', contentBase64 }],
    accountId,
  });
  expect(results).toMatchObject([{ accepted: true }]);

  const job = await following;
  expect(job.status).toEqual({ state: 'completed' });
  const [output] = job.outputs;
  if (output === undefined) throw new Error('a completed job without an output');
  const headers = { Range: 'bytes=1-3' };
  const part = await ask(host.server.port, output.mediaUrl, { headers });
  expect(part).toMatchObject({ status: 206, headers: { 'content-type': 'image/png' } });
  expect(part.body.toString()).toBe('PNG');

  const [key = ''] = demoKeys;
  expect(key).toMatch(/^mk_demo_/);
  expect(heard.some((event) => event.includes(key))).toBe(false);
  const withKey = filesUnder(folder.path).filter((path) => readFileSync(path).includes(key));
  expect(withKey).toEqual([]);
  const token = readEndpoint(folder.path)?.token ?? '';
  const withToken = filesUnder(folder.path).filter((path) => readFileSync(path).includes(token));
  expect(withToken).toEqual([join(folder.path, 'renderdesk.endpoint.json')]);
});

it('tells what it did to whoever looks for a fault, and no secret with it', async () => {
  const [key = ''] = demoKeys;
  const token = readEndpoint(folder.path)?.token ?? '';
  const link = 'https://cdn.example/a.mp4?X-Amz-Signature=canary-signature';
  host.logger.log('warn', `planted ${key} ${token}`, { link, detail: `Bearer ${key}` });
  const { text, fileName } = await rpc.activity.diagnostics({ payloads: true });
  expect(fileName).toMatch(/^renderdesk-diagnostics-.*\.json$/);
  for (const secret of [key, token, 'canary-signature', 'X-Demo-Signature']) {
    expect(text).not.toContain(secret);
  }
  const bundle = JSON.parse(text) as Record<string, unknown>;
  expect(bundle).toMatchObject({
    app: { version: '0.0.0' },
    database: { integrity: 'ok' },
    payloads: [],
  });
  const log = await rpc.activity.log({ search: 'planted' });
  expect(log.entries).toMatchObject([{ level: 'warn' }]);
  const { requests } = await rpc.activity.requests({});
  expect(requests.map(({ kind }) => kind)).toContain('download');
  expect(await rpc.activity.insights({ days: 7 })).toMatchObject({ jobs: [{ count: 1 }] });
  expect(await rpc.activity.health()).toMatchObject([{ providerId: 'mockly', troubled: 0 }]);
  expect(await rpc.activity.crashes()).toMatchObject({ crashes: [] });
  await expect(rpc.activity.removeCrash({ name: '../renderdesk.db' })).rejects.toThrow('no such');
  await expect(rpc.activity.saveDiagnostics({})).rejects.toThrow('needs the desktop app');
  const figures = await ask(host.server.port, '/metrics', {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(figures.body.toString()).toMatch(/renderdesk_jobs_ended_total\{.*outcome="completed"\} 1/);
});
