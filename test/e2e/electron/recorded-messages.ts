import type { Page } from '@playwright/test';

/** Records whatever reaches the page through any port, from its next load on. */
export async function recordMessages(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    const record: string[] = [];
    Object.assign(globalThis, { recorded: record });
    const listen = MessagePort.prototype.addEventListener;
    MessagePort.prototype.addEventListener = function (
      this: MessagePort,
      ...words: Parameters<typeof listen>
    ) {
      const decode = (data: unknown) =>
        typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer);
      listen.call(this, 'message', (event) => {
        record.push(decode((event as MessageEvent).data));
      });
      listen.apply(this, words);
    } as typeof listen;
  });
  await page.reload();
}

/** What was recorded since that load. */
export const recordedBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { recorded: string[] }).recorded);
