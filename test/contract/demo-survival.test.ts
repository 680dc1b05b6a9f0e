import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoServer } from '../../src/core/demo/demo-server.ts';
import { createExchange } from '../../src/core/net/provider-exchange.ts';
import { adapterCases } from '../fakes/adapter-cases.ts';
import { VendorDemoClient } from '../fakes/vendor-demo-client.ts';

const KEY = 'sk_keyOfADemoThatIsKilled';
/** Slow enough that a render is still under way when its demo is killed. */
const TIME_SCALE = 10;
const RESTARTED_TIME_SCALE = 100;
const LONGEST_MS = 25_000;

describe.each(adapterCases)('the $name demo, killed', (one) => {
  let folder: string;
  let child: ChildProcess | null = null;
  let restarted: DemoServer | null = null;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'renderdesk-demo-'));
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    await restarted?.stop();
    restarted = null;
    await rm(folder, { recursive: true, force: true });
  });

  async function startKillable(): Promise<DemoServer> {
    const script = fileURLToPath(new URL('../fakes/run-demo.ts', import.meta.url));
    const words = [script, folder, KEY, String(TIME_SCALE), one.provider.id];
    child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    if (child.stdout === null) throw new Error('The demo has no output.');
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return JSON.parse(line) as DemoServer;
  }

  function exchangeWith(demo: DemoServer) {
    const signal = new AbortController().signal;
    const { keyHeader } = one.provider;
    const { baseUrl } = demo;
    return createExchange({ baseUrl, key: KEY, signal, userAgent: 'Renderdesk/test', keyHeader });
  }

  it('has what it answered, and renders it to its end', async () => {
    const before = await startKillable();
    const { operation, remoteId } = await one.provider.submit(one.payload, exchangeWith(before));
    const ended = child && once(child, 'exit');
    child?.kill('SIGKILL');
    await ended;

    restarted = await one.start({ folder, key: KEY, timeScale: RESTARTED_TIME_SCALE });
    const { renders } = await new VendorDemoClient(restarted, folder).report();
    expect(renders.map(({ id }) => id)).toContain(remoteId);
    const exchange = exchangeWith(restarted);
    const until = Date.now() + LONGEST_MS;
    let answer = await one.provider.check(operation, exchange);
    while (answer.outcome === 'pending' && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      answer = await one.provider.check(operation, exchange);
    }
    expect(answer.outcome).toBe('succeeded');
    expect(await filesWith(folder, KEY)).toEqual([]);
  });
});

async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(paths.length).toBeGreaterThan(2);
  const holding = await Promise.all(
    paths.map(async (path) => (await readFile(path)).includes(text)),
  );
  return paths.filter((_, index) => holding[index]);
}
