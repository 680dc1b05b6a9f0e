import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Drops files on the window, as the system does: the events carry the files themselves. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }));
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of dropped) {
      dataTransfer.items.add(new File([text], name, { type: 'application/json' }));
    }
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }),
      );
    }
  }, files);
}

/** Sends what is under review, as soon as all of it that can be sent is ready. */
export async function sendReviewed(page: Page, count = 1): Promise<void> {
  const sheet = page.getByRole('dialog', { name: /^Review/ });
  const send = `Send ${count} ${count === 1 ? 'render' : 'renders'}`;
  await sheet.getByRole('button', { name: send }).click();
  await expect(sheet).toHaveCount(0);
}
