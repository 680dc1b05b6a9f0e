import { expect, test } from '@playwright/test';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Updates } from '../../../src/shared/updates.ts';
import { aKeyPair, startUpdateServer, type UpdateServer } from '../../fakes/update-server.ts';
import { jobStates, openDesktop, scriptOf, type Desktop } from './desktop.ts';
import { dropFiles, sendReviewed } from './drop.ts';
import { freshFolder, outputFolder, payloadPath } from './place.ts';

/*
 * The real electron-updater in a real Electron, against a server on loopback. The program that is
 * replaced is a script that starts this checkout, since there is no AppImage of it here.
 */

const key = aKeyPair();
const FILE = 'Renderdesk-9.0.0.AppImage';

/** Starts the checkout as an AppImage of that version would, and writes down that it did. */
const program = (version: string) =>
  `#!/bin/sh\necho "${version}" >> "$APPIMAGE.started"\nexec "${process.env['ELECTRON_EXEC_PATH']}" "$@"\n`;

let server: UpdateServer;
test.beforeEach(async () => {
  server = await startUpdateServer();
});
test.afterEach(() => server.stop());

async function openUpdated(): Promise<Desktop & { readonly appImage: string }> {
  const home = freshFolder('updates');
  const appImage = join(home, 'Renderdesk.AppImage');
  writeFileSync(appImage, program('0.1.0'));
  chmodSync(appImage, 0o755);
  const config = join(home, 'app-update.yml');
  writeFileSync(config, `provider: generic\nurl: ${server.base.href}\n`);
  const desktop = await openDesktop({
    home,
    environment: {
      APPIMAGE: appImage,
      RENDERDESK_UPDATE_CONFIG: config,
      RENDERDESK_UPDATE_KEY: key.open,
    },
  });
  return { ...desktop, appImage };
}

const stateOf = (home: string) => scriptOf(home).call<Updates>('GET', '/updates');

test('an update is found, downloaded and installed at quit, without a question', async () => {
  const content = Buffer.from(program('9.0.0'));
  server.publish({ version: '9.0.0', content, notes: 'Renders faster.' }, key.secret);
  const { page, appImage, quit } = await openUpdated();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  const part = page.getByRole('region', { name: 'Updates' });
  await part.getByRole('button', { name: 'Check now' }).press('Enter');
  await expect(part.getByText('9.0.0 is ready. It is installed when you quit.')).toBeVisible();
  await expect(part.getByRole('button', { name: 'Check now' })).toBeFocused();
  await part.getByText('What is new in 9.0.0').click();
  await expect(part.getByText('Renders faster.')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('An update is ready');
  for (const theme of ['Light', 'Dark']) {
    await page.getByRole('radio', { name: theme }).click();
    await part.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(outputFolder, `updates-ready-${theme}.png`) });
  }
  expect(readFileSync(appImage, 'utf8')).toBe(program('0.1.0'));
  await quit();
  expect(readFileSync(appImage, 'utf8')).toBe(program('9.0.0'));
  expect(existsSync(`${appImage}.started`)).toBe(false);
});

test('a restart to update waits for the renders, and the queue goes on after it', async () => {
  server.publish({ version: '9.0.0', content: Buffer.from(program('9.0.0')) }, key.secret);
  const { page, home, appImage, app } = await openUpdated();
  await page.getByRole('button', { name: 'Start the demo' }).click();
  await expect(page.getByText('Demo providers are running')).toBeVisible();
  await dropFiles(page, [payloadPath('chat-video-transparent.json')]);
  await sendReviewed(page, 1);
  await expect.poll(async () => (await stateOf(home)).underWay).toBe(1);
  await scriptOf(home).call('POST', '/updates/check');
  await expect.poll(async () => (await stateOf(home)).state.state).toBe('ready');
  const refused = scriptOf(home).call('POST', '/updates/install', { when: 'now' });
  await expect(refused).rejects.toThrowError('409');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  const part = page.getByRole('region', { name: 'Updates' });
  await part.scrollIntoViewIfNeeded();
  await expect(part.getByText(/1 render is under way/)).toBeVisible();
  await page.screenshot({ path: join(outputFolder, 'updates-under-way.png') });
  const gone = app.waitForEvent('close', { timeout: 60_000 });
  await part.getByRole('button', { name: 'Restart now' }).click();
  await gone;
  // The new one started by itself on the same home, and follows the render to its end.
  await expect.poll(() => existsSync(`${appImage}.started`), { timeout: 30_000 }).toBe(true);
  expect(readFileSync(`${appImage}.started`, 'utf8')).toBe('9.0.0\n');
  await expect
    .poll(() => jobStates(home).catch(() => []), { timeout: 90_000 })
    .toEqual(['chat-video-transparent: completed']);
  await scriptOf(home).call('POST', '/app/quit');
  await expect
    .poll(() => existsSync(join(home, 'renderdesk.endpoint.json')), { timeout: 30_000 })
    .toBe(false);
});

test('what is not signed, or was changed on its way, changes nothing', async () => {
  const content = Buffer.from(program('9.0.0'));
  const { home, appImage, quit } = await openUpdated();
  const check = () => scriptOf(home).call<Updates>('POST', '/updates/check');
  expect((await check()).problem?.code).toBe('unreachable');
  server.publish({ version: '9.0.0', content }, aKeyPair().secret);
  expect((await check()).problem?.code).toBe('update-refused');
  expect(server.asked).not.toContain(FILE);
  server.publish({ version: '9.0.0', content }, key.secret);
  server.put(FILE, Buffer.alloc(content.length, 'x'));
  await check();
  await expect.poll(async () => (await stateOf(home)).problem?.code).toBe('content-mismatch');
  await quit();
  expect(readFileSync(appImage, 'utf8')).toBe(program('0.1.0'));
});
