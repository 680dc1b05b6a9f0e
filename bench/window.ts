import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../tools/find-chromium.ts';
import { buildLibrary } from './library/build.ts';
import { Report, summary } from './library/measure.ts';
import { interactions, searching } from './window/interactions.ts';
import { addLiveJobs, LIVE } from './window/live-jobs.ts';
import { dropFiles } from './window/review.ts';
import { everyRow, jumps, scrolling, type Scrolled } from './window/scrolling.ts';
import { fewerThanAll, pushes, soak } from './window/updates.ts';

/*
 * The window in a real Chromium, with a real host, a large library and 2,000 live jobs that go on
 * all the while. `npx node bench/window.ts` builds 100,000 rows in a temporary folder and measures
 * for some two minutes; `--rows` for more, `--folder` to build once, `--soak` for a longer look at
 * the memory (seconds), `--parts` for some of it. The window must have been built (`npm run
 * build`). Ends with 1 when a figure is missed.
 */

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    folder: { type: 'string' },
    changes: { type: 'string', default: '1000' },
    soak: { type: 'string', default: '20' },
    parts: { type: 'string', default: 'start,queue,library,keys,review,rows,soak' },
  },
});
const parts = values.parts.split(',');
const home = values.folder ?? (await mkdtemp(join(tmpdir(), 'renderdesk-window-')));
await mkdir(home, { recursive: true });
const database = join(home, 'renderdesk.db');
if (!existsSync(database)) buildLibrary(database, Number(values.rows), () => undefined);
addLiveJobs(database);

const report = new Report();
/** Frames come every 16.7 ms. */
const aFrame = { by: 'p95', below: 17 } as const;
const noLongTask = { by: 'longest', below: 100 } as const;
const host = await startHost();
try {
  report.head(
    `${Number(values.rows).toLocaleString('en')} rows, ${LIVE.toLocaleString('en')} live jobs, ${values.changes} changes a second (ms)`,
  );
  if (parts.includes('start')) await measureStart();
  for (const throttle of [1, 4]) {
    if (parts.includes('queue')) await measureScrolling('Queue', throttle);
    if (parts.includes('library')) await measureScrolling('Library', throttle);
  }
  if (parts.includes('keys')) {
    await inWindow({}, async (page) => {
      report.say('from a key or a click to the next paint', await interactions(page), {
        by: 'longest',
        below: 100,
      });
      await open(page, 'Library');
      report.say('from a letter to what it finds', await searching(page));
      await page.locator('[data-index="0"] button').first().waitFor();
      report.say('from a jump to what is there', await jumps(page));
    });
  }
  if (parts.includes('review')) await measureReview();
  if (parts.includes('rows')) {
    await inWindow({ ratio: 3 }, async (page) => {
      await open(page, 'Library');
      console.log(`with three pixels for one, End leads to ${await everyRow(page)}`);
    });
  }
  if (parts.includes('soak')) {
    await inWindow({}, async (page) => {
      const { aSecond, rows } = await pushes(page);
      report.say('pushes of jobs a second', aSecond, { by: 'longest', below: 10.5 });
      report.say('jobs of a push', rows, fewerThanAll);
      const grown = await soak(page, Number(values.soak));
      report.say(`the heap grew in ${values.soak} s by, MB`, grown, { by: 'longest', below: 1 });
    });
  }
} finally {
  host.child.kill('SIGTERM');
}
if (values.folder === undefined) await rm(home, { recursive: true });
if (report.missed > 0) process.exitCode = 1;

/** From the host's being ready to rows that can be clicked, in a browser that never saw it. */
async function measureStart(): Promise<void> {
  const times: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    await inWindow({ isOpened: false }, async (page) => {
      const began = performance.now();
      await page.goto(host.url);
      await page.locator('li[data-job] button').first().waitFor();
      times.push(performance.now() - began);
    });
  }
  report.say('to the first screen', summary(times), { by: 'longest', below: 1_000 });
}

async function measureScrolling(screen: 'Queue' | 'Library', throttle: number): Promise<void> {
  const name = `${screen}${throttle === 1 ? '' : ', four times slower'}`;
  await inWindow({ throttle }, async (page) => {
    await open(page, screen);
    const list = screen === 'Queue' ? 'Renders' : 'Files';
    sayScrolled(name, await scrolling(page, list, throttle));
  });
}

/** A thousand files that are dropped at once, and the sheet that they are under review in. */
async function measureReview(): Promise<void> {
  for (const throttle of [1, 4]) {
    const name = `Review${throttle === 1 ? '' : ', four times slower'}`;
    await inWindow({ throttle }, async (page) => {
      const { shown, looked, longTasks } = await dropFiles(page);
      report.say(`${name}: from 1,000 files to their sheet`, shown);
      report.say(`${name}: until all were looked at`, looked);
      report.say(`${name}: long tasks meanwhile`, longTasks);
      sayScrolled(name, await scrolling(page, 'Files under review', throttle));
    });
  }
}

function sayScrolled(name: string, { frames, longTasks, work }: Scrolled): void {
  report.say(`${name}: frames`, frames, aFrame);
  report.say(`${name}: long tasks`, longTasks, noLongTask);
  for (const [kind, measured] of Object.entries(work)) {
    report.say(`${name}: processor a frame, ${kind}`, measured);
  }
}

async function open(page: Page, screen: 'Queue' | 'Library'): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByText(screen).click();
  const first = screen === 'Queue' ? 'li[data-job] button' : '[data-index="0"] button';
  await page.locator(first).first().waitFor();
  // What comes with a screen is loaded: the scrolling of it is another thing.
  await page.waitForTimeout(1_000);
}

async function startHost(): Promise<{ child: ChildProcess; url: string }> {
  const main = join(import.meta.dirname, 'window', 'live-host.ts');
  const child = spawn(process.execPath, [main, home, values.changes], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`The host ended with ${String(code)}.`)));
  });
  return { child, url };
}

async function inWindow(
  {
    throttle = 1,
    ratio = 1,
    isOpened = true,
  }: { throttle?: number; ratio?: number; isOpened?: boolean },
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('There is no Chromium on this machine.');
  const browser = await chromium.launch({ executablePath });
  try {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor: ratio,
    });
    const page = await context.newPage();
    if (isOpened) {
      await page.goto(host.url);
      await page.locator('li[data-job] button').first().waitFor();
    }
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    await work(page);
  } finally {
    await browser.close();
  }
}
