import { readFileSync } from 'node:fs';
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
import { openCanaryWorld, signed, type CanaryWorld } from '../../fakes/canaries/canary-world.ts';
import { lookAround } from '../../fakes/canaries/look-around.ts';
import { memoryOf, storageOf } from '../../fakes/canaries/page-remains.ts';
import { filesBelow, watchProcesses, type Trace } from '../../fakes/canaries/remains.ts';
import { sentTraces, wrongKeys } from '../../fakes/canaries/sent-traces.ts';
import { certainPlaces, leaks, permissions } from '../../fakes/canaries/verdict.ts';
import { openDesktop, type Desktop } from './desktop.ts';
import { freshFolder } from './place.ts';
import { recordedBy, recordMessages } from './recorded-messages.ts';

/*
 * The same as test/e2e/web/canaries.spec.ts in the desktop app: besides, what the desktop's
 * notifications say, what a crash leaves behind, and a window that never has the token.
 */

test.skip(process.platform !== 'linux', 'the app is looked at from outside, as Linux lets one');

const inDesktop = [
  ...permissions,
  {
    where: /^environ of Chromium's own$/,
    what: /^the key in the environment$/,
    why: 'Chromium starts its processes before the app runs, with the environment of the app',
  },
];

/** Everything that the desktop was asked to show, where the bus is watched. */
const notifications = (): Trace[] => {
  const log = process.env['TESTBED_NOTIFICATIONS'];
  return log === undefined ? [] : [{ where: 'the notifications', bytes: readFileSync(log) }];
};

let world: CanaryWorld;
let life: CanaryLife;
let desktop: Desktop;
const home = freshFolder('canaries');
const temporary = freshFolder('canaries-temporary');

test.beforeAll(async () => {
  world = await openCanaryWorld(freshFolder('canaries-certificate'));
  desktop = await openDesktop({
    home,
    // A longer text would be cut in the snapshot of the heap.
    words: ['--js-flags=--heap-snapshot-string-limit=1073741824'],
    environment: {
      TMPDIR: temporary,
      [ENVIRONMENT_VARIABLE]: world.canaries.inEnvironment.text,
    },
  });
  life = openLife(home, world);
  await recordMessages(desktop.page);
});
test.afterAll(async () => {
  await world.close();
});

/** A fault of ours that nobody catches, with secrets in its words. */
async function crash({ app }: Desktop): Promise<void> {
  const { kept, expiredLink } = world.canaries;
  const words = `${kept.text} at ${world.files.origin}/a?${signed(expiredLink)}`;
  await app.evaluate((_, said) => void Promise.reject(new Error(said)), words);
  const crashes = () => filesBelow(join(home, 'crashes'), 'crashes').map(({ where }) => where);
  await expect.poll(crashes).toContainEqual(expect.stringMatching(/fault-.*\.txt$/));
}

test('no byte that leaves or stays holds a secret that it may not', async () => {
  test.setTimeout(300_000);
  const { app, page } = desktop;
  const processes = watchProcesses(app.process().pid ?? 0);
  const accounts = await addAccounts(life);
  await work(life, accounts);
  await crash(desktop);
  await lookAtAll(life);
  await lookAround(page, world);
  const clipboard = await app.evaluate(({ clipboard }) => clipboard.readText());
  const token: Canary = {
    what: 'the token of this run',
    text: life.token(),
    letters: life.token(),
  };
  const canaries = [...Object.values(world.canaries), token];
  const ofThePage: Trace[] = [
    { where: 'what came to the page', bytes: Buffer.from((await recordedBy(page)).join('\n')) },
    await storageOf(page),
    await memoryOf(page),
  ];
  const atWork = filesBelow(home, 'home');
  await desktop.quit();
  processes.stop();

  const traces: Trace[] = [
    ...life.answers,
    ...ofThePage,
    { where: 'the clipboard', bytes: Buffer.from(clipboard) },
    ...sentTraces(world),
    ...processes.seen(),
    ...atWork,
    ...filesBelow(home, 'home'),
    ...filesBelow(temporary, 'temporary'),
    ...notifications(),
    { where: 'what it said', bytes: Buffer.from(desktop.said()) },
  ];
  expect(clipboard).toContain('$RENDERDESK_KEY');
  // What finds nothing must have been able to: each place was really looked at.
  const found = new Set(leaks(traces, canaries, []));
  // Chromium writes a process's title over its environment: there is nothing left to find.
  found.add('the key in the environment is in environ of the host');
  expect(certainPlaces(world).filter((place) => !found.has(place))).toEqual([]);
  expect(wrongKeys(world)).toEqual([]);
  expect([...new Set(leaks(traces, canaries, inDesktop))]).toEqual([]);
});
