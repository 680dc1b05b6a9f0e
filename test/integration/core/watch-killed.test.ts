import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEMO_KEY, startDemo, stopDemo, type DemoClient } from '../../fakes/demo-client.ts';
import { anImage } from './core-under-test.ts';

const script = new URL('watch-process.ts', import.meta.url);
/** One that is sent, one that never can be, and a copy of the first. */
const FILES = 3;
/** Every deed takes minutes: by default each seventh, and all of them where they are asked for. */
const STEP = process.env['RENDERDESK_EVERY_DEED'] === undefined ? 7 : 1;
/** How long a process may take to put three files away. */
const LONGEST_MS = 40_000;

interface Told {
  readonly type: 'deed' | 'counts';
  readonly number?: number;
  readonly counts?: { readonly done: number; readonly failed: number };
}

/** Runs until it dies at its n-th deed, or until all files are put away; tells its deeds. */
function run(folder: string, { demo }: DemoClient, nth: number): Promise<number> {
  const words = [join(folder, 'home'), demo.baseUrl, DEMO_KEY, join(folder, 'watched'), `${nth}`];
  const child = fork(script, words, { execArgv: process.execArgv, silent: true });
  const late = setTimeout(() => child.kill(), LONGEST_MS);
  return new Promise((resolve, reject) => {
    let deeds = 0;
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('message', ({ type, number, counts }: Told) => {
      if (type === 'deed') deeds = number ?? 0;
      else if (counts !== undefined && counts.done + counts.failed === FILES) child.kill('SIGKILL');
    });
    child.on('exit', (_code, signal) => {
      clearTimeout(late);
      if (signal === 'SIGKILL') resolve(deeds);
      else reject(new Error(`it did not come to its end\n${errors}`));
    });
  });
}

/** Three files, of which the process is killed at its n-th deed and then started again. */
async function killedAt(demo: DemoClient, nth: number): Promise<{ deeds: number; end: string[] }> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'renderdesk-killed-')));
  const watched = join(folder, 'watched');
  mkdirSync(watched);
  const payload = JSON.stringify(anImage('killed', `killed at ${nth}`).document);
  writeFileSync(join(watched, 'a.json'), payload);
  writeFileSync(join(watched, 'b.json'), '{"a": 1}');
  writeFileSync(join(watched, 'c.json'), payload);
  try {
    const deeds = await run(folder, demo, nth);
    if (nth > 0) await run(folder, demo, 0);
    const files = readdirSync(watched, { recursive: true, encoding: 'utf8' });
    return { deeds, end: files.filter((name) => /\.(json|txt)$/.test(name)).toSorted() };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}

test('killed at any of its deeds, it goes on: each file is put away, none is paid for twice', async () => {
  const demo = await startDemo({ timeScale: 50 });
  try {
    const whole = [
      'done/a.json',
      'failed/b.json',
      'failed/b.json.txt',
      'failed/c.json',
      'failed/c.json.txt',
    ];
    // The kill may have taken the answer to the submit away.
    const lost = ['failed/a.json', 'failed/a.json.txt', ...whole.slice(1)];
    const { deeds, end } = await killedAt(demo, 0);
    expect(end).toEqual(whole);
    const submits = async () => (await demo.report()).traffic.requests['submit'] ?? 0;
    for (let nth = 1; nth <= deeds; nth += STEP) {
      const before = await submits();
      const { end: left } = await killedAt(demo, nth);
      expect([whole, lost], `killed at deed ${nth}`).toContainEqual(left);
      // What was written down as about to be sent, and was not, is a person's to settle as well.
      const sent = left.includes('done/a.json') ? [1] : [0, 1];
      expect(sent, `killed at deed ${nth}`).toContain((await submits()) - before);
    }
    expect(deeds).toBeGreaterThan(15);
  } finally {
    await stopDemo(demo);
  }
}, 600_000);
