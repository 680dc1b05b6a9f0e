import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startCommand, temporaryHome } from './headless-app.ts';
import type { Started } from './headless-app.ts';

/** More than a screen, so that the last is not drawn with the first. */
const PICTURES = 130;
const media = ['vp9-alpha.webm', 'tone.mp3'];
const TOTAL = PICTURES + media.length;

let home: ReturnType<typeof temporaryHome>;
let app: Started;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  home = temporaryHome();
  const files = media.map((name) => join(process.cwd(), 'test/fixtures/media', name));
  const seed = join(process.cwd(), 'test/fakes/seed-library.ts');
  execFileSync(process.execPath, [seed, home.path, String(PICTURES), ...files]);
  app = await startCommand(['serve'], home.path);
});

test.afterAll(async () => {
  await app.stop();
  home.remove();
});

test('takes a key that was pressed before the answer for what it finds', async ({ page }) => {
  let held: (() => void)[] | null = null;
  await page.routeWebSocket(/./, (socket) => {
    socket.connectToServer().onMessage((message) => {
      if (held === null) socket.send(message);
      else held.push(() => socket.send(message));
    });
  });
  await page.goto(app.line['url'] ?? '');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Library').click();
  const field = page.getByRole('searchbox', { name: 'Search the library' });
  await field.fill('vp9');
  await expect(page.getByText('1 item', { exact: true })).toBeVisible();
  held = [];
  await field.fill('');
  await field.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  for (const send of held.splice(0)) send();
  held = null;
  await expect(page.getByText(`${TOTAL} items`)).toBeVisible();
  const last = page.locator(`[data-index="${TOTAL - 1}"] button`).first();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(page.locator('[data-index="0"] button').first()).toBeFocused();
  await expect(page.getByText('vp9-alpha.webm')).toBeVisible();
});
