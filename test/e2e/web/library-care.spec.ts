import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './accessible.ts';
import { startCommand, temporaryHome } from './headless-app.ts';
import type { Started } from './headless-app.ts';
import { shoot } from './screens.ts';
import { watchPage } from './watched-page.ts';
import type { PageWatch } from './watched-page.ts';

const PICTURES = 8;

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let page: Page;
let watch: PageWatch;

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  const seed = join(process.cwd(), 'test/fakes/seed-library.ts');
  execFileSync(process.execPath, [seed, home.path, String(PICTURES)]);
  app = await startCommand(['serve'], home.path);
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  watch = await watchPage(page);
});

test.afterAll(async () => {
  await page.context().close();
  await app.stop();
  home.remove();
});

const file = (name: string) => join(home.path, 'library', name);
const main = () => page.getByRole('main');
const tab = (name: string) => page.getByRole('tab', { name });
const row = (list: string, name: string) =>
  page.getByRole('list', { name: list }).getByRole('button', { name: new RegExp(`^${name}`) });
const bar = (list: string) => page.getByRole('toolbar', { name: `${list}: what can be done` });
const lookThrough = async (sentence: RegExp) => {
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(main().getByText(sentence)).toBeVisible();
};

test('looks the folders through, and says that all is well', async () => {
  await page.goto(app.line['url'] ?? '');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Library').click();
  await page.getByRole('button', { name: 'More of the library' }).click();
  await page.getByRole('menuitem', { name: 'Files on disk' }).click();
  await expect(main().getByRole('heading', { name: 'Files on disk' })).toBeVisible();
  await lookThrough(/All 8 files are as they should be/);
  await expect(main().getByText('No file is missing')).toBeVisible();
  await shoot(page, '50-care-well');
  await expectAccessible(page);
});

test('lists what is missing, and takes the word of a person for where it is', async () => {
  renameSync(file('picture-1.png'), join(home.path, 'elsewhere.png'));
  renameSync(file('picture-2.png'), join(home.path, 'gone.png'));
  await lookThrough(/checked/);
  await expect(tab('Missing')).toContainText('2');
  await expect(row('Missing', 'picture-1.png')).toBeVisible();
  await shoot(page, '51-care-missing');
  await expectAccessible(page);

  await row('Missing', 'picture-1.png').click();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: 'Where is picture-1.png?' });
  await dialog.getByLabel('Path').fill(join(home.path, 'gone.png'));
  await dialog.getByRole('button', { name: 'Use this file' }).click();
  await expect(dialog.getByText(/This is not the file/)).toBeVisible();
  await shoot(page, '52-care-relink');
  await expectAccessible(page);
  await dialog.getByLabel('Path').fill(join(home.path, 'elsewhere.png'));
  await dialog.getByRole('button', { name: 'Use this file' }).click();
  await expect(row('Missing', 'picture-1.png')).toHaveCount(0);
  await expect.poll(() => existsSync(file('elsewhere.png'))).toBe(true);
});

test('says why a file cannot be downloaded again, and forgets it with a way back', async () => {
  await row('Missing', 'picture-2.png').click();
  await bar('Missing').getByRole('button', { name: 'Download again' }).click();
  await expect(page.locator('[data-tone="bad"]')).toBeVisible();
  await row('Missing', 'picture-2.png').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Copy the path' })).toBeVisible();
  await expectAccessible(page, '[role="menu"]');
  await page.getByRole('menuitem', { name: 'Forget…' }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(main().getByText('No file is missing')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row('Missing', 'picture-2.png')).toBeVisible();
});

test('lists changed files, and lets them stay with a way back', async () => {
  appendFileSync(file('picture-3.png'), 'more');
  await lookThrough(/checked/);
  await tab('Changed').click();
  await expect(row('Changed', 'picture-3.png')).toBeVisible();
  await shoot(page, '53-care-changed');
  await expectAccessible(page);
  await row('Changed', 'picture-3.png').focus();
  await page.keyboard.press('a');
  await expect(main().getByText('No file was changed')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(row('Changed', 'picture-3.png')).toBeVisible();
});

test('takes unknown files in, or leaves them be', async () => {
  for (const name of ['holiday.png', 'scan.png', 'sketch.png']) {
    copyFileSync(join(home.path, 'gone.png'), file(name));
    appendFileSync(file(name), name);
  }
  await lookThrough(/checked/);
  await tab('Unknown').click();
  await expect(row('Unknown', 'holiday.png')).toBeVisible();
  await row('Unknown', 'holiday.png').click();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar('Unknown')).toContainText('2 of 3 chosen');
  await shoot(page, '54-care-unknown');
  await expectAccessible(page);
  await page.keyboard.press('i');
  await expect(row('Unknown', 'holiday.png')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show those left be' }).click();
  await expect(row('Unknown', 'holiday.png')).toBeVisible();
  await row('Unknown', 'holiday.png').click();
  await page.keyboard.press('Escape');
  const takeIn = bar('Unknown').getByRole('button', { name: 'Take in' });
  await takeIn.focus();
  await expect(takeIn).toBeDisabled();
  // It can not be pressed, and yet no key is lost on it.
  await takeIn.press('Enter');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: /shortcuts/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row('Unknown', 'holiday.png')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Choose all that are listed' }).click();
  await takeIn.press('Enter');
  await expect(main().getByText('No unknown files')).toBeVisible();
});

test('puts back what is in the trash, and empties it', async () => {
  await page.getByRole('button', { name: 'Back to the library' }).click();
  await page.getByRole('button', { name: /^picture-5\.png,/ }).click();
  await page.keyboard.press('Control+a');
  await page
    .getByRole('toolbar', { name: 'Chosen items' })
    .getByRole('button', { name: 'Move to the trash' })
    .click();
  await page
    .getByRole('complementary', { name: 'Filters' })
    .getByRole('button', { name: 'Files on disk' })
    .click();
  await tab('Trash').click();
  await expect(row('Trash', 'picture-5.png')).toBeVisible();
  await shoot(page, '55-care-trash');
  await expectAccessible(page);
  await row('Trash', 'picture-5.png').click();
  await page.keyboard.press('r');
  await expect(row('Trash', 'picture-5.png')).toHaveCount(0);
  await expect.poll(() => existsSync(file('picture-5.png'))).toBe(true);
  await bar('Trash')
    .getByRole('button', { name: /^Empty the trash \(9 files/ })
    .click();
  await page.getByRole('button', { name: 'Delete 9 files' }).click();
  await expect(bar('Trash').getByRole('button', { name: 'Empty the trash…' })).toBeVisible();
  await expect(row('Trash', 'picture-6.png')).toBeVisible();
  // The first may be taken by the toast that offers the way back.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(main().getByRole('heading', { name: 'Library' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(watch.problems).toEqual([]);
});
