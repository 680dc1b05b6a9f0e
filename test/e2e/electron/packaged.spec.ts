import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { aKeyPair } from '../../fakes/update-server.ts';
import { jobStates, scriptOf } from './desktop.ts';
import { dropFiles, sendReviewed } from './drop.ts';
import { freshFolder, payloadPath } from './place.ts';

/** The program of a packaged folder, made by `tools/package-for-test.ts`. */
const program = process.env['RENDERDESK_PACKAGED'] ?? '';

test.skip(!existsSync(program), 'No packaged app is named in RENDERDESK_PACKAGED.');
test.setTimeout(180_000);

let child: ChildProcess;
let browser: Browser;

test.afterEach(async () => {
  await browser?.close().catch(() => undefined);
  if (child?.exitCode === null) {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
});

/** Its fuses let no debugger of Node's in, so that the window alone is driven. */
async function start(file: string, home: string): Promise<string> {
  const words = ['--no-sandbox', '--remote-debugging-port=0'];
  // What a checkout is told about updates is nothing to what was packaged.
  const env = {
    ...process.env,
    RENDERDESK_UPDATE_CONFIG: join(home, 'app-update.yml'),
    RENDERDESK_UPDATE_KEY: aKeyPair().open,
  };
  child = spawn(file, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout?.resume();
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const address = /DevTools listening on (ws:\/\/\S+)/;
  await expect.poll(() => said, { timeout: 60_000 }).toMatch(address);
  return address.exec(said)?.[1] ?? '';
}

test('its fuses are as they should be', async () => {
  const wire = await getCurrentFuseWire(program);
  const isOn = (fuse: FuseV1Options) => String.fromCharCode(Number(wire[fuse])) === '1';
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspectArguments: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    ownSnapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocolPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspectArguments: false,
    asarIntegrity: true,
    onlyFromAsar: true,
    ownSnapshot: false,
    fileProtocolPrivileges: false,
  });
});

test('the packaged folder goes from its first start to a finished render, in the home beside it', async () => {
  const folder = join(freshFolder('packaged'), 'Renderdesk');
  cpSync(dirname(program), folder, { recursive: true });
  const home = join(folder, 'Renderdesk-home');
  mkdirSync(home);
  const begun = performance.now();
  browser = await chromium.connectOverCDP(await start(join(folder, basename(program)), home));
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('It has no window.');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.getByRole('button', { name: 'Start the demo' }).click();
  console.log(`from start to usable: ${Math.round(performance.now() - begun)} ms`);
  await expect(page.getByText('Demo providers are running')).toBeVisible();
  expect(await scriptOf(home).call('GET', '/updates')).toMatchObject({
    state: { state: 'off', why: 'no-feed' },
  });
  // A picture, and a film that is drawn and encoded in threads of their own.
  const samples = ['chat-image.json', 'chat-video-transparent.json'];
  await dropFiles(page, samples.map(payloadPath));
  await sendReviewed(page, samples.length);
  await expect
    .poll(() => jobStates(home), { timeout: 120_000 })
    .toEqual(['chat-image: completed', 'chat-video-transparent: completed']);
  const outputs = await scriptOf(home).library();
  for (const { path, sha256 } of outputs) {
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256);
  }
  // The media process draws from within the package too.
  await page.getByRole('navigation', { name: 'Main' }).getByText('Library').click();
  const previews = page.getByRole('list', { name: 'Files' }).locator('img');
  await expect(previews).toHaveCount(samples.length, { timeout: 60_000 });
});
