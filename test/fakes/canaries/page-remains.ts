import type { Page } from '@playwright/test';
import type { Trace } from './remains.ts';

/** All that the page keeps in its browser. */
export async function storageOf(page: Page): Promise<Trace> {
  const kept = await page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage].map((each) => Object.entries(each))),
  );
  return { where: "the page's storage", bytes: Buffer.from(kept) };
}

/** Every string that is alive in the page, through the debugger, once its garbage is gone. */
export async function memoryOf(page: Page): Promise<Trace> {
  const debug = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  debug.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await debug.send('HeapProfiler.enable');
  await debug.send('HeapProfiler.collectGarbage');
  await debug.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await debug.detach();
  return { where: "the page's memory", bytes: Buffer.from(chunks.join('')) };
}
