import type { Page } from '@playwright/test';
import { summary, type Measured } from '../library/measure.ts';
import { LIVE } from './live-jobs.ts';

const LISTENED_MS = 5_000;
/** Heaps that are looked at over a soak, each after everything that is garbage was collected. */
const LOOKS = 8;

export interface Pushes {
  readonly aSecond: Measured;
  /** Of a push, the jobs. */
  readonly rows: Measured;
}

/** What comes to the page while jobs change. */
export async function pushes(page: Page): Promise<Pushes> {
  const session = await page.context().newCDPSession(page);
  const rows: number[] = [];
  session.on('Network.webSocketFrameReceived', ({ response: { payloadData } }) => {
    if (!payloadData.includes('"type":"jobs"')) return;
    rows.push(payloadData.split('"createdAt"').length - 1);
  });
  await session.send('Network.enable');
  await page.waitForTimeout(LISTENED_MS);
  await session.detach();
  return { aSecond: summary([rows.length / (LISTENED_MS / 1_000)]), rows: summary(rows) };
}

export const fewerThanAll = { by: 'longest', below: LIVE } as const;

/**
 * Lets the window be looked at while jobs change, and tells what its memory grew by from the first
 * half of that time to the second, in megabytes.
 */
export async function soak(page: Page, seconds: number): Promise<Measured> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const megabytes: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    for (const screen of ['Library', 'Queue'] as const) {
      await page.getByRole('navigation', { name: 'Main' }).getByText(screen).click();
      await page.mouse.move(700, 500);
      await page.mouse.wheel(0, 2_000);
      await page.waitForTimeout((seconds * 1_000) / LOOKS / 2);
    }
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    megabytes.push((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6);
  }
  await session.detach();
  console.log(`  heap, MB: ${megabytes.map((each) => each.toFixed(1)).join(' ')}`);
  const mean = (some: readonly number[]) => some.reduce((sum, each) => sum + each, 0) / some.length;
  // The first looks still fill what is kept: pages of the library, previews.
  const half = LOOKS / 2;
  return summary([mean(megabytes.slice(half)) - mean(megabytes.slice(1, half))]);
}
