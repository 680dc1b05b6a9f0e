import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesktop } from './desktop.ts';
import type { Desktop } from './desktop.ts';
import { freshFolder } from './place.ts';
import { startProvider } from './provider.ts';
import type { TestProvider } from './provider.ts';
import { recordMessages, recordedBy } from './recorded-messages.ts';

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test.describe('accounts, with the real keyring', () => {
  test.describe.configure({ mode: 'serial' });
  let desktop: Desktop;
  let provider: TestProvider;
  const card = (name: string) => desktop.page.getByRole('article', { name });
  const choose = async (name: string, item: string) => {
    await desktop.page.getByRole('button', { name: `More for ${name}` }).click();
    await desktop.page.getByRole('menuitem', { name: item }).click();
  };
  test.beforeAll(async () => {
    provider = await startProvider(20);
    desktop = await openDesktop({ home: freshFolder('accounts') });
    await recordMessages(desktop.page);
  });
  test.afterAll(async () => {
    await desktop.quit();
    await provider.stop();
  });

  test('one is added, its key kept in the keychain, and tested', async () => {
    const { page } = desktop;
    await page.getByRole('button', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: /^Add/ }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Studio');
    await dialog.getByLabel('API key').fill(provider.key);
    await dialog.getByRole('button', { name: 'Advanced' }).click();
    await dialog.getByLabel('Base URL').fill(provider.baseUrl);
    await dialog.getByRole('button', { name: 'Add account' }).click();
    await expect(card('Studio').getByText('Key in the keychain')).toBeVisible();
    await expect(card('Studio').getByRole('button', { name: 'Test' })).toBeEnabled();
    await expect(card('Studio')).toContainText(/accepts the key/);
  });

  test('it is renamed', async () => {
    await choose('Studio', 'Rename…');
    const dialog = desktop.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Atelier');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await expect(card('Atelier')).toBeVisible();
    await expect(card('Studio')).toHaveCount(0);
  });

  test('its key is there after a restart, and nowhere but in the keychain', async () => {
    const { home } = desktop;
    const said = await recordedBy(desktop.page);
    expect(said.join('\n')).toContain('Atelier');
    expect(said.filter((message) => message.includes(provider.key))).toEqual([]);
    await desktop.quit();
    const holding = filesBelow(home).filter((file) => readFileSync(file).includes(provider.key));
    expect(holding).toEqual([]);
    desktop = await openDesktop({ home });
    await desktop.page.getByRole('button', { name: 'Accounts' }).click();
    await expect(card('Atelier').getByText('Key in the keychain')).toBeVisible();
    await card('Atelier').getByRole('button', { name: 'Test' }).click();
    await expect(card('Atelier')).toContainText(/accepts the key/);
  });

  test('it is removed', async () => {
    await choose('Atelier', 'Remove…');
    await desktop.page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Remove/ })
      .click();
    await expect(card('Atelier')).toHaveCount(0);
  });
});
