import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startCommand, temporaryHome, type Started } from './headless-app.ts';
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

test('the licence of everything that is shipped can be read, by the keyboard too', async ({
  page,
}) => {
  await page.goto(app.line['url'] ?? '');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await page.getByRole('button', { name: 'All licences' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'All licences' });
  await expect(dialog.getByRole('listitem').nth(150)).toBeAttached();
  await dialog.getByText(/^react 19/).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Permission is hereby granted').first()).toBeVisible();
  await expectAccessible(page);
  await shoot(page, 'licences');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'All licences' })).toBeFocused();
});

test('says in the browser how it is updated, and offers nothing else', async ({ page }) => {
  await page.goto(app.line['url'] ?? '');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  const updates = page.getByRole('region', { name: 'Updates' });
  await expect(updates.getByText(/Update it the way it was installed/)).toBeVisible();
  await expect(updates.getByRole('button')).toHaveCount(0);
});
