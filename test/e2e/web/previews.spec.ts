import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreviewView } from '../../../src/shared/preview.ts';
import { startCommand, temporaryHome } from './headless-app.ts';
import type { Started } from './headless-app.ts';

const film = join(process.cwd(), 'test/fixtures/media/h264-aac.mp4');
let home: ReturnType<typeof temporaryHome>;
let app: Started;
let ids: string;

test.beforeEach(async () => {
  home = temporaryHome();
  const seed = join(process.cwd(), 'test/fakes/seed-library.ts');
  ids = execFileSync(process.execPath, [seed, home.path, '0', film]).toString();
  app = await startCommand(['serve'], home.path);
});
test.afterEach(async () => {
  await app.stop();
  home.remove();
});

test('a film is scrubbed under a pointer that was there before its strip', async ({ page }) => {
  const waiting: (() => void)[] = [];
  let isHeld = true;
  await page.route(/\/media\//, async (route) => {
    if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  await page.goto(app.line['url'] ?? '');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Library').click();
  await page.getByRole('button', { name: /^h264-aac\.mp4,/ }).hover();
  await expect.poll(() => waiting.length).toBeGreaterThan(0);
  const frame = page.locator('li[data-index="0"] [style*="background-image"]');
  await expect(frame).toHaveCount(0);
  isHeld = false;
  for (const goOn of waiting) goOn();
  await expect(frame).toBeVisible();
});

test('a window draws the poster and the strip of a film that the host has no decoder for', async ({
  page,
}) => {
  const file = readFileSync(join(home.path, 'renderdesk.endpoint.json'), 'utf8');
  const { port, token } = JSON.parse(file) as { port: number; token: string };
  const address = `http://127.0.0.1:${String(port)}`;
  const want = async (): Promise<PreviewView | undefined> => {
    const response = await fetch(`${address}/api/media/want`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ outputIds: JSON.parse(ids) as string[] }),
    });
    return ((await response.json()) as PreviewView[])[0];
  };
  await page.goto(`${address}/#token=${token}`);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  expect(await want()).toMatchObject({ state: 'waiting', drawnByWindow: true });
  await expect.poll(async () => (await want())?.state).toBe('ready');
  const view = await want();
  expect(view).toMatchObject({
    small: { width: 64, height: 48 },
    strip: { columns: 4, rows: 3, frameWidth: 64, frameHeight: 48 },
  });
  const seen = await page.evaluate(
    async (addresses) =>
      Promise.all(
        addresses.map(async (url) => {
          const image = new Image();
          image.src = url;
          await image.decode();
          const canvas = document.createElement('canvas');
          canvas.width = image.naturalWidth;
          canvas.height = image.naturalHeight;
          const context = canvas.getContext('2d');
          context?.drawImage(image, 0, 0);
          const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
          return [canvas.width, canvas.height, new Set(pixels).size > 8];
        }),
      ),
    [view?.small?.url ?? '', view?.strip?.url ?? ''],
  );
  expect(seen).toEqual([
    [64, 48, true],
    [256, 144, true],
  ]);
});
