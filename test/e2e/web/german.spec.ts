import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { englishOn } from './english-left.ts';
import { startCommand, temporaryHome } from './headless-app.ts';
import type { Started } from './headless-app.ts';
import { shoot } from './screens.ts';
import { dropFiles } from './watched-page.ts';

const key = 'mk_live_german_end_to_end_0123456789abcdef';
const samples = ['chat-image', 'chat-video'].map((name) => ({
  name: `${name}.json`,
  text: readFileSync(join(process.cwd(), 'resources', 'payloads', `${name}.json`), 'utf8'),
}));

test.describe.configure({ mode: 'serial' });

let home: ReturnType<typeof temporaryHome>;
let provider: Started;
let app: Started;
let page: Page;

test.beforeAll(async ({ browser }) => {
  home = temporaryHome();
  provider = await startCommand(['demo', '--provider-only'], join(home.path, 'provider'), key);
  app = await startCommand(['serve'], join(home.path, 'app'));
  page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
});

test.afterAll(async () => {
  await page.context().close();
  await app.stop();
  await provider.stop();
  home.remove();
});

const rail = (place: string) => page.getByRole('navigation').first().getByText(place);
const dialog = () => page.getByRole('dialog');

/** A screen in German, whole, and for everybody; and a picture of it. */
async function expectGerman(name: string): Promise<void> {
  await shoot(page, `german-${name}`);
  expect(await englishOn(page)).toEqual([]);
  await expectAccessible(page);
}

async function order(fault: object): Promise<void> {
  const body = JSON.stringify(fault);
  await fetch(`${provider.line['controlUrl']}/faults`, { method: 'POST', body });
}

test('adds an account and says what a test of its key found', async () => {
  await page.goto(app.line['url'] ?? '');
  await expect(page.getByRole('heading', { name: 'Willkommen bei Renderdesk' })).toBeVisible();
  await expectGerman('welcome');
  await rail('Konten').click();
  await page.getByRole('button', { name: 'Konto hinzufügen' }).first().click();
  await dialog().getByLabel('Name').fill('Studio');
  await dialog().getByLabel('API-Schlüssel').fill('mk live');
  await dialog().getByRole('button', { name: 'Erweitert' }).click();
  const base = dialog().getByLabel('Basisadresse');
  await base.fill('ftp://example.com');
  await dialog().getByRole('button', { name: 'Konto hinzufügen' }).click();
  await expect(dialog().getByText(/keine Webadresse/)).toBeVisible();
  await base.fill(provider.line['baseUrl'] ?? '');
  await dialog().getByRole('button', { name: 'Konto hinzufügen' }).click();
  await expect(dialog().getByText(/kann nicht zu einem Schlüssel gehören/)).toBeVisible();
  await expectGerman('add-account');
  await dialog().getByLabel('API-Schlüssel').fill(key);
  await dialog().getByRole('button', { name: 'Konto hinzufügen' }).click();
  const card = page.getByRole('article', { name: 'Studio' });
  await card.getByRole('button', { name: 'Prüfen' }).click();
  await expect(card.getByText('Mockly nimmt den Schlüssel an.')).toBeVisible();
  await order({ kind: 'error', route: 'status', status: 401 });
  await card.getByRole('button', { name: 'Prüfen' }).click();
  await expect(card.getByText(/nimmt den Schlüssel dieses Kontos nicht an/)).toBeVisible();
  await expectGerman('accounts');
});

test('reviews files and says what is wrong with them', async () => {
  await dropFiles(page, [
    { name: 'broken.json', text: '{ "mockupType": ' },
    { name: 'picture.json', text: '\u0089PNG\r\n' },
    { name: 'strange.json', text: '{ "mockupType": "chats", "renderKind": "image", "oops": 1 }' },
    { name: 'list.json', text: '[1, 2]' },
    ...samples,
  ]);
  const sheet = dialog();
  await expect(sheet.getByText(/Der Text endet zu früh/)).toBeVisible();
  await expect(sheet.getByText(/ein Payload ist ein JSON-Objekt/i)).toBeVisible();
  await expectGerman('review');
  for (const name of ['broken', 'picture', 'strange', 'list']) {
    await sheet.getByRole('button', { name: `${name}.json entfernen` }).click();
  }
  await page.keyboard.press('Control+Enter');
  await expect(sheet).toHaveCount(0);
});

test('tells the history of a render, and why another failed', async () => {
  const done = page.getByRole('button', { name: /chat-image\s?#/ });
  await expect(done).toContainText('Fertig', { timeout: 60_000 });
  await done.click();
  await expect(page.getByText('Vollständig, geprüft und in der Bibliothek.')).toBeVisible();
  await expectGerman('inspector');
  await order({ kind: 'fail-render', error: 'Font not found: Comic Sans' });
  await dropFiles(page, samples.slice(1));
  await expect(dialog().getByText('Schon gerendert:')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const failed = page.getByRole('button', { name: /chat-video\s?#3/ });
  await expect(failed).toContainText('Fehlgeschlagen', { timeout: 60_000 });
  await failed.click();
  const why = page.getByRole('region', { name: 'Was nicht gelungen ist' });
  await expect(why).toContainText(
    'Mockly konnte das Rendering nicht machen: „Font not found: Comic Sans“',
  );
  await expect(why).toContainText('Prüfen Sie den Payload, und rendern Sie erneut.');
  await expectGerman('failed');
});

test('tells in German what happened, wherever it is told', async () => {
  for (const place of ['Aktivität', 'Bibliothek', 'Auswertung', 'Einstellungen', 'Warteschlange']) {
    await rail(place).click();
    await expect(page.getByText(/^Wird (geladen|zusammengezählt) …$/)).toHaveCount(0);
    await expectGerman(place.toLowerCase().replace('ä', 'ae'));
  }
  await page.keyboard.press('Control+k');
  await expect(dialog()).toBeVisible();
  await expectGerman('palette');
  await page.keyboard.press('Escape');
});

test('turns to English and back without a word left behind', async () => {
  await rail('Einstellungen').click();
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await rail('Queue').click();
  await page.getByRole('button', { name: /chat-video\s?#3/ }).click();
  const why = page.getByRole('region', { name: 'What went wrong' });
  await expect(why).toContainText('Mockly could not make the render: Font not found: Comic Sans');
  await rail('Settings').click();
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await rail('Warteschlange').click();
  await page.getByRole('button', { name: /chat-video\s?#3/ }).click();
  await expect(page.getByRole('region', { name: 'Was nicht gelungen ist' })).toContainText(
    'Mockly konnte das Rendering nicht machen',
  );
  expect(await englishOn(page)).toEqual([]);
});
