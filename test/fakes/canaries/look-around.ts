import { expect, type Page } from '@playwright/test';
import type { CanaryWorld } from './canary-world.ts';

/** The window, as a person looks around in it who has pasted a command with a key. */
export async function lookAround(page: Page, { canaries, provider }: CanaryWorld): Promise<void> {
  const rail = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByText(name);
  const failed = page.getByRole('button', { name: /^to-fail\s?#/ }).first();
  await expect(failed).toBeVisible();
  const address = `${provider.origin}/kept/v1/chat/render`;
  const header = `Authorization: Bearer ${canaries.pasted.text}`;
  await paste(page, `curl ${address} -H '${header}' -d '{"mockupType":"chats"}'`);
  const sheet = page.getByRole('dialog', { name: 'New render' });
  await expect(sheet).toContainText('The command carries a key');
  await sheet.getByRole('button', { name: 'Forget the key' }).click();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  await failed.click();
  await expect(page.getByRole('region', { name: 'What went wrong' })).toContainText('[redacted]');
  await rail('Activity').click();
  await page.getByRole('tab', { name: 'Requests' }).click();
  const requests = page.getByRole('list', { name: 'Requests, newest first' });
  await requests
    .getByRole('button', { name: /Submit/ })
    .first()
    .click();
  await requests.getByRole('button', { name: /Copy as curl/ }).click();
  for (const name of ['Log', 'Health']) await page.getByRole('tab', { name }).click();
  for (const name of ['Accounts', 'Library', 'Insights', 'Settings', 'Queue']) {
    await rail(name).click();
  }
  // It stays open, so that the payload is in the page while its memory is searched.
  await failed.click();
  await expect(page.getByRole('region', { name: 'What went wrong' })).toBeVisible();
}

function paste(page: Page, text: string): Promise<void> {
  return page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const options = { clipboardData, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new ClipboardEvent('paste', options));
  }, text);
}
