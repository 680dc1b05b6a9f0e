import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startCommand, temporaryHome } from './headless-app.ts';
import type { Started } from './headless-app.ts';
import { shoot } from './screens.ts';

let home: ReturnType<typeof temporaryHome>;
let app: Started;

test.beforeAll(async () => {
  home = temporaryHome();
  app = await startCommand(['serve'], home.path);
});
test.afterAll(async () => {
  await app.stop();
  home.remove();
});

test('writes rules for where files go, with a preview, and says when a folder is away', async ({
  page,
}) => {
  const disk = join(home.path, '..', `disk-${Date.now()}`);
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
