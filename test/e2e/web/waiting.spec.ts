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
  page.locator('[data-job]').getByRole('button', { name: new RegExp(`${name}\\s?#\\d`) });
const sheet = () => page.getByRole('dialog', { name: /^Review/ });
const menu = async (name: string, deed: string) => {
  await row(name).click({ button: 'right' });
  await page.getByRole('menuitem', { name: deed }).click();
};

test('renders go one after another, and say which they wait for', async () => {
  await dropFiles(
    page,
    ['intro', 'scene', 'credits'].map((name) => ({ name: `${name}.json`, text: picture })),
  );
  await sheet().getByRole('checkbox', { name: 'One after another' }).check();
  await sheet().getByRole('checkbox', { name: 'Start paused' }).check();
  await expectAccessible(page);
  await shoot(page, '56-review-one-after-another');
  await sheet().getByRole('button', { name: 'Add 3 renders, paused' }).click();
  await expect(row('intro')).toContainText('Paused');
  await menu('scene', 'Resume');
  await menu('credits', 'Resume');
  await expect(row('scene')).toContainText('Waits for #1');
  await expect(row('credits')).toContainText('Waits for #2');
  await row('scene').click();
  const inspector = page.getByRole('complementary', { name: /scene/ });
  await expect(inspector.getByText('not finished yet')).toBeVisible();
  await expect(inspector.getByRole('button', { name: 'Look at render #3, credits' })).toBeVisible();
  await expectAccessible(page);
  await shoot(page, '57-queue-waits');
});

test('what a render waits for is chosen by hand, without circles', async () => {
  await menu('credits', 'Send after…');
  const dialog = page.getByRole('dialog', { name: 'Send credits after…' });
  await expect(dialog.getByRole('checkbox', { name: /scene/ })).toBeChecked();
  await dialog.getByRole('checkbox', { name: /intro/ }).check();
  await expectAccessible(page);
  await shoot(page, '58-send-after');
  await dialog.getByRole('button', { name: 'Wait for 2 renders' }).click();
  await expect(row('credits')).toContainText('Waits for #1 and 1 more');
  await menu('intro', 'Send after…');
  const none = page.getByRole('dialog', { name: 'Send intro after…' });
  await expect(none.getByText('There is no other render under way to wait for.')).toBeVisible();
  await none.getByRole('button', { name: 'Cancel' }).click();
});

test('files under review can wait for what is under way', async () => {
  await dropFiles(page, [{ name: 'outro.json', text: picture }]);
  await sheet().getByRole('button', { name: 'After…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send these files after…' });
  await dialog.getByRole('textbox', { name: 'Find a render' }).fill('cred');
  await dialog.getByRole('checkbox', { name: /credits/ }).check();
  await dialog.getByRole('button', { name: 'Wait for 1 render' }).click();
  await expect(sheet().getByRole('button', { name: 'After #3' })).toBeVisible();
  await sheet().getByRole('button', { name: 'Send 1 render' }).click();
  await expect(row('outro')).toContainText('Waits for #3');
});

test('one that comes to nothing leaves the others to a person', async () => {
  await menu('intro', 'Cancel');
  await expect(row('scene')).toContainText('Waits for #1, which was canceled');
  await expect(page.getByRole('heading', { name: /Needs you/ })).toBeVisible();
  await expect(
    page.getByText('"scene" was not sent: it waits for #1 "intro"').first(),
  ).toBeVisible();
  await expectAccessible(page);
  await shoot(page, '59-queue-waits-in-vain');
  await menu('intro', 'Take the cancel back');
  await expect(row('scene')).toContainText('Waits for #1');
  await menu('intro', 'Resume');
  for (const name of ['intro', 'scene', 'credits', 'outro'])
    await expect(row(name)).toContainText('Completed', { timeout: 60_000 });
});
