/// <reference lib="dom" />
import type { Page } from '@playwright/test';
import { summary, type Measured } from '../library/measure.ts';

const typed = ['m', 'ma', 'mar', 'mark', 'sun', 'kind:video', 'is:starred', 'zz', 'zzq', ''];
/** Between two interactions, as between those of a quick person. Milliseconds. */
const PAUSE_MS = 150;

/** Of the slowest interactions so many are named. */
const SHOWN = 5;

interface Interaction {
  readonly took: number;
  readonly what: string;
}

/** From each press of a key or a button until the next frame is painted, as the browser saw it. */
export async function interactions(page: Page): Promise<Measured> {
  await page.evaluate(() => {
    const seen = new Map<number, { took: number; what: string }>();
    Object.assign(window, { seenInteractions: seen });
    const observer = new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries() as PerformanceEventTiming[]) {
        if (entry.interactionId === 0) continue;
        const before = seen.get(entry.interactionId);
        if (before !== undefined && before.took >= entry.duration) continue;
        const target = entry.target as HTMLElement | null;
        const what = `${entry.name} on ${target?.getAttribute('aria-label') ?? target?.textContent?.slice(0, 30) ?? 'what is gone'}`;
        const own = `${Math.round(entry.processingStart - entry.startTime)} ms until, ${Math.round(entry.processingEnd - entry.processingStart)} ms in its listeners`;
        seen.set(entry.interactionId, { took: entry.duration, what: `${what} (${own})` });
      }
    });
    // The shortest that a browser tells of.
    const wish: PerformanceObserverInit & { durationThreshold: number } = {
      type: 'event',
      durationThreshold: 16,
    };
    observer.observe(wish);
  });
  await inQueue(page);
  await inLibrary(page);
  const seen = await page.evaluate(() => [
    ...(
      window as unknown as { seenInteractions: Map<number, Interaction> }
    ).seenInteractions.values(),
  ]);
  for (const { took, what } of seen
    .toSorted((one, other) => other.took - one.took)
    .slice(0, SHOWN)) {
    console.log(`  ${took} ms: ${what}`);
  }
  return summary(seen.map(({ took }) => took));
}

async function inQueue(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByText('Queue').click();
  const rows = page
    .getByRole('list', { name: 'Renders' })
    .locator('li[data-job] button[aria-pressed]');
  await rows.first().waitFor();
  for (let row = 2; row < 8; row += 1) {
    await rows.nth(row).click();
    await page.waitForTimeout(PAUSE_MS);
  }
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'Home', 'ArrowDown', 'Enter']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(PAUSE_MS);
  }
}

async function inLibrary(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByText('Library').click();
  await page.locator('[data-index="0"] button').first().waitFor();
  const field = page.getByRole('searchbox');
  for (const text of typed) {
    await field.click();
    await field.press('Control+a');
    await field.press('Delete');
    await field.pressSequentially(text, { delay: PAUSE_MS });
    await page.waitForTimeout(PAUSE_MS);
  }
  await page.locator('[data-index="0"] button').first().click();
  for (const key of ['ArrowRight', 'ArrowDown', 'PageDown', 'End', 'Home', 's', 's']) {
    await page.waitForTimeout(PAUSE_MS);
    await page.keyboard.press(key);
  }
  for (const look of ['List', 'Grid']) {
    await page.waitForTimeout(PAUSE_MS);
    await page.getByRole('radio', { name: look }).click();
  }
  await page.waitForTimeout(PAUSE_MS * 4);
}

/** Writes into the search, until what it finds is drawn. */
export async function searching(page: Page): Promise<Measured> {
  const field = page.getByRole('searchbox');
  const times: number[] = [];
  for (const text of typed.filter((each) => each !== '')) {
    await field.fill('');
    await page.waitForTimeout(600);
    const answered = page.evaluate(async () => {
      const results = document.querySelector('[aria-busy]');
      const field = document.querySelector('input[type="search"]');
      if (!results || !field) throw new Error('There is no search.');
      await new Promise((resolve) => field.addEventListener('input', resolve, { once: true }));
      const began = performance.now();
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (results.getAttribute('aria-busy') !== 'false') return;
          observer.disconnect();
          resolve();
        });
        observer.observe(results, { attributeFilter: ['aria-busy'] });
      });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - began;
    });
    await field.fill(text);
    times.push(await answered);
  }
  await field.fill('');
  return summary(times);
}
