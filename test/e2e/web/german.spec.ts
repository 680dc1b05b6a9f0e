import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { samplePayloads, startBesideProvider, type BesideProvider } from './beside-provider.ts';
import { englishOn } from './english-left.ts';
import { shoot } from './screens.ts';
import { dropFiles } from './watched-page.ts';

const key = 'mk_live_german_end_to_end_0123456789abcdef';
const samples = samplePayloads('chat-image', 'chat-video');

test.describe.configure({ mode: 'serial' });

let beside: BesideProvider;
let page: Page;

test.beforeAll(async ({ browser }) => {
  beside = await startBesideProvider(browser, key, { locale: 'de-DE' });
  page = beside.page;
});
test.afterAll(() => beside.close());

const rail = (place: string) => page.getByRole('navigation').first().getByText(place);
const dialog = () => page.getByRole('dialog');

/** A screen in German, whole, and for everybody; and a picture of it. */
async function expectGerman(name: string): Promise<void> {
  await shoot(page, `german-${name}`);
  expect(await englishOn(page)).toEqual([]);
  await expectAccessible(page);
}

test('adds an account and says what a test of its key found', async () => {
  await page.goto(beside.url);
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
  await base.fill(beside.baseUrl);
  await dialog().getByRole('button', { name: 'Konto hinzufügen' }).click();
  await expect(dialog().getByText(/kann nicht zu einem Schlüssel gehören/)).toBeVisible();
  await expectGerman('add-account');
  await dialog().getByLabel('API-Schlüssel').fill(key);
  await dialog().getByRole('button', { name: 'Konto hinzufügen' }).click();
  const card = page.getByRole('article', { name: 'Studio' });
  await card.getByRole('button', { name: 'Prüfen' }).click();
  await expect(card.getByText('Mockly nimmt den Schlüssel an.')).toBeVisible();
  await beside.order({ kind: 'error', route: 'status', status: 401 });
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
  await beside.order({ kind: 'fail-render', error: 'Font not found: Comic Sans' });
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
    await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
    await expect(page.getByText(/^Wird (geladen|zusammengezählt) …$/)).toHaveCount(0);
    await expectGerman(place.toLowerCase().replace('ä', 'ae'));
  }
  await page.keyboard.press('Control+k');
  await expect(dialog()).toBeVisible();
  await expectGerman('palette');
  await page.keyboard.press('Escape');
});

test('writes, keeps and fills in payloads in German', async () => {
  await page.keyboard.press('n');
  const editor = () => dialog().getByRole('textbox').last();
  await editor().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(
    (samples[0]?.text ?? '').replace(/"text": "[^"]*"/, '"text": "Hallo {{gast}}"'),
  );
  await expect(dialog().getByText(/^Erkannt: Mockly/)).toBeVisible();
  await expectGerman('new-render');
  await dialog().getByRole('button', { name: 'Als Vorlage speichern …' }).click();
  await dialog().last().getByLabel('Name').fill('Gruß');
  await expectGerman('template');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Gruß/ }).first()).toBeVisible();
  await expectGerman('templates');
  await page.getByRole('button', { name: 'Aus einer Tabelle ausfüllen …' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Tabelle wählen …' }).click();
  const buffer = Buffer.from('gast,zeile\nAda,1\nBob,2,3\n');
  await (await choosing).setFiles({ name: 'gäste.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText(/gäste\.csv/).first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Payload' })).toHaveValue(/Hallo Ada/);
  await expectGerman('rows');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
});

test('watches a folder in German', async () => {
  await rail('Einstellungen').click();
  const folder = join(beside.folder, 'beobachtet');
  mkdirSync(folder);
  writeFileSync(join(folder, 'neu.json'), samples[0]?.text.replace('Rooftop', 'Neu') ?? '');
  const part = page.getByRole('region', { name: 'Beobachtete Ordner' });
  const add = part.getByRole('button', { name: 'Ordner beobachten …' });
  await add.press('Enter');
  await expect(part.getByRole('textbox').first()).toBeFocused();
  await part.getByRole('textbox').first().fill(join(folder, 'fehlt'));
  await page.keyboard.press('Enter');
  await expect(part.getByText(/Es gibt keinen Ordner/).first()).toBeVisible();
  await expectGerman('watch-refused');
  await part.getByRole('textbox').first().fill(folder);
  await page.keyboard.press('Enter');
  await expect(add).toBeFocused();
  await expect(part.getByText('neu.json')).toBeVisible();
  await expect(part.getByText(/^Liest sich als Bild für Mockly/)).toBeVisible();
  await part.scrollIntoViewIfNeeded();
  await expectGerman('watch');
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
