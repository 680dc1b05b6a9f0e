/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { summary, type Measured } from '../library/measure.ts';

const FILES = 1_000;
const SAMPLE = new URL('../../resources/payloads/chat-image.json', import.meta.url);

export interface Dropped {
  /** Until the sheet is there, and until the last of its files was looked at. */
  readonly shown: Measured;
  readonly looked: Measured;
  readonly longTasks: Measured;
}

/** Drops a thousand payload files on the window at once, and waits until all are under review. */
export async function dropFiles(page: Page): Promise<Dropped> {
  const sample = readFileSync(SAMPLE, 'utf8');
  await page.evaluate(
    ({ sample, count }) => {
      const transfer = new DataTransfer();
      for (let at = 0; at < count; at += 1) {
        const text = sample.replace('"text": "', `"text": "${at} `);
        transfer.items.add(new File([text], `${at}.json`, { type: 'application/json' }));
      }
      Object.assign(globalThis, { dropped: transfer, tasks: [] as number[] });
    },
    { sample, count: FILES },
  );
  // What making the files took is no part of it.
  await page.waitForTimeout(1_000);
  const began = performance.now();
  await page.evaluate(() => {
    const { dropped, tasks } = globalThis as unknown as { dropped: DataTransfer; tasks: number[] };
    new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const about = { dataTransfer: dropped, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent(type, about));
    }
  });
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('list', { name: 'Files under review' }).waitFor();
  const shown = performance.now() - began;
  await sheet.getByText(/^1,000 (ready|need|cannot)/).waitFor();
  const looked = performance.now() - began;
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  return { shown: summary([shown]), looked: summary([looked]), longTasks: summary(tasks) };
}
