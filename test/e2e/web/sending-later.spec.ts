import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startCommand, startDemoIn, temporaryHome, type Started } from './headless-app.ts';
import { shoot } from './screens.ts';
import { dropFiles } from './watched-page.ts';

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let page: Page;

const picture = readFileSync(
  join(process.cwd(), 'resources', 'payloads', 'chat-image.json'),
  'utf8',
);

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  app = await startCommand(['serve'], join(home.path, 'app'));
  page = await (await browser.newContext()).newPage();
  await startDemoIn(page, app);
});
test.afterAll(async () => {
  await page.context().close();
  await app.stop();
  home.remove();
});

const row = (name: string) =>
  page.locator('[data-job]').getByRole('button', { name: new RegExp(`${name}.*#\\d`) });
const sheet = () => page.getByRole('dialog', { name: /^Review/ });
const menu = async (name: string, deed: string) => {
  await row(name).click({ button: 'right' });
  await page.getByRole('menuitem', { name: deed }).click();
};

test('files under review are sent later, with a priority', async () => {
  await dropFiles(
    page,
    ['intro', 'scene', 'credits'].map((name) => ({ name: `${name}.json`, text: picture })),
  );
  await sheet().getByRole('button', { name: 'Send later…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send these files later' });
  await expect(dialog.getByRole('button', { name: /^Tomorrow morning/ })).toBeVisible();
  await dialog.getByLabel('Day and time').fill('2001-01-01T08:00');
  await dialog.getByRole('button', { name: 'Send then' }).click();
  await expect(dialog.getByText('That has passed.')).toBeVisible();
  await expectAccessible(page);
  await shoot(page, '90-send-later');
  await dialog.getByRole('button', { name: /^Tomorrow morning/ }).click();
  await expect(sheet().getByRole('button', { name: /^At .*8:00/ })).toBeVisible();
  await sheet().getByRole('button', { name: 'Priority' }).click();
  await page.getByRole('menuitemradio', { name: 'Low priority' }).click();
  await expectAccessible(page);
  await shoot(page, '91-review-later');
  await sheet().getByRole('button', { name: 'Send 3 later' }).click();
  for (const name of ['intro', 'scene', 'credits']) {
    await expect(row(name)).toContainText(/Sends at .*8:00/);
    await expect(row(name).getByLabel('Low priority')).toBeVisible();
  }
});

test('a time and a priority are shown, changed, and found by the filter', async () => {
  await menu('intro', 'High priority');
  await expect(row('intro').getByLabel('High priority')).toBeVisible();
  await row('intro').click();
  const inspector = page.getByRole('complementary', { name: /intro/ });
  await expect(inspector.getByText('Not sent before')).toBeVisible();
  await expect(inspector.getByText('High priority')).toBeVisible();
  await expectAccessible(page);
  await shoot(page, '92-queue-later');
  await inspector.getByRole('button', { name: 'Send later…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send intro later' });
  await dialog.getByLabel('Day and time').fill('2099-12-24T18:30');
  await dialog.getByRole('button', { name: 'Send then' }).click();
  await expect(row('intro')).toContainText('2099');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(row('intro')).not.toContainText('2099');
  await inspector.getByRole('button', { name: 'Send now' }).click();
  await expect(row('intro')).toContainText('Completed', { timeout: 60_000 });
  await expect(row('scene')).toContainText('Sends at');
});

test('the queue is grouped by priority', async () => {
  await page.getByRole('button', { name: /^Group by/ }).click();
  await page.getByRole('menuitemradio', { name: 'Priority' }).click();
  await expect(page.getByRole('heading', { name: /Low priority/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /High priority/ })).toBeVisible();
  await shoot(page, '93-queue-by-priority');
});
