import { expect, test } from '@playwright/test';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobStates, openDesktop, scriptOf, startAndWait, type Desktop } from './desktop.ts';
import { sendReviewed } from './drop.ts';
import { shownIn } from './notifications.ts';
import { freshFolder, outputFolder, payloadPath } from './place.ts';
import { addAccount, startProvider, type TestProvider } from './provider.ts';

const FINISH_MS = 60_000;

let provider: TestProvider;
test.beforeAll(async () => {
  provider = await startProvider(20);
});
test.afterAll(() => provider.stop());

const rail = ({ page }: Desktop, place: string) =>
  page.getByRole('navigation').first().getByText(place);

const submit = (home: string, name: string) =>
  scriptOf(home).call('POST', '/jobs', {
    files: [
      {
        name: `${name}.json`,
        contentBase64: readFileSync(payloadPath('chat-image.json')).toString('base64'),
      },
    ],
  });

/** What Chromium sees of the network, which the app looks at. */
const setOnline = ({ app }: Desktop, online: boolean) =>
  app.evaluate(({ net }, isOnline) => {
    net.isOnline = () => isOnline;
  }, online);

test('a payload opens by its association, in the first start and in a later one', async () => {
  test.setTimeout(FINISH_MS + 60_000);
  const home = freshFolder('association');
  const folder = freshFolder('associated');
  const [one = '', other = ''] = ['one.render.json', 'other.render.json'].map((name) => {
    copyFileSync(payloadPath('chat-image.json'), join(folder, name));
    return join(folder, name);
  });
  const early = await openDesktop({ home });
  await addAccount(home, provider, 'keychain');
  await early.quit();

  const desktop = await openDesktop({ home, words: [one] });
  await sendReviewed(desktop.page);
  const second = await startAndWait(['--home', home, other], { workingFolder: folder });
  expect(second.code).toBe(0);
  await sendReviewed(desktop.page);
  await expect
    .poll(() => jobStates(home), { timeout: FINISH_MS })
    .toEqual(['one: completed', 'other: completed']);
  expect(desktop.app.windows()).toHaveLength(1);
  await desktop.quit();
});

test('going offline is told, holds up nothing on this computer, and ends by itself', async () => {
  test.setTimeout(FINISH_MS + 60_000);
  const home = freshFolder('offline');
  const desktop = await openDesktop({ home });
  await setOnline(desktop, true);
  await addAccount(home, provider, 'memory');
  await scriptOf(home).call('POST', '/accounts', {
    providerId: 'swiftia',
    name: 'Far away',
    key: provider.key,
    keep: 'memory',
  });
  const banner = desktop.page.getByText('This computer is offline');
  await expect(banner).toHaveCount(0);
  await setOnline(desktop, false);
  await expect(banner).toBeVisible();
  // What is on this computer needs no network.
  await submit(home, 'near');
  await expect.poll(() => jobStates(home), { timeout: FINISH_MS }).toEqual(['near: completed']);
  await expect(banner).toBeVisible();
  await setOnline(desktop, true);
  await expect(banner).toHaveCount(0);
  await desktop.quit();
});

test('a failed render is told in German, by the desktop and in the window', async () => {
  test.setTimeout(FINISH_MS + 60_000);
  const logFile = process.env['TESTBED_NOTIFICATIONS'];
  test.skip(logFile === undefined, 'there is no desktop whose notifications can be read');
  const home = freshFolder('german');
  const desktop = await openDesktop({ home });
  await addAccount(home, provider, 'memory');
  await rail(desktop, 'Settings').click();
  await desktop.page.getByRole('radio', { name: 'Deutsch' }).click();
  await expect(desktop.page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  const before = shownIn(logFile ?? '').length;
  await provider.failNextRender('Font not found');
  await submit(home, 'schief');
  await expect
    .poll(() => shownIn(logFile ?? '').slice(before), { timeout: FINISH_MS })
    .toEqual([
      {
        title: 'schief ist fehlgeschlagen',
        body: 'Bei Mockly trat ein Fehler auf, und das Rendering gilt dort als fehlgeschlagen.',
      },
    ]);
  await rail(desktop, 'Warteschlange').click();
  await desktop.page.getByRole('button', { name: /schief\s?#/ }).click();
  await expect(desktop.page.getByRole('region', { name: 'Was nicht gelungen ist' })).toContainText(
    'Rendern Sie erneut; bleibt es dabei, schreiben Sie an Mockly.',
  );
  await desktop.quit();
});

test('the diagnostics are gathered, read and saved where the person says', async () => {
  const home = freshFolder('diagnostics');
  const saved = join(outputFolder, `diagnostics-${String(process.pid)}.json`);
  const desktop = await openDesktop({ home });
  const { page } = desktop;
  await addAccount(home, provider, 'memory');
  await desktop.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, saved);
  await rail(desktop, 'Activity').click();
  await page.getByRole('tab', { name: 'Health' }).click();
  await page.getByRole('button', { name: 'Gather' }).click();
  await expect(page.getByRole('textbox', { name: 'What it says' })).toHaveValue(
    /"integrity": "ok"/,
  );
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect.poll(() => existsSync(saved)).toBe(true);
  const told = readFileSync(saved, 'utf8');
  expect(JSON.stringify(JSON.parse(told))).toContain('electron');
  expect(told).not.toContain(provider.key);
  expect(told).not.toContain('Studio');
  await desktop.quit();
});
