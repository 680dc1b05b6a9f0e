import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { demoChat, demoMessage } from '../../fakes/demo-client.ts';
import { speeches, startOddVendor, type OddVendor } from '../../fakes/odd-vendor.ts';
import { startCommand, temporaryHome, type Started } from './headless-app.ts';
import { watchPage, type PageWatch } from './watched-page.ts';

/* Script, markup and letters that turn text around, in all that a provider can say. */

const ELEMENT =
  '<img src=x onerror="globalThis.wasHit = true"><script>globalThis.wasHit = true</script>';
const TURNED = '\u202Etxt.exe\u2066\u200F';
const hostile = (what: string) => `${what}${TURNED}${ELEMENT} [a](javascript:alert(1)) \u001B[31m`;

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let app: Started;
let vendor: OddVendor;
let page: Page;
let watch: PageWatch;

const speech = () => {
  const mockly = speeches.find(({ id }) => id === 'mockly');
  if (mockly === undefined) throw new Error('there is no Mockly');
  return mockly;
};

async function ask(path: string, body: object): Promise<unknown> {
  const url = new URL(app.line['url'] ?? '');
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
  const answer = await fetch(new URL(`/api${path}`, url), {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
  return answer.json();
}

async function submit(name: string): Promise<void> {
  const chat = JSON.stringify(demoChat({ messages: [demoMessage({ text: name })] }));
  const contentBase64 = Buffer.from(chat).toString('base64');
  await ask('/jobs', { files: [{ name: `${name}.json`, contentBase64 }] });
}

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  const { done, file } = speech();
  const oddId = `r3${ELEMENT}`;
  vendor = await startOddVendor(speech(), ({ origin }) => ({
    submit: (times) => {
      const id = times === 3 ? oddId : `r${String(times)}`;
      return times === 1
        ? { status: 400, body: { error: { code: hostile('code'), message: hostile('refused') } } }
        : { status: 201, body: { id, status: hostile('state'), renderKind: 'image' } };
    },
    check: (_, { url = '' }) =>
      url.endsWith('/r2')
        ? { body: { id: 'r2', status: 'failed', error: hostile('it broke') } }
        : { body: done(oddId, `${origin}/files/${encodeURIComponent(hostile('path'))}.png`) },
    file: () => ({
      headers: {
        'content-type': 'text/html',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`../../${hostile('file')}.png`)}`,
      },
      body: file.bytes,
    }),
  }));
  app = await startCommand(['serve'], home.path);
  const account = { providerId: 'mockly', name: 'Stranger', baseUrl: vendor.baseUrl };
  await ask('/accounts', { ...account, key: 'mk_live_forAStranger', keep: 'memory' });
  page = await (await browser.newContext()).newPage();
  watch = await watchPage(page);
});
test.afterAll(async () => {
  await page.context().close();
  await app.stop();
  await vendor.close();
  home.remove();
});

const row = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}\\s?#\\d`) });
const rail = (place: string) => page.getByRole('navigation', { name: 'Main' }).getByText(place);

/** Nothing of it is an element, ran, or turns the text around it. */
async function expectHarmless(): Promise<void> {
  const found = await page.evaluate(() => ({
    wasHit: 'wasHit' in globalThis,
    elements: document.querySelectorAll('img[src="x"], a[href^="javascript"], [onerror]').length,
    turns: /[\p{Bidi_Control}\u061C]/u.test(document.body.innerText),
  }));
  expect(found).toEqual({ wasHit: false, elements: 0, turns: false });
}

test('a provider’s words are shown as words', async () => {
  await page.goto(app.line['url'] ?? '');
  for (const name of ['refused', 'broken', 'odd']) await submit(name);
  for (const [name, state] of [
    ['refused', 'Failed'],
    ['broken', 'Failed'],
    ['odd', 'Completed'],
  ] as const) {
    await expect(row(name)).toContainText(state, { timeout: 60_000 });
    await row(name).click();
    await expect(page.getByRole('complementary', { name: new RegExp(name) })).toBeVisible();
    await expectHarmless();
  }
  await row('broken').click();
  await expect(page.getByRole('region', { name: 'What went wrong' })).toContainText('it broke');
});

test('and so they are in every other place', async () => {
  await rail('Library').click();
  // Also of those that failed the library keeps the history.
  await expect(page.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(3);
  await expectHarmless();
  await rail('Activity').click();
  for (const tab of ['Notices', 'Requests', 'Log', 'Health']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectHarmless();
  }
  await rail('Insights').click();
  await expectHarmless();
  expect(watch.problems).toEqual([]);
});

test('a name that a provider gives stays in the library', () => {
  const files = readdirSync(join(home.path, 'library')).filter((name) => !name.startsWith('.'));
  expect(files).toHaveLength(1);
  expect(files[0]).toMatch(/^[\w .-]+\.png$/);
});
