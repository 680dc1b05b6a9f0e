import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startCommand, temporaryHome } from './headless-app.ts';
import type { Started } from './headless-app.ts';
import { shoot } from './screens.ts';

let home: ReturnType<typeof temporaryHome>;
let app: Started;

test.beforeAll(async () => {
  home = temporaryHome();
  app = await startCommand(['serve'], home.path);
});
test.afterAll(async () => {
  await app.stop();
  home.remove();
});

test('chooses how files are called and how they come', async ({ page }) => {
  await page.goto(app.line['url'] ?? '');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  const names = page.getByRole('region', { name: 'File names' });
  await names.getByLabel('Template').fill('{oops}');
  await expect(names.getByText(/knows no \{oops\}/)).toBeVisible();
  await expect(names.getByRole('button', { name: 'Use it' })).toBeDisabled();
  await names.getByLabel('Template').fill('');
  await names.getByRole('button', { name: /^Put in \{provider\}/ }).click();
  await expect(names.getByLabel('Template')).toHaveValue('{provider}');
  await expect(names.getByText(/^Mockly.*\.\w+$/).first()).toBeVisible();
  await names.getByRole('button', { name: 'Use it' }).press('Enter');
  await expect(names.getByRole('button', { name: 'Use the standard names' })).toBeVisible();
  await expect(names.getByLabel('Template')).toBeFocused();
  const downloads = page.getByRole('region', { name: 'Downloads' });
  await downloads.getByLabel('At most, in MB a second').fill('2,5');
  await downloads.getByRole('button', { name: 'Use these limits' }).press('Enter');
  await expect(downloads.getByLabel('At most, in MB a second')).toHaveValue('2.5');
  await expect(downloads.getByRole('button', { name: 'Use these limits' })).toBeFocused();
  await downloads.getByRole('button', { name: 'Pause all downloads' }).click();
  await expect(downloads.getByRole('button', { name: 'Resume all downloads' })).toBeVisible();
  const network = page.getByRole('region', { name: 'Network' });
  await network.getByRole('radio', { name: 'This one…' }).click();
  await network.getByLabel('Address of the proxy').fill('no address');
  await network.getByRole('button', { name: 'Use this proxy' }).click();
  await expect(network.getByLabel('Address of the proxy')).toHaveAttribute('aria-invalid', 'true');
  await network.getByLabel('Address of the proxy').fill(' socks5h://127.0.0.1:1080');
  await network.getByLabel('Address of the proxy').press('Enter');
  await expect(network.getByLabel('Address of the proxy')).toHaveValue('socks5h://127.0.0.1:1080');
  await expect(network.getByLabel('Address of the proxy')).toBeFocused();
  // By the keyboard, which is never left with nobody when a form or a button goes.
  const give = network.getByRole('button', { name: 'Name and password for the proxy…' });
  await give.press('Enter');
  await expect(network.getByLabel('Name')).toBeFocused();
  await network.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(give).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('me');
  await page.keyboard.press('Tab');
  await page.keyboard.type('correct horse');
  await shoot(page, '36-settings-proxy-login');
  await expectAccessible(page);
  await network.getByRole('button', { name: 'Keep and use' }).press('Enter');
  await expect(
    network.getByText('The proxy is given the name “me” and its password.'),
  ).toBeVisible();
  expect(await page.content()).not.toContain('correct horse');
  await expect(network.getByRole('button', { name: 'Give others…' })).toBeFocused();
  await network.getByRole('button', { name: 'Forget them' }).press('Enter');
  await expect(network.getByRole('button', { name: 'Forget them' })).toHaveCount(0);
  await expect(give).toBeFocused();
  await network.getByRole('radio', { name: 'As the system' }).click();
  await shoot(page, '30-settings-downloads');
  await expectAccessible(page);
  await page.getByRole('navigation', { name: 'Main' }).getByText('Queue').click();
  await expect(page.getByText('Downloads are paused')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('Downloads are paused')).toHaveCount(0);
});

test('finds a setting by its words, and speaks German', async ({ page }) => {
  await page.goto(app.line['url'] ?? '');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  const search = page.getByRole('searchbox', { name: 'Search the settings' });
  await search.fill('proxy');
  await expect(page.getByRole('region', { name: 'Network' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'File names' })).toBeHidden();
  await search.fill('shortcut');
  const change = page.getByRole('button', { name: 'Change the shortcut of New render' });
  await change.click();
  await page.keyboard.press('g');
  await expect(change).toHaveText('G');
  await shoot(page, '55-settings-shortcuts');
  await page.getByRole('button', { name: 'Use the original shortcuts' }).click();
  await expect(change).toHaveText('N');
  await search.fill('zzz');
  await expect(page.getByText('No setting is called that.')).toBeVisible();
  await expectAccessible(page);
  await search.fill('');
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await shoot(page, '31-settings-german');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByText(/^(Settings|Einstellungen)$/).click();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('chooses what is told, when, and what is run when all is done', async ({ page }) => {
  await page.goto(app.line['url'] ?? '');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  const told = page.getByRole('region', { name: 'Notifications' });
  const done = told.getByRole('radiogroup', { name: 'A render is done' });
  await done.getByRole('radio', { name: 'Per batch' }).click();
  await expect(told.getByText('A batch is what was sent together.')).toBeVisible();
  await told.getByRole('switch', { name: 'Quiet hours' }).click();
  await told.getByLabel('To').fill('07:30');
  await told.getByLabel('To').blur();
  const allDone = page.getByRole('region', { name: 'When all is done' });
  await allDone.getByLabel('Run a program').fill('\n');
  await allDone.getByRole('button', { name: 'Run this when all is done' }).click();
  await expect(allDone.getByText('Name a program on the first line')).toBeVisible();
  await allDone.getByLabel('Run a program').fill('/usr/bin/say\nall done\n');
  await allDone.getByRole('button', { name: 'Run this when all is done' }).click();
  await expect(allDone.getByRole('button', { name: 'Run nothing' })).toBeVisible();
  await allDone.scrollIntoViewIfNeeded();
  await shoot(page, '31-settings-notifications');
  await expectAccessible(page);
  // Only the desktop app has it.
  await expect(page.getByRole('region', { name: 'System' })).toHaveCount(0);
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await expect(done.getByRole('radio', { name: 'Per batch' })).toBeChecked();
  await expect(told.getByLabel('To')).toHaveValue('07:30');
  await expect(allDone.getByLabel('Run a program')).toHaveValue('/usr/bin/say\nall done');
  await allDone.getByRole('button', { name: 'Run nothing' }).press('Enter');
  await expect(allDone.getByLabel('Run a program')).toHaveValue('');
  await expect(allDone.getByRole('button', { name: 'Run this when all is done' })).toBeFocused();
});

test('sends notices to a webhook, whose address is never shown again', async ({ page }) => {
  const taken: { kind?: string }[] = [];
  const server = createServer((request, response) => {
    request.on('end', () => response.end());
    void text(request).then((body) => taken.push(JSON.parse(body) as { kind?: string }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/s3cret-path`;
  await page.goto(app.line['url'] ?? '');
  await page
    .getByRole('navigation', { name: /Main|Haupt/ })
    .getByText(/^(Settings|Einstellungen)$/)
    .click();
  const part = page.getByRole('region', { name: 'Webhook' });
  const give = part.getByRole('button').first();
  await give.press('Enter');
  await part.locator('input[name=address]').fill('http://example.com/hook');
  await part.locator('button[type=submit]').click();
  await expect(part.locator('input[name=address]')).toHaveAttribute('aria-invalid', 'true');
  await part.locator('input[name=address]').fill(address);
  await part.locator('input[name=secret]').fill('horse-staple');
  await shoot(page, '38-settings-webhook-form');
  await expectAccessible(page);
  await part.locator('button[type=submit]').click();
  await expect(part.getByRole('status')).toContainText('127.0.0.1');
  expect(await page.content()).not.toContain('s3cret-path');
  await part.getByRole('button', { name: /Send a test|Test senden/ }).click();
  await expect.poll(() => taken.map(({ kind }) => kind)).toEqual(['test']);
  await shoot(page, '39-settings-webhook');
  await expectAccessible(page);
  await part.getByRole('button', { name: /^(Remove|Entfernen)$/ }).press('Enter');
  await expect(part.getByRole('status')).toHaveCount(0);
  server.closeAllConnections();
  server.close();
});
