/*
 * `npm run test:web`: the window in a real Chromium, against a real headless host. Where there is
 * no Chromium it says so and leaves it at that. Further words go to Playwright.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildApp, isBuildStale } from './app-build.ts';
import { findChromium } from './find-chromium.ts';
import { root } from './root.ts';

/** Each file has its own host and home, and both wait for the other half of the time. */
const AT_ONCE = 2;

process.exit(await testWeb());

async function testWeb(): Promise<number> {
  const browser = findChromium();
  if (browser === null) {
    console.log(
      'Skipped: the web end-to-end tests need a Chromium, and there is none on this machine (install one, or name it in CHROMIUM_PATH).',
    );
    return 0;
  }
  if (isBuildStale()) {
    const problem = await buildApp();
    if (problem !== null) {
      console.error(`The window could not be built:\n${problem}`);
      return 1;
    }
  }
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const words = ['test', '--project=web', `--workers=${AT_ONCE}`, ...process.argv.slice(2)];
  const child = spawn(process.execPath, [playwright, ...words], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: browser },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}
