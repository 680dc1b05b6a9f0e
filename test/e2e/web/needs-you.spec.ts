import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { makeSmallDisk, type SmallDisk } from '../../fakes/small-disk.ts';
import { expectAccessible } from './accessible.ts';
import { startCommand, startDemoIn, temporaryHome, type Started } from './headless-app.ts';
import { shoot } from './screens.ts';
import { dropFiles } from './watched-page.ts';

const DISK_BYTES = 4_000_000;
/** Less than any picture has. */
const LEFT_BYTES = 8_192;

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let page: Page;
let disk: SmallDisk | string;

const picture = readFileSync(
  join(process.cwd(), 'resources', 'payloads', 'chat-image.json'),
  'utf8',
);
const command = join(process.cwd(), 'src', 'headless', 'cli', 'main.ts');

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  disk = makeSmallDisk(DISK_BYTES);
  app = await startCommand(['serve'], join(home.path, 'app'));
  page = await (await browser.newContext()).newPage();
  await startDemoIn(page, app);
});
test.afterAll(async () => {
  await page.context().close();
  await app.stop();
  if (typeof disk !== 'string') disk.remove();
  home.remove();
});

function tell(...words: string[]): void {
  const all = [command, ...words, '--home', join(home.path, 'app')];
  execFileSync(process.execPath, all, { stdio: 'ignore' });
}

const row = (name: string) => page.getByRole('button', { name: new RegExp(`${name}\\s?#\\d`) });

async function render(name: string): Promise<void> {
  await dropFiles(page, [{ name: `${name}.json`, text: picture }]);
  const sheet = page.getByRole('dialog', { name: /^Review/ });
  await sheet.getByRole('button', { name: 'Send 1 render' }).click();
  await expect(sheet).toHaveCount(0);
}

test('begins paused where that is wanted, and fetches the file when it is asked for', async () => {
  tell('settings', 'set', 'downloads.automatic', 'false');
  await dropFiles(page, [{ name: 'paused.json', text: picture }]);
  const sheet = page.getByRole('dialog', { name: /^Review/ });
  await sheet.getByRole('checkbox', { name: 'Start paused' }).check();
  await expectAccessible(page);
  await shoot(page, '52-review-paused');
  await sheet.getByRole('button', { name: 'Add 1 render, paused' }).click();
  await expect(row('paused')).toContainText(/Queued\s*Paused/);
  await row('paused').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Resume' }).click();
  await expect(row('paused')).toContainText('Waits for you to download it', { timeout: 60_000 });
  await row('paused').hover();
  await shoot(page, '53-queue-fetch');
  await page.getByRole('button', { name: 'Fetch the file' }).first().click();
  await expect(row('paused')).toContainText('Completed', { timeout: 60_000 });
  tell('settings', 'set', 'downloads.automatic', 'true');
});

test('pauses an account where it stands, and lets it go on', async () => {
  const rail = page.getByRole('navigation', { name: 'Main' });
  await rail.getByText('Accounts').click();
  const card = page.getByRole('article', { name: 'Demo', exact: true });
  await card.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(card.getByText('You paused it.')).toBeVisible();
  await expectAccessible(page);
  await shoot(page, '54-account-paused');
  await card.getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'Resume' }).click();
  await expect(card.getByText('You paused it.')).toBeHidden();
  await rail.getByText('Queue').click();
});

test('says when the library folder is gone, and goes on when it is back', async () => {
  await render('first');
  await expect(row('first')).toContainText('Completed', { timeout: 60_000 });
  tell('downloads', 'pause');
  await render('second');
  await expect(page.getByText(/finished render waits for that/)).toBeVisible();
  const library = join(home.path, 'app', 'library');
  renameSync(library, `${library}-away`);
  tell('downloads', 'resume');
  const banner = page.getByText('The library folder is missing');
  await expect(banner).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/A finished render waits for .*library\./)).toBeVisible();
  await expectAccessible(page);
  await shoot(page, '50-queue-folder-missing');
  rmSync(library, { recursive: true, force: true });
  renameSync(`${library}-away`, library);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(row('second')).toContainText('Completed', { timeout: 60_000 });
  await expect(banner).toBeHidden();
});

test('says when the disk is full, and goes on when there is room', async () => {
  if (typeof disk === 'string') return test.skip(true, disk);
  const { path } = disk;
  tell('settings', 'set', 'libraryFolder', path);
  tell('downloads', 'pause');
  await render('third');
  await expect(page.getByText(/finished render waits for that/)).toBeVisible();
  const { bavail, bsize } = statfsSync(path);
  const filler = join(path, 'filler');
  writeFileSync(filler, Buffer.alloc(bavail * bsize - LEFT_BYTES));
  tell('downloads', 'resume');
  const banner = page.getByText('The disk is full', { exact: true });
  await expect(banner).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await shoot(page, '51-queue-disk-full');
  rmSync(filler);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(row('third')).toContainText('Completed', { timeout: 60_000 });
  await expect(banner).toBeHidden();
});
