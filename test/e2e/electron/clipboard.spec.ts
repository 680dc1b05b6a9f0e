import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { openDesktop, scriptOf, type Desktop } from './desktop.ts';
import { freshFolder, payloadPath } from './place.ts';
import { addAccount, startProvider, type TestProvider } from './provider.ts';

const KEY = 'mk_live_notToBeSeenAnywhere';
const chat = readFileSync(payloadPath('chat-image.json'), 'utf8');

test.describe.configure({ mode: 'serial' });

let provider: TestProvider;
let desktop: Desktop;
const home = freshFolder('clipboard');

test.beforeAll(async () => {
  provider = await startProvider(20);
  desktop = await openDesktop({ home });
  await addAccount(home, provider, 'memory');
});
test.afterAll(async () => {
  await desktop.quit();
  await provider.stop();
});

/** As another program copies. Whoever copies has the keyboard; then the window has it again. */
const copy = (text: string) =>
  desktop.app.evaluate(async ({ clipboard, BrowserWindow }, copied) => {
    await clipboard.writeText(copied);
    BrowserWindow.getAllWindows()[0]?.focus();
  }, text);
const isFocused = () =>
  desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused());
const offered = () => scriptOf(home).call('POST', '/app/clipboard-offer');
const dialog = () => desktop.page.getByRole('dialog', { name: 'New render' });
const use = () => dialog().getByRole('button', { name: 'Use what is in the clipboard' });
async function open(): Promise<void> {
  await expect.poll(isFocused).toBe(true);
  await desktop.page.getByRole('button', { name: 'New render' }).first().click();
  await expect(dialog().getByRole('button', { name: 'Review it' })).toBeVisible();
}
const close = () => dialog().getByRole('button', { name: 'Cancel' }).click();

test('a payload in the clipboard of the system is offered, and taken', async () => {
  await copy(chat);
  await open();
  await expect(dialog().getByText(/In the clipboard: a payload for Mockly, 1.7 kB/)).toBeVisible();
  await use().click();
  await expect(dialog().getByRole('textbox').last()).toContainText('"messages"');
  await close();
  await open();
  await expect(dialog().getByText('Recognised')).toHaveCount(0);
  await expect(use()).toHaveCount(0);
  await close();
});

test('a render that is followed begins with its address, and a command loses its key', async () => {
  await copy(`${provider.baseUrl}/renders/0197a0b0-1111-7000-8000-000000000001`);
  await open();
  await use().click();
  const follow = desktop.page.getByRole('dialog', { name: 'Follow a render' });
  await expect(follow.getByRole('textbox').first()).toHaveValue(/0197a0b0-1111/);
  await desktop.page.keyboard.press('Escape');
  await copy(`curl https://api.example/x -H 'Authorization: Bearer ${KEY}' -d '{"a":1}'`);
  await open();
  await expect(dialog().getByText(/a curl command to api.example/)).toBeVisible();
  await use().click();
  await expect(dialog().getByRole('textbox').last()).toContainText('"a"');
  expect(await desktop.page.content()).not.toContain(KEY);
  expect(desktop.said()).not.toContain(KEY);
  await close();
});

test('what is not meant for a render never reaches the window', async () => {
  await copy('correct horse 7 battery staple');
  await open();
  await expect(use()).toHaveCount(0);
  await close();
  // Nor does anything while another program has the keyboard.
  await copy(chat);
  expect(await offered()).toMatchObject({ kind: 'payload' });
  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await expect.poll(isFocused).toBe(false);
  expect(await offered()).toBeNull();
  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show());
  await scriptOf(home).call('PATCH', '/settings', { offerClipboard: false });
  await copy(chat);
  await open();
  await expect(use()).toHaveCount(0);
  await close();
});
