import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startCommand, temporaryHome, type Started } from './headless-app.ts';
import { shoot } from './screens.ts';

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let page: Page;

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  app = await startCommand(['serve'], join(home.path, 'app'));
  page = await (await browser.newContext()).newPage();
});
test.afterAll(async () => {
  await page.context().close();
  await app.stop();
  home.remove();
});

const dialog = () => page.getByRole('dialog');
const needsYou = () => page.getByRole('region', { name: 'Needs you' });

async function run(words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(dialog()).toBeVisible();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(dialog()).toBeHidden();
}

test('takes a newcomer to a finished render by the keyboard alone', async () => {
  await page.goto(app.line['url'] ?? '');
  await expect(page.getByRole('heading', { name: 'Welcome to Renderdesk' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused();
  await expectAccessible(page);
  await shoot(page, '40-palette');
  await page.keyboard.press('Escape');
  await run('start demo');
  await expect(page.getByRole('heading', { name: 'Drop a payload to render it' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Render the samples' })).toBeVisible();
  await run('samples');
  const finished = page.getByRole('button', { name: /chat-image\s?#\d+.*Completed/ });
  await expect(finished).toBeVisible({ timeout: 60_000 });
  await run('library');
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible();
  await run('chat-image');
  await expect(page.getByRole('complementary')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('says what can be done to a render where it stands', async () => {
  await page.keyboard.press('1');
  await page.getByRole('button', { name: /chat-image\s?#\d+/ }).click({ button: 'right' });
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem', { name: 'Render again' })).toBeVisible();
  await shoot(page, '41-row-menu');
  await page.keyboard.press('Escape');
});

test('pauses everything and lets it go on', async () => {
  await page.keyboard.press('Control+Shift+P');
  await expect(needsYou().getByText('Everything is paused')).toBeVisible();
  await shoot(page, '42-all-paused');
  await needsYou().getByRole('button', { name: 'Resume' }).click();
  await expect(needsYou()).toBeHidden();
});

test('has shortcuts that a person can change, unless another has them', async () => {
  await page.keyboard.press('?');
  const change = () => dialog().getByRole('button', { name: 'Change the shortcut of New render' });
  await change().click();
  await page.keyboard.press('1');
  await expect(page.getByText('Queue has these keys already.')).toBeVisible();
  await change().click();
  await page.keyboard.press('g');
  await expect(change()).toHaveText('G');
  await expectAccessible(page);
  await shoot(page, '43-shortcuts');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
  await page.keyboard.press('g');
  await expect(dialog()).toContainText('New render');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await dialog().getByRole('button', { name: 'Use the original shortcuts' }).click();
  await expect(change()).toHaveText('N');
  await page.keyboard.press('Escape');
});
