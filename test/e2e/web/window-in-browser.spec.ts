import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { samplePayloads, startBesideProvider, type BesideProvider } from './beside-provider.ts';
import { shoot } from './screens.ts';
import { dropFiles, watchPage } from './watched-page.ts';
import type { PageWatch } from './watched-page.ts';

const key = 'mk_live_web_end_to_end_0123456789abcdef';
const samples = samplePayloads('chat-image', 'chat-video', 'chat-video-transparent');

test.describe.configure({ mode: 'serial' });

let beside: BesideProvider;
let page: Page;
let watch: PageWatch;

test.beforeAll(async ({ browser }) => {
  beside = await startBesideProvider(browser, key);
  page = beside.page;
  watch = await watchPage(page);
});
test.afterAll(() => beside.close());

const rail = (place: string) => page.getByRole('navigation', { name: 'Main' }).getByText(place);
const row = (name: string) => page.getByRole('button', { name: new RegExp(`${name}\\s?#\\d`) });
const dialog = () => page.getByRole('dialog');
const jobCount = () => page.getByRole('list', { name: 'Renders' }).getByRole('listitem').count();

test('begins with a welcome and starts the demo', async () => {
  await page.goto(beside.url);
  await expect(page.getByRole('heading', { name: 'Welcome to Renderdesk' })).toBeVisible();
  await expect(page).toHaveTitle(/Renderdesk/);
  expect(page.url()).not.toContain('token=');
  await shoot(page, '01-welcome');
  await page.getByRole('button', { name: 'Start the demo' }).click();
  await expect(page.getByRole('heading', { name: 'Drop a payload to render it' })).toBeVisible();
  await shoot(page, '02-empty-queue');
  await rail('Library').click();
  await shoot(page, '03-empty-library');
  await rail('Queue').click();
});

test('takes dropped files to the library, past one that is refused', async () => {
  await dropFiles(page, [
    { name: 'broken.json', text: '{ "mockupType": ' },
    ...samples.slice(0, 2),
  ]);
  const sheet = page.getByRole('dialog', { name: /^Review/ });
  await expect(sheet.getByRole('group', { name: /^broken\.json: Cannot/ })).toContainText(/Line 1/);
  await expect(sheet.getByText(/2 ready/)).toBeVisible();
  expect(await jobCount()).toBe(0);
  // What comes meanwhile joins it.
  await dropFiles(page, samples.slice(2));
  await expect(sheet.getByText('3 ready · 1 cannot be sent')).toBeVisible();
  await shoot(page, '04-review');
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Send 3 renders' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('alert', { name: 'One file was not sent' })).toContainText(
    'broken.json',
  );
  await expect(row('chat-video-transparent')).toBeVisible();
  const bar = page.getByRole('progressbar', { name: /Rendering chat-video$/ });
  await expect(bar).toHaveAttribute('aria-valuenow', /[1-9]/);
  await shoot(page, '05-rendering');
  for (const name of ['chat-image', 'chat-video', 'chat-video-transparent']) {
    await expect(row(name)).toContainText('Completed', { timeout: 60_000 });
  }
  await page.getByRole('button', { name: 'Put the list away' }).click();
  await shoot(page, '05-completed');
  await expectAccessible(page);
});

test('goes from a pasted payload to a render, and back, by the keyboard alone', async () => {
  const paste = (text: string) =>
    page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  const sheet = page.getByRole('dialog', { name: /^Review/ });
  await page.keyboard.press('n');
  await expect(dialog().getByRole('textbox')).toBeFocused();
  await page.keyboard.insertText(samples[0]?.text ?? '');
  for (let tabs = 0; tabs < 3; tabs++) await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Review it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sheet.getByText('1 ready')).toBeVisible();
  await paste('{ "a": 1 }');
  await expect(sheet.getByText('1 ready · 1 cannot be sent')).toBeVisible();

  // Past "Add files" and "Close" to the rows; down to the second, and away with it.
  const first = sheet.getByRole('group').first();
  for (let steps = 0; steps < 8; steps++) {
    if (await first.evaluate((row) => row === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(sheet.getByRole('group').nth(1)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(sheet.getByRole('group')).toHaveCount(1);
  await expect(first).toBeFocused();

  // Canceling loses nothing.
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.getByRole('button', { name: 'Bring back' }).press('Enter');
  await expect(sheet.getByRole('group')).toHaveCount(1);
  await sheet.getByRole('button', { name: /^Remove/ }).press('Enter');
  await expect(sheet.getByText('No files are left.')).toBeVisible();
  await page.keyboard.press('Escape');

  await paste('https://api.example.com/renders/abc123');
  const follow = page.getByRole('dialog', { name: 'Follow a render' });
  await expect(follow.getByLabel(/^Its id/)).toHaveValue('https://api.example.com/renders/abc123');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
});

test('shows the picture, and plays and seeks the film', async () => {
  await rail('Library').click();
  const files = page.getByRole('list', { name: 'Files' }).getByRole('listitem');
  await expect(files).toHaveCount(3);
  // A picture, and of each film a poster that this window has drawn.
  await expect(files.locator('img')).toHaveCount(3);
  await shoot(page, '06-library');

  await page.getByRole('button', { name: /^chat-video, / }).dblclick();
  const film = dialog().locator('video');
  await expect
    .poll(() => film.evaluate((video: HTMLVideoElement) => video.readyState))
    .toBeGreaterThanOrEqual(2);
  const seeked = await film.evaluate(async (video: HTMLVideoElement) => {
    const target = video.duration / 2;
    // The frame that was asked for before may still be on its way to the screen.
    const shown = new Promise((resolve) => {
      const look = (_now: number, { mediaTime }: { readonly mediaTime: number }) => {
        if (mediaTime > 0) resolve(mediaTime);
        else video.requestVideoFrameCallback(look);
      };
      video.requestVideoFrameCallback(look);
    });
    video.currentTime = target;
    return { target, mediaTime: Number(await shown) };
  });
  expect(Math.abs(seeked.mediaTime - seeked.target)).toBeLessThan(1);
  const played = await film.evaluate(async (video: HTMLVideoElement) => {
    const from = video.currentTime;
    video.muted = true;
    await video.play();
    await new Promise((resolve) => video.addEventListener('timeupdate', resolve, { once: true }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    video.pause();
    return video.currentTime - from;
  });
  expect(played).not.toBe(0);
  await shoot(page, '07-viewer');
  await page.keyboard.press('Escape');
});

test('adds, tests, renames and removes an account, and forgets its key at once', async () => {
  await rail('Accounts').click();
  await page.getByRole('button', { name: 'Add account' }).click();
  await dialog().getByLabel('Name').fill('Studio');
  await dialog().getByLabel('API key').fill(key);
  await dialog().getByRole('button', { name: 'Advanced' }).click();
  await dialog().getByLabel('Base URL').fill(beside.baseUrl);
  await shoot(page, '08-add-account');
  await dialog().getByRole('button', { name: 'Add account' }).click();
  const card = page.getByRole('article', { name: 'Studio' });
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: 'Test' }).click();
  await expect(card.getByText('Mockly accepts the key.')).toBeVisible();
  await shoot(page, '09-accounts');
  await expectAccessible(page);

  await card.getByRole('button', { name: 'More for Studio' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await dialog().getByLabel('Name').fill('Atelier');
  await dialog().getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('article', { name: 'Atelier' })).toBeVisible();
});

test('sets a colour and a guard, and lets what the guard holds go', async () => {
  const card = page.getByRole('article', { name: 'Atelier' });
  await card.getByRole('button', { name: /^Colour of Atelier/ }).click();
  await page.getByRole('menuitemradio', { name: 'Violet' }).click();
  await expect(card.getByRole('button', { name: 'Colour of Atelier: Violet' })).toBeVisible();
  await card.getByRole('button', { name: 'Set a spending guard…' }).click();
  await dialog().getByLabel('Limit a month, in renders').fill('0');
  await expectAccessible(page);
  await dialog().getByRole('button', { name: 'Save' }).click();
  await expect(card.getByRole('meter', { name: 'Spent of the guard, in renders' })).toBeVisible();

  await dropFiles(page, samples.slice(0, 1));
  const sheet = page.getByRole('dialog', { name: 'Review 1 file' });
  await sheet.getByRole('button', { name: /^Account of chat-image/ }).click();
  await page.getByRole('menuitemradio', { name: 'Atelier' }).click();
  await expect(sheet.getByText(/0 renders left this month; what is above it waits/)).toBeVisible();
  await sheet.getByRole('button', { name: 'Send 1 render' }).click();
  const held = page.getByRole('button', { name: /chat-image\s?#4/ });
  await expect(held).toBeFocused();
  await expect(held).toContainText('Waiting for the spending guard');
  await shoot(page, '09-guarded');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send anyway' }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Send 1 render' }).click();
  await expect(held).toContainText('Completed', { timeout: 30_000 });

  await rail('Accounts').click();
  await card.getByRole('button', { name: 'Change the spending guard…' }).click();
  await dialog().getByRole('button', { name: 'Remove the guard' }).click();
  await expect(card.getByRole('button', { name: 'Set a spending guard…' })).toBeVisible();
});

test('says why a render failed and offers what can be done', async () => {
  await beside.order({ kind: 'fail-render', error: 'Font not found: Comic Sans' });
  await rail('Queue').click();
  await page.getByRole('button', { name: /^Submit with/ }).click();
  await page.getByRole('menuitemradio', { name: 'Atelier' }).click();
  await dropFiles(page, samples.slice(1, 2));
  const sheet = page.getByRole('dialog', { name: 'Review 1 file' });
  await expect(sheet.getByRole('button', { name: /^Account of .*: Atelier$/ })).toBeVisible();
  await expect(sheet.getByRole('button', { name: /^Look at render/ })).toHaveText('#2');
  await expect(sheet.getByText('1 ready')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const failed = page.getByRole('button', { name: /chat-video.*#5/ });
  await expect(failed).toContainText('Failed', { timeout: 60_000 });
  await failed.click();
  const why = page.getByRole('region', { name: 'What went wrong' });
  await expect(why).toContainText('Font not found: Comic Sans');
  await expect(why.getByRole('button', { name: 'Render again' })).toBeVisible();
  await shoot(page, '10-failed');
  await page.getByRole('button', { name: /chat-video-transparent.*#3/ }).click();
  await shoot(page, '11-inspector');
});

test('removes an account when the person says so', async () => {
  await rail('Accounts').click();
  await page.getByRole('button', { name: 'More for Atelier' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await shoot(page, '12-remove-account');
  await question.getByRole('button', { name: /Remove/ }).click();
  await expect(page.getByRole('article', { name: 'Atelier' })).toHaveCount(0);
});

test('changes its theme', async () => {
  await rail('Settings').click();
  await shoot(page, '13-settings');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.getByRole('radio', { name: 'Light' }).click();
  await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked();
  const light = await background();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect.poll(background).not.toBe(light);
  await page.reload();
  await expect.poll(background).not.toBe(light);
  await rail('Settings').click();
  await page.getByRole('radio', { name: 'System' }).first().click();
  await rail('Queue').click();
  await page.getByRole('button', { name: 'New render' }).click();
  await shoot(page, '14-new-render');
  await page.keyboard.press('Escape');
});

test('complained of nothing, and was never told a key', () => {
  expect(watch.problems).toEqual([]);
  expect(watch.received.length).toBeGreaterThan(10);
  const told = watch.received.filter(
    (frame) => frame.includes(key) || /mk_demo_[0-9a-f]{8}/.test(frame),
  );
  expect(told).toEqual([]);
});
