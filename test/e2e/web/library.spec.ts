import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expectAccessible } from './accessible.ts';
import { startCommand, temporaryHome } from './headless-app.ts';
import type { Started } from './headless-app.ts';
import { shoot } from './screens.ts';
import { watchPage } from './watched-page.ts';
import type { PageWatch } from './watched-page.ts';

/** More than a page, so that there is something to load on the way down. */
const PICTURES = 130;
const media = ['h264-aac.mp4', 'vp9-alpha.webm', 'tone.mp3'];
const TOTAL = PICTURES + media.length;

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let page: Page;
let watch: PageWatch;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  home = temporaryHome();
  const files = media.map((name) => join(process.cwd(), 'test/fixtures/media', name));
  const seed = join(process.cwd(), 'test/fakes/seed-library.ts');
  execFileSync(process.execPath, [seed, home.path, String(PICTURES), ...files]);
  app = await startCommand(['serve'], home.path);
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  watch = await watchPage(page);
});

test.afterAll(async () => {
  await page.context().close();
  await app.stop();
  home.remove();
});

const library = () => page.getByRole('main');
const item = (name: string) =>
  page.getByRole('list', { name: 'Files' }).getByRole('button', { name: new RegExp(`^${name},`) });
const search = () => page.getByRole('searchbox', { name: 'Search the library' });
const filters = () => page.getByRole('complementary', { name: 'Filters' });
const pressed = () => page.getByRole('list', { name: 'Files' }).locator('[aria-pressed="true"]');

test('shows everything with previews, transparent ones on a checkerboard', async () => {
  await page.goto(app.line['url'] ?? '');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Library').click();
  await expect(library().getByText(`${TOTAL} items`)).toBeVisible();
  const first = page.locator('[data-index="3"] img');
  await expect(first).toHaveAttribute('srcset', / 320w, .* 640w$/);
  await expect
    .poll(() => first.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  expect(await first.evaluate((image) => getComputedStyle(image).backgroundImage)).toContain(
    'conic-gradient',
  );
  await expect(page.locator('[data-index="0"] svg rect').first()).toBeAttached();
  await shoot(page, '20-library-grid');
  await expectAccessible(page);
});

test('scrubs a film under the pointer', async () => {
  await search().fill('h264');
  await expect(library().getByText('1 item', { exact: true })).toBeVisible();
  const card = page.locator('li[data-index="0"]');
  await expect(card.locator('img')).toBeVisible({ timeout: 30_000 });
  const film = item('h264-aac.mp4');
  const frame = card.locator('[style*="background-image"]');
  const frameAt = async (share: number) => {
    const { width } = (await film.boundingBox())!;
    await film.hover({ position: { x: width * share, y: 110 } });
    await expect(frame).toBeVisible();
    return frame.evaluate((element) => (element as HTMLElement).style.backgroundPosition);
  };
  expect(await frameAt(0.05)).not.toBe(await frameAt(0.9));
  await page.mouse.move(5, 5);
  await expect(frame).toHaveCount(0);
  await search().fill('');
});

test('finds as one types, and says what can be typed', async () => {
  await search().pressSequentially('picture-12');
  await expect(library().getByText('11 items')).toBeVisible();
  await expect(item('picture-129.png')).toBeVisible();
  await shoot(page, '21-library-search');
  await page.getByRole('button', { name: 'What can be searched for' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: /kind:video/ }).click();
  await expect(library().getByText('Nothing fits')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(library().getByText(`${TOTAL} items`)).toBeVisible();
  await search().fill('kind:video');
  await expect(library().getByText('2 items')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
});

test('narrows down by filters with counts, and keeps that as a view', async () => {
  const audio = filters().getByRole('button', { name: /^Audio/ });
  await expect(audio).toContainText('1');
  await audio.click();
  await filters()
    .getByRole('button', { name: /^Video/ })
    .click();
  await expect(library().getByText('3 items')).toBeVisible();
  await page.getByRole('button', { name: 'Save this view…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('With sound');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(library().getByText(`${TOTAL} items`)).toBeVisible();
  await filters().getByRole('button', { name: 'With sound', exact: true }).click();
  await expect(library().getByText('3 items')).toBeVisible();
  await shoot(page, '22-library-view');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take off the filter Audio' }).click();
  await expect(library().getByText('2 items')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
});

test('goes through it by the keyboard alone', async () => {
  await expect(library().getByText(`${TOTAL} items`)).toBeVisible();
  await search().focus();
  await page.keyboard.press('ArrowDown');
  await expect(item('tone.mp3')).toBeFocused();
  await page.keyboard.press('End');
  await expect(item('picture-0.png')).toBeFocused();
  await expect(item('picture-0.png')).toBeInViewport();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(item('picture-129.png')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: /^Render picture-129/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog', { name: 'picture-129.png' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: 'picture-128.png' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(item('picture-128.png')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: /^tone\.mp3, .*starred/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: /^tone\.mp3, .*starred/ })).toHaveCount(0);
});

test('chooses many, changes them at once, and takes it back', async () => {
  await item('picture-129.png').click();
  await page.getByRole('button', { name: 'Close' }).click();
  await item('picture-125.png').click({ modifiers: ['Shift'] });
  await expect(page.getByText('5 chosen')).toBeVisible();
  await item('picture-127.png').click({ modifiers: ['Control'] });
  await expect(page.getByText('4 chosen')).toBeVisible();
  await shoot(page, '23-library-chosen');
  await expectAccessible(page);
  await page.keyboard.press('t');
  await page
    .getByRole('dialog', { name: 'Tags of 4 items' })
    .getByLabel('Add')
    .fill('summer, beach');
  await page.keyboard.press('Enter');
  await expect(filters().getByRole('button', { name: /^summer/ })).toContainText('4');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(filters().getByRole('button', { name: /^summer/ })).toHaveCount(0);
  await item('picture-129.png').focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText(`${TOTAL} chosen`)).toBeVisible();
  await page
    .getByRole('toolbar', { name: 'Chosen items' })
    .getByRole('button', { name: 'Star', exact: true })
    .click();
  await expect(filters().getByRole('button', { name: /^Starred/ })).toContainText(String(TOTAL));
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(filters().getByRole('button', { name: /^Starred/ })).toContainText('0');
  await page.getByRole('button', { name: 'Choose none' }).press('Enter');
  await expect(pressed()).toHaveCount(0);
  // The bar is gone, and the list has the keyboard.
  await expect(page.locator('[data-index] button[tabindex="0"]')).toBeFocused();
});

test('keeps tags and a note in the inspector', async () => {
  await item('picture-126.png').click();
  const pane = page.getByRole('complementary', { name: /^Render picture-126/ });
  await pane.getByLabel('Tags').fill('hero');
  await page.keyboard.press('Enter');
  await expect(pane.getByRole('button', { name: 'Take off the tag hero' })).toBeVisible();
  await pane.getByLabel('Note').fill('for the front page');
  await pane.getByRole('button', { name: 'Star', exact: true }).click();
  await expect(pane.getByRole('button', { name: 'Starred' })).toBeVisible();
  await shoot(page, '24-library-inspector');
  await expectAccessible(page);
  await pane.getByRole('button', { name: 'Close' }).click();
  await search().fill('front page');
  await expect(library().getByText('1 item', { exact: true })).toBeVisible();
  await search().fill('');
});

test('compares two pictures, by swiping and side by side', async () => {
  await item('picture-129.png').click({ modifiers: ['Control'] });
  await item('picture-128.png').click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  const swipe = dialog.getByRole('slider', { name: 'How much of A is shown' });
  await expect(dialog.getByRole('img')).toHaveCount(2);
  await swipe.fill('25');
  await expect(dialog.locator('figure').last()).toHaveCSS('clip-path', 'inset(0px 0px 0px 25%)');
  await shoot(page, '25-compare');
  await expectAccessible(page);
  await dialog.getByRole('radio', { name: 'Side by side' }).click();
  await expect(swipe).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Choose none' }).click();
});

test('looks closely at a picture, and at single frames of a film', async () => {
  await item('picture-129.png').dblclick();
  const picture = page.getByRole('dialog').getByRole('img', { name: 'picture-129.png' });
  const width = () => picture.evaluate((image) => image.getBoundingClientRect().width);
  await expect(picture).toBeVisible();
  await page.keyboard.press('1');
  await expect.poll(width).toBe(1_280);
  await page.keyboard.press('+');
  await expect.poll(width).toBe(1_600);
  await page.keyboard.press('0');
  await expect.poll(width).toBeLessThanOrEqual(1_280);
  await shoot(page, '26-viewer-picture');
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await search().fill('h264');
  await item('h264-aac.mp4').dblclick();
  const film = page.getByRole('dialog').locator('video');
  await expect
    .poll(() => film.evaluate((video: HTMLVideoElement) => video.readyState))
    .toBeGreaterThanOrEqual(2);
  const time = () => film.evaluate((video: HTMLVideoElement) => video.currentTime);
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  const rate = await time();
  expect(rate).toBeGreaterThan(0);
  await page.keyboard.press(',');
  await expect.poll(time).toBeLessThan(rate);
  await page.getByRole('button', { name: 'Speed: 1×' }).click();
  await page.getByRole('menuitemradio', { name: '0.5×' }).click();
  expect(await film.evaluate((video: HTMLVideoElement) => video.playbackRate)).toBe(0.5);
  await shoot(page, '27-viewer-film');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await search().fill('');
});

test('heeds keys that are pressed before the file is there', async () => {
  let come = (): void => undefined;
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route('**/media/**', (route) => held.then(() => route.continue()));
  await search().fill('picture-128');
  await item('picture-128.png').dblclick();
  const picture = page.getByRole('dialog').getByRole('img', { name: 'picture-128.png' });
  await expect(picture).toBeAttached();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(0);
  const fitting = await page.evaluate(() => {
    const { clientWidth, clientHeight } = document.querySelector('[role="dialog"] [data-fit]')!;
    return Math.min(1, clientWidth / 1_280, clientHeight / 720);
  });
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  const width = () => picture.evaluate((image) => image.getBoundingClientRect().width);
  await expect.poll(width).toBeCloseTo(1_280 * fitting * 1.25 ** 2, 0);
  come();
  await page.unrouteAll({ behavior: 'wait' });
  await page.keyboard.press('Escape');
  await search().fill('');
});

test('lists it, and stays usable at twice the size', async () => {
  await page.getByRole('radio', { name: 'List' }).click();
  await expect(item('picture-129.png')).toBeVisible();
  await shoot(page, '28-library-list');
  await expectAccessible(page);
  await page.setViewportSize({ width: 720, height: 450 });
  await page.getByRole('button', { name: 'Filters' }).click();
  await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.screenshot({ path: 'test-results/screens/29-library-twice.png' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(720);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('radio', { name: 'Grid' }).click();
});

test('complained of nothing', () => {
  expect(watch.problems).toEqual([]);
});
