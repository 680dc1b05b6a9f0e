/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from '@playwright/test';
import { summary, type Measured } from '../library/measure.ts';

/** Milliseconds of scrolling that are measured. */
const SCROLLED_MS = 5_000;
/** Pixels a frame: what a hand on a wheel does, and at four times slower the pace of reading. */
const FAST = 60;
const READING = 6;
const JUMPS = 30;

export type ListName = 'Files' | 'Files under review' | 'Renders';

export interface Scrolled {
  readonly frames: Measured;
  readonly longTasks: Measured;
  /** Processor time of the page's own thread for a frame: what other programs do is not in it. */
  readonly work: Readonly<Record<Work, Measured>>;
}

/** What the page's thread does: all of it, and of that its scripts, and its styles and layout. */
const kinds = {
  all: ['TaskDuration'],
  scripts: ['ScriptDuration'],
  'styles and layout': ['RecalcStyleDuration', 'LayoutDuration'],
} as const;
type Work = keyof typeof kinds;

/** Scrolls a list by a little in every frame, and tells how long frames and tasks were. */
export async function scrolling(page: Page, list: ListName, throttle: number): Promise<Scrolled> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = new Map(metrics.map(({ name, value }) => [name, value]));
    return (kind: Work) =>
      kinds[kind].reduce((sum, name) => sum + (seconds.get(name) ?? 0) * 1_000, 0);
  };
  const before = await worked();
  const { frames, tasks } = await page.evaluate(
    async ({ list, length, step }) => {
      const scroller = document.querySelector(`[aria-label="${list}"]`)?.parentElement;
      if (!scroller) throw new Error('There is no list.');
      const tasks: number[] = [];
      const observer = new PerformanceObserver((entries) => {
        for (const { duration } of entries.getEntries()) tasks.push(duration);
      });
      observer.observe({ type: 'longtask' });
      const frames: number[] = [];
      const began = performance.now();
      // Asked for in each frame, it would have the page laid out once more.
      const end = scroller.scrollHeight - scroller.clientHeight;
      let { scrollTop } = scroller;
      let before = began;
      let way = step;
      await new Promise<void>((resolve) => {
        const frame = (now: number) => {
          frames.push(now - before);
          before = now;
          scrollTop = Math.min(end, Math.max(0, scrollTop + way));
          scroller.scrollTop = scrollTop;
          if (scrollTop === 0) way = step;
          else if (scrollTop === end) way = -step;
          if (now - began < length) requestAnimationFrame(frame);
          else resolve();
        };
        requestAnimationFrame(frame);
      });
      observer.disconnect();
      return { frames: frames.slice(5), tasks };
    },
    { list, length: SCROLLED_MS, step: throttle === 1 ? FAST : READING },
  );
  const after = await worked();
  await session.detach();
  const forFrame = (kind: Work) =>
    summary([(after(kind) - before(kind)) / Math.max(1, frames.length)]);
  return {
    frames: summary(frames),
    longTasks: summary(tasks),
    work: {
      all: forFrame('all'),
      scripts: forFrame('scripts'),
      'styles and layout': forFrame('styles and layout'),
    },
  };
}

/** Jumps with the scrollbar anywhere, until what is there is drawn. */
export async function jumps(page: Page): Promise<Measured> {
  const times = await page.evaluate(async (count) => {
    const list = document.querySelector('[aria-label="Files"]');
    const scroller = list?.parentElement;
    if (!list || !scroller) throw new Error('There is no list.');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times: number[] = [];
    for (let jump = 0; jump < count; jump += 1) {
      const began = performance.now();
      scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * ((jump * 0.618) % 1);
      await frame();
      while (list.children.length === 0 || list.querySelectorAll('li:not([data-job])').length > 0) {
        await frame();
      }
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    scroller.scrollTop = 0;
    return times;
  }, JUMPS);
  return summary(times);
}

/** Goes to the last row with a key, and tells which of how many it is. */
export async function everyRow(page: Page): Promise<string> {
  await page.locator('[data-index="0"] button').first().focus();
  await page.keyboard.press('End');
  const last = page.locator('li[data-job]:has(button:focus)');
  await last.waitFor();
  const place = await last.evaluate((item) => [
    item.getAttribute('aria-posinset'),
    item.getAttribute('aria-setsize'),
    String(item.getBoundingClientRect().bottom <= window.innerHeight),
  ]);
  return `row ${place[0] ?? ''} of ${place[1] ?? ''}, in sight: ${place[2] ?? ''}`;
}
