import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startCommand, temporaryHome, type Started } from './headless-app.ts';
import { shoot } from './screens.ts';

const chat = readFileSync(join(process.cwd(), 'resources', 'payloads', 'chat-image.json'), 'utf8');
const KEY = 'mk_live_notToBeSeenAnywhere';

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  app = await startCommand(['serve', '--demo'], join(home.path, 'app'));
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(app.line['url'] ?? '');
});
test.afterAll(async () => {
  await context.close();
  await app.stop();
  home.remove();
});

const dialog = () => page.getByRole('dialog', { name: 'New render' });
const use = () => dialog().getByRole('button', { name: 'Use what is in the clipboard' });
const open = async (copied: string | null) => {
  if (copied !== null) await page.evaluate((text) => navigator.clipboard.writeText(text), copied);
  await page.getByRole('button', { name: 'New render' }).first().click();
  await expect(dialog().getByRole('button', { name: 'Review it' })).toBeVisible();
};
const close = () => dialog().getByRole('button', { name: 'Cancel' }).click();

test('is not looked into, and nothing is asked, where the browser does not permit it', async () => {
  await page.evaluate(() => {
    const clipboard = navigator.clipboard as { readText: () => Promise<string> };
    clipboard.readText = () => {
      document.title = 'read';
      return Promise.resolve('');
    };
  });
  await open(null);
  await expect(dialog().getByRole('textbox').last()).toBeVisible();
  await expect(use()).toHaveCount(0);
  expect(await page.title()).not.toBe('read');
  await close();
});

test('offers a payload that is in it, once', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.reload();
  await open(chat);
  await expect(dialog().getByText(/In the clipboard: a payload for Mockly, 1.7 kB/)).toBeVisible();
  await expectAccessible(page);
  await shoot(page, '64-clipboard-offer');
  await use().click();
  await expect(dialog().getByRole('textbox').last()).toContainText('"messages"');
  await close();
  await open(null);
  await expect(use()).toHaveCount(0);
  await close();
});

test('takes a curl command apart, and shows its key to nobody', async () => {
  await open(`curl https://api.example/x -H 'Authorization: Bearer ${KEY}' -d '{"a":1}'`);
  await expect(dialog().getByText(/a curl command to api.example/)).toContainText(
    'Its key stays out of the payload.',
  );
  await use().click();
  await expect(dialog().getByRole('textbox').last()).toContainText('"a"');
  expect(await page.content()).not.toContain(KEY);
  await close();
});

test('is left alone when it holds something else, and when a person wants that', async () => {
  await open('correct horse 7 battery staple');
  await expect(use()).toHaveCount(0);
  await close();
  const rail = page.getByRole('navigation', { name: 'Main' });
  await rail.getByText('Settings').click();
  const offered = page.getByRole('switch', { name: 'Offer what is in the clipboard' });
  await offered.click();
  await expect(offered).not.toBeChecked();
  await rail.getByText('Queue').click();
  await open('{"b":2}');
  await expect(use()).toHaveCount(0);
  await close();
});
