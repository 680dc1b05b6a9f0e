import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { OutputView } from '../../../src/shared/output.ts';
import { jobStates, openDesktop, scriptOf } from './desktop.ts';
import type { Desktop } from './desktop.ts';
import { dropFiles, sendReviewed } from './drop.ts';
import { freshFolder, payloadPath } from './place.ts';

/** Three renders at the demo's speed, the videos drawn and encoded on a slow machine. */
const RENDER_MS = 120_000;

const samples = ['chat-image.json', 'chat-video.json', 'chat-video-transparent.json'];

test.describe('from a dropped payload to the library', () => {
  test.describe.configure({ mode: 'serial', timeout: RENDER_MS + 30_000 });
  let desktop: Desktop;
  let outputs: OutputView[] = [];
  const named = (name: string) => {
    const found = outputs.find((output) => output.name === name);
    if (found === undefined) throw new Error(`${name} is not in the library`);
    return found;
  };
  test.beforeAll(async () => {
    desktop = await openDesktop({ home: freshFolder('demo') });
  });
  test.afterAll(() => desktop.quit());

  test('a first start leads to the demo, and dropped payloads to verified files', async () => {
    const { page, home } = desktop;
    await page.getByRole('button', { name: 'Start the demo' }).click();
    await expect(page.getByText('Demo providers are running')).toBeVisible();
    await dropFiles(page, samples.map(payloadPath));
    await sendReviewed(page, samples.length);
    const renders = page.getByRole('list', { name: 'Renders' });
    await expect(renders.getByRole('button', { name: /chat-/ })).toHaveCount(samples.length);
    await expect
      .poll(() => jobStates(home), { timeout: RENDER_MS })
      .toEqual([
        'chat-image: completed',
        'chat-video: completed',
        'chat-video-transparent: completed',
      ]);
    outputs = await scriptOf(home).library();
    expect(outputs.map(({ mediaType }) => mediaType).toSorted()).toEqual([
      'image/png',
      'video/mp4',
      'video/webm',
    ]);
    for (const { path, sha256, bytes } of outputs) {
      const content = readFileSync(path);
      expect(content).toHaveLength(bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
  });

  test('the image is seen', async () => {
    const { page } = desktop;
    await page.getByRole('button', { name: /chat-image #/ }).click();
    const image = page.getByRole('img', { name: 'chat-image' });
    await expect
      .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
      .toBe(named('chat-image').width);
  });

  for (const name of ['chat-video', 'chat-video-transparent']) {
    test(`${name} plays, and seeks to a part that was not loaded`, async () => {
      const { page } = desktop;
      await page.getByRole('button', { name: new RegExp(`^.*${name} #`) }).click();
      const seen = await page.locator(`video[aria-label="${name}"]`).evaluate(async (element) => {
        const film = element as HTMLVideoElement;
        film.muted = true;
        await film.play();
        const target = film.duration * 0.8;
        await new Promise((resolve) => {
          film.addEventListener('seeked', resolve, { once: true });
          film.currentTime = target;
        });
        return { width: film.videoWidth, away: Math.abs(film.currentTime - target) };
      });
      expect(seen.width).toBe(named(name).width);
      expect(seen.away).toBeLessThan(0.5);
    });
  }

  test('the media address answers for parts, and for nothing else', async () => {
    const { mediaUrl, bytes } = named('chat-video');
    const ask = (url: string, range: string | null, method = 'GET') =>
      desktop.app.evaluate(
        async ({ session }, asked) => {
          const { status, headers, body } = await session
            .fromPartition('renderdesk')
            .fetch(asked.url, {
              method: asked.method,
              headers: asked.range === null ? {} : { Range: asked.range },
            });
          await body?.cancel();
          return [status, headers.get('content-range'), headers.get('content-length')];
        },
        { url, range, method },
      );
    expect(await ask(mediaUrl, null)).toEqual([200, null, String(bytes)]);
    expect(await ask(mediaUrl, 'bytes=10-19')).toEqual([206, `bytes 10-19/${String(bytes)}`, '10']);
    expect(await ask(mediaUrl, 'bytes=-5')).toEqual([
      206,
      `bytes ${String(bytes - 5)}-${String(bytes - 1)}/${String(bytes)}`,
      '5',
    ]);
    expect((await ask(mediaUrl, `bytes=${String(bytes)}-`)).slice(0, 2)).toEqual([
      416,
      `bytes */${String(bytes)}`,
    ]);
    expect(await ask(mediaUrl, null, 'HEAD')).toEqual([200, null, String(bytes)]);
    const unknown = mediaUrl.replace(/[0-9a-f]{12}(?=\/)/, '000000000000');
    expect((await ask(unknown, null))[0]).toBe(404);
  });

  test('a file can be dragged out', async () => {
    const { app, page } = desktop;
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) return;
      contents.startDrag = (item) => {
        const icon = item.icon as Electron.NativeImage;
        Object.assign(globalThis, { dragged: [item.file, icon.isEmpty()] });
      };
    });
    await page.getByRole('button', { name: 'Library' }).click();
    await page.getByRole('button', { name: /^chat-image, PNG/ }).dispatchEvent('dragstart', {
      dataTransfer: await page.evaluateHandle(() => new DataTransfer()),
    });
    await expect
      .poll(() => app.evaluate(() => (globalThis as { dragged?: unknown }).dragged))
      .toEqual([named('chat-image').path, false]);
  });

  test('nothing went wrong on the way', () => {
    const log = readFileSync(`${desktop.home}/logs/renderdesk.log`, 'utf8');
    expect(log.split('\n').filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([]);
  });
});
