import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobStates, openDesktop } from './desktop.ts';
import type { Desktop } from './desktop.ts';
import { dropFiles, sendReviewed } from './drop.ts';
import { freshFolder, outputFolder, payloadPath } from './place.ts';
import { addAccount, startProvider } from './provider.ts';
import type { TestProvider } from './provider.ts';

/** At this speed the video is still on its way when the pictures of the queue are taken. */
const TIME_SCALE = 1;
const RENDER_MS = 90_000;

const themes = ['light', 'dark'] as const;
const folder = join(outputFolder, 'screens');

/** Messages have gone, and every picture and film shows what it will show. */
async function restOf(page: Page): Promise<void> {
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0, { timeout: 30_000 });
  await expect
    .poll(() =>
      page.evaluate(() => {
        const pictures = [...document.images].every((image) => image.naturalWidth > 0);
        const films = [...document.querySelectorAll('video')];
        return pictures && films.every((film) => film.readyState >= 2 && !film.seeking);
      }),
    )
    .toBe(true);
}

/** One picture in each theme, of a page that has come to rest. */
async function picture(desktop: Desktop, name: string): Promise<void> {
  await restOf(desktop.page);
  for (const theme of themes) {
    await desktop.app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await expect
      .poll(() => desktop.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(theme === 'dark');
    await desktop.page.screenshot({
      path: join(folder, `${name}-${theme}.png`),
      animations: 'disabled',
    });
  }
}

const go = (page: Page, screen: string) =>
  page.getByRole('navigation').getByRole('button', { name: screen }).click();

test.describe('every screen, in light and dark', () => {
  test.describe.configure({ mode: 'serial', timeout: RENDER_MS + 60_000 });
  let desktop: Desktop;
  let provider: TestProvider;
  test.beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    provider = await startProvider(TIME_SCALE);
    desktop = await openDesktop({ home: freshFolder('screens') });
    // The testbed has no network but loopback, and a banner about that on every picture.
    await desktop.app.evaluate(({ net }) => {
      net.isOnline = () => true;
    });
    await expect(desktop.page.getByText('This computer is offline')).toBeHidden({
      timeout: 15_000,
    });
  });
  test.afterAll(async () => {
    await desktop.quit();
    await provider.stop();
  });

  test('welcome, and the dialog for an account', async () => {
    const { page } = desktop;
    await expect(page.getByRole('heading', { name: 'Welcome to Renderdesk' })).toBeVisible();
    await picture(desktop, 'welcome');
    await page.getByRole('button', { name: 'Add an account' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await picture(desktop, 'add-account');
    await page.keyboard.press('Escape');
  });

  test('the queue at work, a drop that is refused, and a failed render', async () => {
    const { page, home } = desktop;
    await addAccount(home, provider, 'keychain');
    const broken = join(freshFolder('broken'), 'newsletter draft.json');
    writeFileSync(broken, '{ "mockupType": "chats", }');
    await provider.failNextRender('Video encoder ran out of memory');
    await dropFiles(page, [payloadPath('chat-group-image.json')]);
    await sendReviewed(page);
    await expect.poll(() => jobStates(home)).toEqual(['chat-group-image: failed']);
    await go(page, 'Queue');
    await dropFiles(page, [
      ...['chat-image.json', 'chat-video.json', 'chat-video-transparent.json'].map(payloadPath),
      broken,
    ]);
    await expect(page.getByText('3 ready · 1 cannot be sent')).toBeVisible();
    await picture(desktop, 'review');
    await sendReviewed(page, 3);
    await expect(page.getByText(/newsletter draft/).first()).toBeVisible();
    await expect.poll(() => jobStates(home)).toContain('chat-image: completed');
    await expect.poll(() => jobStates(home)).toContain('chat-video: rendering');
    await expect(page.getByRole('progressbar').first()).toBeVisible();
    await picture(desktop, 'queue-drop-refused');
    await page.getByRole('button', { name: 'Put the list away' }).click();
    await page.getByRole('button', { name: /chat-video #/ }).click();
    await expect(page.getByRole('complementary')).toBeVisible();
    await picture(desktop, 'queue-rendering');
  });

  test('the library, a file in it, accounts and settings', async () => {
    const { page, home } = desktop;
    await expect
      .poll(() => jobStates(home), { timeout: RENDER_MS })
      .toEqual([
        'chat-group-image: failed',
        'chat-image: completed',
        'chat-video: completed',
        'chat-video-transparent: completed',
      ]);
    await page.getByRole('button', { name: /chat-image #/ }).click();
    await expect(page.getByRole('img', { name: 'chat-image' })).toBeVisible();
    await picture(desktop, 'queue-completed');
    await page.getByRole('button', { name: /chat-group-image #/ }).click();
    await picture(desktop, 'queue-failed');
    await go(page, 'Library');
    await picture(desktop, 'library');
    await page.getByRole('button', { name: /^chat-video, / }).dblclick();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.locator('[role=dialog] video').evaluate(async (element) => {
      const film = element as HTMLVideoElement;
      film.controls = false;
      film.muted = true;
      await film.play();
      film.pause();
      film.currentTime = film.duration * 0.9;
    });
    await picture(desktop, 'viewer');
    await page.keyboard.press('Escape');
    for (const screen of ['Accounts', 'Settings']) {
      await go(page, screen);
      await expect(page.getByRole('heading', { name: screen, level: 1 })).toBeVisible();
      await picture(desktop, screen.toLowerCase());
    }
    await go(page, 'Queue');
    await page.getByRole('button', { name: 'New render' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await picture(desktop, 'new-render');
  });
});
