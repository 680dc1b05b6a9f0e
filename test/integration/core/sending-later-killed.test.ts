import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { HOUR } from '../../../src/shared/durations.ts';
import { DEMO_KEY } from '../../fakes/demo-client.ts';
import type { Order, Told, ToldJob } from './core-process.ts';
import { eventually } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

const bench = coresOnOneHome();
const program = fileURLToPath(new URL('./core-process.ts', import.meta.url));
const LOOK_MS = 50;
const LONGEST_MS = 120_000;

const submits = async () => (await bench.demo.report()).traffic.requests['submit'] ?? 0;

/** A process on the home, until it is killed. */
class Life {
  readonly #child: ChildProcess;
  readonly #told: Told[] = [];

  constructor() {
    this.#child = fork(program, [bench.home, bench.demo.demo.baseUrl, DEMO_KEY], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', (told: Told) => this.#told.push(told));
  }

  order(order: Order): void {
    this.#child.send(order);
  }

  hears(type: Told['type']): Promise<void> {
    return this.#tells((told) => told.type === type);
  }

  async job(fits: (job: ToldJob) => boolean): Promise<void> {
    const look = setInterval(() => this.order({ tell: true }), LOOK_MS);
    const isSo = (told: Told) => told.type === 'jobs' && told.jobs.some(fits);
    await this.#tells(isSo).finally(() => clearInterval(look));
  }

  #tells(isSo: (told: Told) => boolean): Promise<void> {
    return eventually(() => {
      if (this.#child.exitCode !== null) throw new Error('the process has ended by itself');
      return this.#told.some(isSo);
    }, LONGEST_MS);
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

async function during(live: (life: Life) => Promise<void>): Promise<void> {
  const life = new Life();
  try {
    await life.hears('ready');
    await live(life);
  } finally {
    await life.kill();
  }
}

test('killed while it waits for its time, it waits on, and is sent once when that comes', async () => {
  const sendAt = Date.now() + 10 * HOUR;
  await during(async (life) => {
    life.order({ sendLater: sendAt });
    await life.hears('accepted');
  });
  await during(async (life) => {
    // Another that may go has gone: it had its turn, and was left where it is.
    life.order({ submit: [{ kind: 'image', text: 'at once' }] });
    await life.job(({ name, state }) => name === 'at once' && state === 'completed');
    await life.job(({ name, state }) => name === 'later' && state === 'queued');
    expect(await submits()).toBe(1);
    life.order({ jump: 10 * HOUR });
    await life.job(({ name, state }) => name === 'later' && state === 'completed');
  });
  expect(await submits()).toBe(2);
});
