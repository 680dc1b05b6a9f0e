import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startCommand, startDemoIn, temporaryHome } from './headless-app.ts';
import type { Started } from './headless-app.ts';
import { shoot } from './screens.ts';
import { dropFiles } from './watched-page.ts';

const picture = readFileSync(
  join(process.cwd(), 'resources', 'payloads', 'chat-image.json'),
  'utf8',
);
const command = join(process.cwd(), 'src', 'headless', 'cli', 'main.ts');

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let app: Started;

test.beforeAll(async () => {
  home = temporaryHome();
  app = await startCommand(['serve'], join(home.path, 'app'));
});
test.afterAll(async () => {
  await app.stop();
  home.remove();
});

function tell(...words: string[]): void {
  const all = [command, ...words, '--home', join(home.path, 'app')];
  execFileSync(process.execPath, all, { stdio: 'ignore' });
}

test('writes rules for where files go, with a preview, and says when a folder is away', async ({
  page,
}) => {
  const disk = join(home.path, 'disk');
  await page.goto(app.line['url'] ?? '');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  const part = page.getByRole('region', { name: 'Where files go' });
  await expect(part.getByText('All files go to the library folder.')).toBeVisible();
  await part.getByRole('button', { name: 'Add a rule' }).press('Enter');
  await part.getByLabel('Folder within it').fill('{width}');
  await expect(part.getByText(/before its file is there/)).toBeVisible();
  await part.getByLabel('Folder within it').fill('{provider}/{date:YYYY}');
  await expect(part.getByText(/Mockly\/\d{4}\/.*\.mp4$/)).toBeVisible();
  await part.getByRole('radio', { name: 'Another folder' }).click();
  await part.getByLabel(/^Folder on the computer/).fill(disk);
  await expect(part.getByText(/is not there: connect the disk/)).toBeVisible();
  mkdirSync(disk);
  await part.getByRole('button', { name: 'Keep the rule' }).press('Enter');
  await expect(part.getByText('Files of Mockly')).toBeVisible();
  await part.getByRole('button', { name: 'Add a rule' }).click();
  await part.getByRole('radio', { name: 'Tag' }).click();
  await part.getByRole('textbox', { name: 'Tag' }).fill('Client');
  await part.getByLabel('Folder within it').fill('Client');
  await part.scrollIntoViewIfNeeded();
  await shoot(page, '60-settings-destinations');
  await expectAccessible(page);
  await part.getByRole('button', { name: 'Keep the rule' }).click();
  await part.getByRole('button', { name: 'Try earlier: Files with the tag Client' }).click();
  await expect(part.getByRole('listitem').first()).toContainText('Client');
  renameSync(disk, `${disk}-away`);
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await expect(part.getByText(/is not there: connect the disk/)).toBeVisible();
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  const german = page.getByRole('region', { name: 'Wohin Dateien kommen' });
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await expect(german.getByText('Dateien von Mockly')).toBeVisible();
  await german.scrollIntoViewIfNeeded();
  await shoot(page, '60-settings-destinations-german');
  await expectAccessible(page);
});

test('asks in the queue what becomes of files whose folder is away, in both languages', async ({
  page,
}) => {
  tell('settings', 'set', 'language', 'en');
  tell('destinations', 'remove', '1');
  tell('destinations', 'remove', '1');
  const disk = join(home.path, 'clips');
  mkdirSync(disk);
  tell('destinations', 'add', '--provider', 'mockly', '--folder', disk);
  await startDemoIn(page, app);
  rmSync(disk, { recursive: true });
  await dropFiles(page, [{ name: 'apart.json', text: picture }]);
  const sheet = page.getByRole('dialog', { name: /^Review/ });
  await sheet.getByRole('button', { name: 'Send 1 render' }).click();
  await expect(page.getByText('A folder that files go to is missing')).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText(`A finished render waits for ${disk}.`)).toBeVisible();
  await expectAccessible(page);
  await shoot(page, '61-queue-rule-folder-missing');
  tell('settings', 'set', 'language', 'de');
  await page.reload();
  await expect(page.getByText('Ein Ordner für Dateien fehlt')).toBeVisible();
  await expect(page.getByText(`Ein fertiges Rendering wartet auf ${disk}.`)).toBeVisible();
  await shoot(page, '61-queue-rule-folder-missing-german');
  const next = join(home.path, 'next');
  mkdirSync(next);
  await page.getByRole('button', { name: 'Anderen Ordner wählen' }).press('Enter');
  const asked = page.getByRole('dialog');
  await asked.getByRole('textbox').fill(next);
  await asked.getByRole('textbox').press('Enter');
  await expect(page.getByText('Ein Ordner für Dateien fehlt')).toBeHidden();
  await expect
    .poll(() => readdirSync(next).filter((name) => !name.startsWith('.')))
    .toHaveLength(1);
});
