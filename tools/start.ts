/*
 * `npm start`: the desktop app where there is an Electron and a screen, else the same without a
 * window, with the address to open in a browser. `npm start -- --demo` adds the demo providers.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildApp, isBuildStale } from './app-build.ts';
import { findElectron } from './find-electron.ts';
import { root } from './root.ts';

/** An Electron that ends sooner than this, and badly, never showed its window. In milliseconds. */
const failedStartMs = 10_000;

const words = process.argv.slice(2);

if (isBuildStale()) {
  console.log('Building the app…');
  const problem = await buildApp();
  if (problem !== null) {
    console.error(`The app could not be built:\n${problem}`);
    process.exit(1);
  }
}
process.exit(await start());

async function start(): Promise<number> {
  const electron = await findElectron((sentence) => console.log(sentence));
  if (!electron.found) return startHeadless(electron.reason);
  const startedAt = performance.now();
  const code = await run(electron.path, [root, ...words]);
  const failed = code !== 0 && code !== null && performance.now() - startedAt < failedStartMs;
  return failed
    ? startHeadless(`Electron could not open a window here (it ended with ${code})`)
    : (code ?? 1);
}

async function startHeadless(reason: string): Promise<number> {
  console.log(`${reason}; starting without a window instead.`);
  const main = join(root, 'src', 'headless', 'cli', 'main.ts');
  return (await run(process.execPath, [main, 'serve', ...serveWords(words)])) ?? 1;
}

/** What `serve` understands of what the desktop app understands. */
function serveWords(given: readonly string[]): string[] {
  const kept: string[] = [];
  for (const [index, word] of given.entries()) {
    const before = given[index - 1];
    const isValue = before === '--home' || before === '--port';
    if (isValue || /^--(demo|json|home|port)(=|$)/.test(word)) kept.push(word);
  }
  return kept;
}

/** The exit code; null when a signal ended it. */
function run(program: string, words: readonly string[]): Promise<number | null> {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const child = spawn(program, words, { cwd: process.cwd(), stdio: 'inherit', env: environment });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${program} cannot be started: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code));
  });
}
