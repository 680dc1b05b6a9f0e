import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './accessible.ts';
import { englishOn } from './english-left.ts';
import { startCommand, temporaryHome } from './headless-app.ts';
import type { Started } from './headless-app.ts';
import { shoot } from './screens.ts';
import { watchPage } from './watched-page.ts';
import type { PageWatch } from './watched-page.ts';

const PICTURES = 6;
/** Three files of the same bytes. */
const twins = ['first.webm', 'second.webm', 'third.webm'];
const TOTAL = PICTURES + twins.length;

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let page: Page;
let watch: PageWatch;

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  const aside = join(home.path, 'aside');
  mkdirSync(aside);
  const files = twins.map((name) => join(aside, name));
  for (const path of files) copyFileSync('test/fixtures/media/vp9-alpha.webm', path);
  const seed = join(process.cwd(), 'test/fakes/seed-library.ts');
  execFileSync(process.execPath, [seed, home.path, String(PICTURES), ...files]);
  app = await startCommand(['serve'], home.path);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  watch = await watchPage(page);
  await page.goto(app.line['url'] ?? '');
});

test.afterAll(async () => {
  await page.context().close();
  await app.stop();
  home.remove();
});

async function expectGerman(name: string): Promise<void> {
  await shoot(page, name);
  // The account is called as one of our words.
  expect((await englishOn(page)).filter((text) => text !== 'Main')).toEqual([]);
}

const main = () => page.getByRole('main');
const screen = (name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByText(name).click();
const item = (name: string) =>
  page.getByRole('list', { name: 'Files' }).getByRole('button', { name: new RegExp(`^${name},`) });
const tagRow = (name: string) =>
  page.getByRole('list', { name: 'Tags' }).getByRole('button', { name: new RegExp(`^${name},`) });
const goTo = async (name: string) => {
  await page.getByRole('button', { name: 'More of the library' }).click();
  await page.getByRole('menuitem', { name }).click();
};

test('has a menu on every item, by the pointer and by the keyboard', async () => {
  await screen('Library');
  await item('picture-5.png').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: /Copy the picture/ })).toBeVisible();
  await shoot(page, '60-item-menu');
  await expectAccessible(page, '[role="menu"]');
  await page.getByRole('menuitem', { name: /^Star/ }).click();
  await expect(item('picture-5.png')).toHaveAccessibleName(/starred/);
  await item('picture-5.png').dblclick();
  const viewer = page.getByRole('dialog', { name: 'picture-5.png' });
  await viewer.getByRole('img').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: /Copy the picture/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(viewer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await item('picture-4.png').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: /Copy the path/ }).click();
  await expect(page.getByText('Path copied')).toBeVisible();
  await item('picture-4.png').click();
  await page.keyboard.press('t');
  await page.getByRole('dialog').getByLabel('Add').fill('summer, beach');
  await page.keyboard.press('Enter');
});

test('renames, merges and deletes tags, each with a way back', async () => {
  await goTo('Tags');
  await expect(tagRow('summer')).toBeVisible();
  await shoot(page, '61-tags');
  await expectAccessible(page);
  await tagRow('summer').click();
  await page.keyboard.press('c');
  await page.getByRole('dialog').getByRole('radio', { name: 'No colour' }).focus();
  // A person's finger stays on a key for a moment, in which the choice follows it.
  await page.keyboard.press('ArrowUp', { delay: 100 });
  await expect(page.getByRole('dialog').getByRole('radio', { name: 'Violet' })).toBeChecked();
  await page.getByRole('dialog').getByRole('radio', { name: 'Red' }).click();
  await shoot(page, '61-tag-colour');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await expect(tagRow('summer')).toHaveAccessibleName(/Red/);
  await page.getByRole('button', { name: 'Back to the library' }).click();
  await expect(main().getByTitle('summer')).toBeVisible();
  await shoot(page, '61-library-with-colours');
  await goTo('Tags');
  await tagRow('summer').click();
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByLabel('Name').fill('beach');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Merge' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('dialog').getByLabel('Name').fill('winter');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(tagRow('winter')).toBeVisible();
  await tagRow('winter').click();
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByLabel('The tag that stays').fill('beach');
  await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click();
  await expect(tagRow('winter')).toHaveCount(0);
  await tagRow('beach').click();
  await page.keyboard.press('Delete');
  await expect(main().getByText('There are no tags yet')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(tagRow('beach')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the library' }).click();
});

test('lists what is there more than once, and keeps the one that is chosen', async () => {
  await goTo('Duplicates');
  const group = page.getByRole('region', { name: /third\.webm: 3 times/ });
  await expect(group).toBeVisible();
  await group.getByRole('radio', { name: /^first\.webm/ }).click();
  await expect(group.getByText('Kept')).toHaveCount(1);
  await shoot(page, '62-duplicates');
  await expectAccessible(page);
  await group.getByRole('button', { name: /^Move 2 others to the trash/ }).click();
  await expect(main().getByText('No file is there twice')).toBeVisible();
  expect(existsSync(join(home.path, 'library', 'first.webm'))).toBe(true);
  expect(existsSync(join(home.path, 'library', 'third.webm'))).toBe(false);
  await page.keyboard.press('Control+z');
  await expect(group).toBeVisible();
  await page.getByRole('radio', { name: 'Payload' }).click();
  await expect(main().getByText(/No payload was rendered twice|groups?$/)).toBeVisible();
  await expectAccessible(page);
});

test('shows what rules would let go, and applies them once with a way back', async () => {
  await screen('Settings');
  const part = page.getByRole('region', { name: 'Keeping files' });
  await part.getByRole('button', { name: 'Add a rule' }).click();
  await part.getByRole('button', { name: /^Unit of rule 1/ }).click();
  await page.getByRole('menuitemradio', { name: 'files' }).click();
  await part.getByLabel('How much rule 1 keeps').fill('2');
  // Of nine the newest two are kept, and the one with a star.
  await expect(part.getByText(/^6 files would go/)).toBeVisible();
  await expect(part.getByText(/1 more is kept/)).toBeVisible();
  await part.scrollIntoViewIfNeeded();
  await shoot(page, '63-retention');
  await expectAccessible(page);
  await part.getByRole('button', { name: 'Apply once now…' }).click();
  await page.getByRole('button', { name: 'Move 6 files' }).click();
  await expect(part.getByText(/^Nothing would go now/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(part.getByText(/^6 files would go/)).toBeVisible();
  await part.getByRole('button', { name: 'Switch on' }).click();
  await expect(part.getByText(/The rules are on\./)).toBeVisible();
  await part.getByRole('button', { name: 'Switch off' }).click();
  await expect(part.getByText(/The rules are off\./)).toBeVisible();
});

test('exports the history, and says of an import what it added', async () => {
  const part = page.getByRole('region', { name: 'History' });
  const saving = page.waitForEvent('download');
  await part.getByRole('button', { name: 'Export as JSON' }).click();
  const saved = join(home.path, 'history.json');
  await (await saving).saveAs(saved);
  await expect(page.getByText(`${TOTAL} items exported`)).toBeVisible();
  await part.locator('input[type=file]').setInputFiles(saved);
  await expect(part.getByText('No render was added')).toBeVisible();
  await part.getByRole('button', { name: 'Read this library’s history again' }).click();
  await expect(part.getByText('Nothing was missing')).toBeVisible();
  await part.getByRole('button', { name: 'Read in another library…' }).click();
  await part.getByLabel('Folder on the computer').fill(join(home.path, 'aside'));
  await part.getByRole('button', { name: 'Read it in' }).click();
  await expect(part.getByText('The library was not read in')).toBeVisible();
  await part.scrollIntoViewIfNeeded();
  await shoot(page, '64-history');
  await expectAccessible(page);
});

test('moves the library to another folder', async () => {
  const part = page.getByRole('region', { name: 'Move the library' });
  const to = join(home.path, 'moved');
  await part.getByRole('button', { name: 'Move it to…' }).click();
  await part.getByLabel('Folder on the computer').fill(to);
  await part.getByRole('button', { name: 'Move the library there' }).click();
  await expect(part.getByText(`${TOTAL} files were moved to ${to}.`)).toBeVisible();
  expect(existsSync(join(to, 'picture-0.png'))).toBe(true);
  await shoot(page, '65-move');
  await expectAccessible(page);
  await screen('Library');
  await page.getByRole('button', { name: 'Back to the library' }).click();
  await expect(main().getByText(`${TOTAL} items`)).toBeVisible();
});

test('says it all in German, and has room for that', async () => {
  await screen('Settings');
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  // The German sentences come a moment after the words, and what is shown is drawn anew.
  await expect(async () => {
    const region = page.getByRole('region', { name: 'Dateien behalten' });
    await region.scrollIntoViewIfNeeded({ timeout: 2_000 });
  }).toPass();
  await expectGerman('66-retention-german');
  for (const name of ['Verlauf', 'Bibliothek verschieben']) {
    await page.getByRole('region', { name, exact: true }).scrollIntoViewIfNeeded();
    await expectGerman(`66-${name.split(' ').at(-1)}-german`);
  }
  await page.getByRole('navigation').getByRole('button').nth(1).click();
  await expect(main().getByText(`${TOTAL} Einträge`)).toBeVisible();
  await expectGerman('67-library-german');
  await expectAccessible(page);
  const goToGerman = async (name: string) => {
    await page.getByRole('button', { name: 'Mehr zur Bibliothek' }).click();
    await expectGerman('67-menu-german');
    await page.getByRole('menuitem', { name }).click();
  };
  await goToGerman('Dateien auf der Platte');
  copyFileSync(join(home.path, 'moved', 'picture-0.png'), join(home.path, 'moved', 'new.png'));
  appendFileSync(join(home.path, 'moved', 'new.png'), 'more');
  renameSync(join(home.path, 'moved', 'picture-1.png'), join(home.path, 'gone.png'));
  appendFileSync(join(home.path, 'moved', 'picture-2.png'), 'more');
  await page.getByRole('button', { name: 'Jetzt prüfen' }).click();
  for (const [name, file] of [
    ['Fehlend', 'picture-1'],
    ['Verändert', 'picture-2'],
    ['Unbekannt', 'new'],
    ['Papierkorb', ''],
  ] as const) {
    await page.getByRole('tab', { name }).click();
    if (file !== '') await expect(main().getByText(`${file}.png`).first()).toBeVisible();
    await expectGerman(`68-care-${name.replace('ä', 'ae')}-german`);
  }
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Zurück zur Bibliothek' }).click();
  await goToGerman('Schlagwörter');
  await expectGerman('68-tags-german');
  await page.getByRole('button', { name: 'Zurück zur Bibliothek' }).click();
  await goToGerman('Duplikate');
  await expectGerman('68-duplicates-german');
  await page.setViewportSize({ width: 720, height: 450 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(720);
  expect(watch.problems).toEqual([]);
});
