import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../fakes/command-line.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';
import {
  FakeSecretService,
  secretServiceMissing,
} from '../../fakes/secret-service/fake-secret-service.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: Server;
let status: number;
let address: string;
const taken: { body: string; signature: unknown }[] = [];

beforeEach(async () => {
  folder = temporaryFolder();
  status = 200;
  taken.splice(0);
  server = createServer((request, response) => {
    const signature = request.headers['renderdesk-signature'];
    request.on('end', () => response.writeHead(status).end());
    void text(request).then((body) => taken.push({ body, signature }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/s3cret`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  folder.remove();
});

const given = (environment: Record<string, string>) => (words: string, input?: string) =>
  runCommand(words.split(' '), {
    home: join(folder.path, 'home'),
    environment,
    ...(input === undefined ? {} : { input }),
  });

test('without a keychain the address is given for each run, and never said again', async () => {
  const run = given({});
  expect((await run('webhook')).stdout).toBe('Notices go to no webhook.\n');
  const refused = await run('webhook set', `${address} horse\n`);
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('RENDERDESK_KEY_WEBHOOK_ADDRESS');

  const runGiven = given({ RENDERDESK_KEY_WEBHOOK_ADDRESS: `${address} horse` });
  expect((await runGiven('settings set webhook.on true')).code).toBe(0);
  const shown = await runGiven('webhook');
  expect(shown.stdout).toMatch(/^Notices go to 127\.0\.0\.1:\d+, signed\.\n$/);
  const tested = await runGiven('webhook test');
  expect(tested.stdout).toContain('has taken the test');
  expect(taken).toHaveLength(1);
  expect(JSON.parse(taken[0]?.body ?? '')).toMatchObject({ version: 1, kind: 'test', job: null });
  expect(taken[0]?.signature).toMatch(/^sha256=[0-9a-f]{64}$/);
  status = 410;
  const untaken = await runGiven('webhook test --json');
  expect(untaken.code).not.toBe(0);
  expect(untaken.lines()).toContainEqual(
    expect.objectContaining({ type: 'webhook-test', problem: 'The webhook answered 410.' }),
  );
  for (const { stdout, stderr } of [refused, shown, tested, untaken])
    expect(stdout + stderr).not.toMatch(/s3cret|horse/);
});

const missing = secretServiceMissing();
if (missing !== null) console.warn(`SKIPPED the webhook in a keychain: ${missing}`);

test.skipIf(missing !== null)('a keychain keeps the address until it is removed', async () => {
  const service = await FakeSecretService.start();
  try {
    const run = given({ DBUS_SESSION_BUS_ADDRESS: service.address });
    const wrong = await run('webhook set', 'http://example.com/s3cret\n');
    expect(wrong.code).not.toBe(0);
    expect(wrong.stderr).toContain('unencrypted');
    const set = await run('webhook set', `${address}\n`);
    expect(set.stdout).toMatch(/^Notices go to 127\.0\.0\.1:\d+\.\n$/);
    await expect.poll(() => service.secrets.join()).toContain('/hook/s3cret');
    expect((await run('webhook test')).code).toBe(0);
    expect(taken.map(({ signature }) => signature)).toEqual([undefined]);
    expect((await run('webhook remove')).stdout).toBe('Notices go to no webhook.\n');
    await expect.poll(() => service.secrets).toEqual([]);
    expect((await run('webhook test')).code).not.toBe(0);
    for (const { stdout, stderr } of [wrong, set]) expect(stdout + stderr).not.toContain('s3cret');
  } finally {
    await service.stop();
  }
});
