import type { Page } from '@playwright/test';

export interface PageWatch {
  /** What went wrong in the page: console errors, uncaught errors, refusals of its policy. */
  readonly problems: string[];
  /** Everything that came to the page over the contract. */
  readonly received: string[];
}

/** Listens to what a page complains of and is told. Call before it is opened. */
export async function watchPage(page: Page): Promise<PageWatch> {
  const problems: string[] = [];
  const received: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => received.push(payload.toString()));
  });
  await page.exposeFunction('tellViolation', (text: string) => problems.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell = (window as unknown as { tellViolation(text: string): void }).tellViolation;
      const place = `${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`;
      tell(`policy: ${event.violatedDirective} ${event.blockedURI} at ${place}`);
    });
  });
  return { problems, received };
}

/** Drops files on the window as the system would: real File objects in one DataTransfer. */
export async function dropFiles(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, text } of dropped) {
      transfer.items.add(new File([text], name, { type: 'application/json' }));
    }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const event = new DragEvent(type, {
        dataTransfer: transfer,
        bubbles: true,
        cancelable: true,
      });
      document.body.dispatchEvent(event);
    }
  }, files);
}
