import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../tools/find-chromium.ts';
import { root } from '../tools/root.ts';
import { buildLibrary } from './library/build.ts';
import { Report, summary } from './library/measure.ts';
import { everyRow, jumps, scrolling, searching } from './library/measure-window.ts';

/*
 * The library's window in a real Chromium, with a real host. `npx node bench/library-window.ts`
 * builds 100,000 rows in a temporary folder and measures; `--rows` for more, `--folder` to build
 * once. The window must have been built (`npm run build`). Ends with 1 when a figure is missed.
 */

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, folder: { type: 'string' } },
});
const home = values.folder ?? (await mkdtemp(join(tmpdir(), 'renderdesk-window-')));
await mkdir(home, { recursive: true });
const path = join(home, 'renderdesk.db');
if (!existsSync(path)) buildLibrary(path, Number(values.rows), () => undefined);

const report = new Report();
const host = await startHost();
try {
  report.head(`The window with ${Number(values.rows).toLocaleString('en')} rows`);
  for (const [throttle, name] of [
    [1, ''],
    [4, ', four times slower'],
  ] as const) {
    await inWindow({ throttle, ratio: 1 }, async (page) => {
      const { frames, longTasks, work } = await scrolling(page, throttle);
      report.say(`frames while scrolling${name}`, frames, { by: 'p95', below: 17.5 });
      report.say(`processor time of the page a frame${name}`, work, { by: 'longest', below: 16 });
      report.say(`long tasks while scrolling${name}`, longTasks, { by: 'longest', below: 100 });
      report.say(`from a jump to its pictures${name}`, await jumps(page));
      report.say(`from a letter to what it finds${name}`, await searching(page));
    });
  }
  await inWindow({ throttle: 1, ratio: 3 }, async (page) => {
    const places = await everyRow(page);
    console.log(`every row at three times the pixels: ${places}`);
  });
} finally {
  host.child.kill('SIGTERM');
}
if (values.folder === undefined) await rm(home, { recursive: true });
if (report.missed > 0) process.exitCode = 1;

async function startHost(): Promise<{ child: ChildProcess; url: string }> {
  const main = join(root, 'src/headless/cli/main.ts');
  const child = spawn(process.execPath, [main, 'serve', '--json', '--home', home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`The host ended with ${String(code)}.`)));
  });
  return { child, url: (JSON.parse(line) as { url: string }).url };
}

async function inWindow(
  { throttle, ratio }: { throttle: number; ratio: number },
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
    const began = performance.now();
    await page.goto(host.url);
    await page.getByRole('navigation', { name: 'Main' }).getByText('Library').click();
    await page.locator('[data-index="0"] button').first().waitFor();
    report.say('from nothing to the first files', summary([performance.now() - began]));
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    await work(page);
  } finally {
    await browser.close();
  }
}
