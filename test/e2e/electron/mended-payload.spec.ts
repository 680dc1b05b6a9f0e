import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobStates, openDesktop } from './desktop.ts';
import { dropFiles, sendReviewed } from './drop.ts';
import { freshFolder, payloadPath } from './place.ts';
import { addAccount, startProvider } from './provider.ts';

const FINISH_MS = 90_000;

test('a payload is completed in the editor, mended in the review, and rendered', async () => {
  test.setTimeout(FINISH_MS + 120_000);
  const provider = await startProvider(20);
  const home = freshFolder('editor');
  const desktop = await openDesktop({ home });
  const { page } = desktop;
  await addAccount(home, provider, 'memory');
  const whole = readFileSync(payloadPath('chat-image.json'), 'utf8');

  // Written by hand: what is documented is offered, and what is wrong is said where it stands.
  await page.getByRole('button', { name: 'New render' }).first().click();
  const desk = page.getByRole('dialog', { name: 'New render' });
  const text = desk.getByRole('textbox').last();
  await text.click();
  await page.keyboard.insertText('{"mockupType": "chats", "renderKind": ');
  await page.keyboard.press('Control+Space');
  await page.getByRole('option', { name: '"image"' }).click();
  await expect(text).toContainText('"renderKind": "image"');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(whole.replace('"2x"', '"9x"'));
  await expect(desk.getByText(/cannot be sent.*resolutionScale must be/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(whole);
  await expect(desk.getByText(/^Recognised: Mockly/)).toBeVisible();
  await desk.getByRole('button', { name: 'Review it' }).click();
  await sendReviewed(page);

  // Dropped as it should not be: mended under review, while the file stays as it is.
  const folder = freshFolder('broken');
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, whole.trimEnd().slice(0, -1));
  await dropFiles(page, [broken]);
  const sheet = page.getByRole('dialog', { name: /^Review/ });
  await expect(sheet.getByText(/is not valid JSON/)).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  await sheet.getByRole('button', { name: 'Edit broken.json' }).click();
  const mending = page.getByRole('dialog', { name: /broken\.json/ }).last();
  await mending.getByRole('textbox').last().click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('}');
  await mending.getByRole('button', { name: 'Use it so' }).click();
  await sendReviewed(page);
  await expect
    .poll(async () => (await jobStates(home)).map((line) => line.replace(/^.*: /, '')), {
      timeout: FINISH_MS,
    })
    .toEqual(['completed', 'completed']);
  expect((await jobStates(home))[1]).toBe('broken: completed');
  expect(await provider.submits()).toBe(2);
  expect(readFileSync(broken, 'utf8')).toBe(whole.trimEnd().slice(0, -1));
  await desktop.quit();
  await provider.stop();
});
