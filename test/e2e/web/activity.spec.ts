import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startCommand, temporaryHome } from './headless-app.ts';
import type { Started } from './headless-app.ts';
import { shoot } from './screens.ts';
import { seedActivity } from './seeded-activity.ts';
import { watchPage } from './watched-page.ts';
import type { PageWatch } from './watched-page.ts';

test.describe.configure({ mode: 'serial' });

/** A picture and its way home, on a machine with much else to do. */
const RENDERED_WITHIN_MS = 90_000;
const sample = readFileSync(join(process.cwd(), 'resources/payloads/chat-image.json'));

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let page: Page;
let watch: PageWatch;

const url = () => new URL(app.line['url'] ?? '');
const rail = (place: string) => page.getByRole('navigation', { name: 'Main' }).getByText(place);
const tab = (name: string | RegExp) => page.getByRole('tab', { name });

/** Over the way for scripts, as somebody else would. */
async function ask(path: string, body?: object): Promise<unknown> {
  const token = new URLSearchParams(url().hash.slice(1)).get('token') ?? '';
  const answer = await fetch(new URL(`/api${path}`, url()), {
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return answer.json();
}

async function renderOne(): Promise<void> {
  const file = { name: 'chat-image.json', contentBase64: sample.toString('base64') };
  await ask('/jobs', { files: [file] });
  await expect
    .poll(async () => ((await ask('/activity/notices?unread=true')) as { unread: number }).unread, {
      timeout: RENDERED_WITHIN_MS,
    })
    .toBeGreaterThan(0);
}

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  app = await startCommand(['serve', '--demo'], home.path);
  await app.stop();
  seedActivity(home.path, Date.now());
  const crashes = join(home.path, 'crashes');
  mkdirSync(crashes);
  writeFileSync(join(crashes, 'fault-2026-07-01.txt'), 'An error was not caught: Error: oops\n');
  app = await startCommand(['serve', '--demo'], home.path);
  await renderOne();
  page = await (await browser.newContext()).newPage();
  watch = await watchPage(page);
});
test.afterAll(async () => {
  await page.context().close();
  await app.stop();
  home.remove();
});

test('tells once what came while nobody looked', async () => {
  await page.goto(url().href);
  const card = page.getByRole('region', { name: 'While you were away' });
  await expect(card).toContainText('1 render is done');
  await shoot(page, '60-while-away');
  await expectAccessible(page);
  await card.getByRole('button', { name: 'Dismiss' }).click();
  await expect(card).toHaveCount(0);
  await page.reload();
  await expect(rail('Activity')).toBeVisible();
  await expect(page.getByText('1 unread notice')).toBeAttached();
  await expect(card).toHaveCount(0);
});

test('answers at a glance what the last days were like', async () => {
  await rail('Insights').click();
  const jobs = page.getByRole('region', { name: 'Renders a day' });
  await expect(jobs).toContainText(/\d+ renders have ended; \d+% of them completed/);
  await expect(page.getByRole('region', { name: 'Render time' })).toContainText('nine of ten');
  await shoot(page, '61-insights');
  await expectAccessible(page);
  await jobs.getByRole('button', { name: 'Show as a table' }).click();
  await expect(jobs.getByRole('columnheader', { name: 'Failed' })).toBeVisible();
  await shoot(page, '62-insights-table');
  await expectAccessible(page);
  await jobs.getByRole('button', { name: 'Show as a chart' }).click();
  const columns = jobs.getByRole('toolbar').getByRole('button');
  await columns.last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(columns.nth(-2)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Take off the filter/ })).toBeVisible();
});

test('keeps notices, requests and the log', async () => {
  await rail('Activity').click();
  await expect(page.getByRole('list', { name: 'Notices, newest first' })).toContainText('Unread');
  await shoot(page, '63-notices');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(page.getByText('1 unread notice')).toHaveCount(0);
  await tab('Requests').click();
  const requests = page.getByRole('list', { name: 'Requests, newest first' });
  await requests.getByRole('button', { name: /Submit/ }).click();
  await expect(requests.getByText(/first byte after/)).toBeVisible();
  await expect(requests.getByRole('button', { name: /Copy as curl/ })).toBeVisible();
  await shoot(page, '64-requests');
  await expectAccessible(page);
  await tab('Log').click();
  await expect(page.getByRole('list', { name: 'Log, newest first' })).toContainText('Started');
  await shoot(page, '65-log');
  await expectAccessible(page);
  await page.getByRole('searchbox', { name: 'Search the log' }).fill('no such words');
  await expect(page.getByRole('heading', { name: 'No line fits' })).toBeVisible();
});

test('says how the providers do, and gathers what helps', async () => {
  await tab('Health').click();
  await expect(page.getByRole('cell', { name: 'Fine' })).toBeVisible();
  await page.getByRole('button', { name: 'Gather' }).click();
  await expect(page.getByRole('textbox', { name: 'What it says' })).toHaveValue(
    /"integrity": "ok"/,
  );
  await shoot(page, '66-health');
  await expectAccessible(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save…' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^renderdesk-diagnostics-.*\.json$/);
  await page.getByRole('button', { name: 'Remove fault-2026-07-01.txt' }).click();
  await expect(page.getByText('Nothing has crashed.')).toBeVisible();
});

test('shows the way of a render in its inspector', async () => {
  await tab('Notices').click();
  await page.getByRole('button', { name: /^Open / }).click();
  const inspector = page.getByRole('complementary', { name: 'Render chat-image' });
  await expect(inspector.getByRole('figure', { name: 'How long it took' })).toBeVisible();
  await inspector.getByRole('button', { name: 'Requests' }).click();
  await expect(inspector.getByRole('list', { name: 'Requests' })).toContainText('Download');
  await inspector.getByRole('button', { name: 'Requests' }).scrollIntoViewIfNeeded();
  await shoot(page, '67-timeline');
  await expectAccessible(page);
  expect(watch.problems).toEqual([]);
});
