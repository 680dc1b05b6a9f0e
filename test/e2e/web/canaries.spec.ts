import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Canary } from '../../fakes/canaries/canary.ts';
import {
  addAccounts,
  ENVIRONMENT_VARIABLE,
  lookAtAll,
  openLife,
  work,
  type CanaryLife,
} from '../../fakes/canaries/canary-life.ts';
import { openCanaryWorld, type CanaryWorld } from '../../fakes/canaries/canary-world.ts';
import { lookAround } from '../../fakes/canaries/look-around.ts';
import { memoryOf, storageOf } from '../../fakes/canaries/page-remains.ts';
import { filesBelow, watchProcesses, type Trace } from '../../fakes/canaries/remains.ts';
import { sentTraces, wrongKeys } from '../../fakes/canaries/sent-traces.ts';
import { certainPlaces, leaks, permissions } from '../../fakes/canaries/verdict.ts';
import {
  FakeSecretService,
  secretServiceMissing,
} from '../../fakes/secret-service/fake-secret-service.ts';
import { temporaryHome } from './headless-app.ts';

/*
 * Canaries are planted where secrets are, the app is used for all that it does, and then every byte
 * that left it or stayed is searched for them. Where a secret may be stands in `verdict.ts`.
 */

const missing = process.platform === 'linux' ? secretServiceMissing() : 'not a Linux machine';
test.skip(missing !== null, `the host is looked at from outside: ${String(missing)}`);

const executablePath = process.env['CHROMIUM_PATH'];
test.use({
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    // A longer text would be cut in the snapshot of the heap.
    args: ['--js-flags=--heap-snapshot-string-limit=1073741824'],
  },
});

/** The window has the token in a browser: it is how it speaks to the host. */
const inBrowser = [
  ...permissions,
  {
    where: /^the page's (memory|storage)$/,
    what: /^the token of this run$/,
    why: 'a window in a browser has nothing else to show that it is ours',
  },
  {
    where: /^what it said$/,
    what: /^the token of this run$/,
    why: 'the address to open stands there, for who has started it',
  },
];

let place: ReturnType<typeof temporaryHome>;
let service: FakeSecretService;
let world: CanaryWorld;
let life: CanaryLife;
let host: ChildProcess;
let said = '';

test.beforeAll(async () => {
  place = temporaryHome();
  service = await FakeSecretService.start();
  world = await openCanaryWorld(place.path);
  const home = join(place.path, 'home');
  const temporary = join(place.path, 'temporary');
  for (const folder of [home, temporary]) mkdirSync(folder);
  const main = join(process.cwd(), 'src/headless/cli/main.ts');
  host = spawn(process.execPath, [main, 'serve', '--home', home], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      TMPDIR: temporary,
      DBUS_SESSION_BUS_ADDRESS: service.address,
      [ENVIRONMENT_VARIABLE]: world.canaries.inEnvironment.text,
    },
  });
  for (const stream of [host.stdout, host.stderr]) {
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  await expect.poll(() => existsSync(join(home, 'renderdesk.endpoint.json'))).toBe(true);
  life = openLife(home, world);
});
test.afterAll(async () => {
  if (host.exitCode === null) {
    host.kill('SIGKILL');
    await once(host, 'exit');
  }
  await world.close();
  await service.stop();
  place.remove();
});

test('no byte that leaves or stays holds a secret that it may not', async ({ browser }) => {
  test.setTimeout(300_000);
  const processes = watchProcesses(host.pid ?? 0);
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const frames: Record<'came' | 'went', string[]> = { came: [], went: [] };
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => frames.came.push(payload.toString()));
    socket.on('framesent', ({ payload }) => frames.went.push(payload.toString()));
  });

  const accounts = await addAccounts(life);
  await work(life, accounts);
  await lookAtAll(life);
  await page.goto(/http:\S+/.exec(said)?.[0] ?? '');
  await lookAround(page, world);
  const clipboard = await page.evaluate(() => navigator.clipboard.readText());
  const token: Canary = {
    what: 'the token of this run',
    text: life.token(),
    letters: life.token(),
  };
  const canaries = [...Object.values(world.canaries), token];
  const ofThePage: Trace[] = [
    { where: 'what came to the page', bytes: Buffer.from(frames.came.join('\n')) },
    { where: 'what the page sent', bytes: Buffer.from(frames.went.join('\n')) },
    await storageOf(page),
    await memoryOf(page),
  ];
  await context.close();
  const home = join(place.path, 'home');
  const atWork = filesBelow(home, 'home');
  const ended = once(host, 'exit');
  host.kill('SIGTERM');
  await ended;
  processes.stop();

  const traces: Trace[] = [
    ...life.answers,
    { where: 'the clipboard', bytes: Buffer.from(clipboard) },
    ...ofThePage,
    ...sentTraces(world),
    ...processes.seen(),
    ...atWork,
    ...filesBelow(home, 'home'),
    ...filesBelow(join(place.path, 'temporary'), 'temporary'),
    { where: 'what it said', bytes: Buffer.from(said) },
  ];
  expect(clipboard).toContain('$RENDERDESK_KEY');
  // What finds nothing must have been able to: each place was really looked at.
  expect(service.secrets.join('\n')).toContain(world.canaries.kept.text);
  const found = new Set(leaks(traces, canaries, []));
  expect(certainPlaces(world).filter((place) => !found.has(place))).toEqual([]);
  expect(wrongKeys(world)).toEqual([]);
  expect([...new Set(leaks(traces, canaries, inBrowser))]).toEqual([]);
});
