import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openForReading } from '../../../src/core/db/database.ts';
import { DEMO_KEY, startDemo, stopDemo, type DemoClient } from '../../fakes/demo-client.ts';
import type { Found, ToldAfter } from './after-process.ts';
import { eventually } from './core-under-test.ts';

const program = fileURLToPath(new URL('./after-process.ts', import.meta.url));
/** A life and what follows it take three seconds: by default few of a hundred deeds, or all. */
const STEP = process.env['RENDERDESK_EVERY_DEED'] === undefined ? 17 : 1;
/** How long two renders may take on a machine that does other things as well. */
const LONGEST_MS = 120_000;

/** Runs until it dies at its n-th deed, or until both are in the library. @returns the last it told */
async function run(
  home: string,
  { demo }: DemoClient,
  nth: number,
  look: Look,
): Promise<ToldAfter> {
  const child = fork(program, [home, demo.baseUrl, DEMO_KEY, String(nth)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  let last: ToldAfter = { deeds: 0, remoteIds: [], states: [] };
  child.on('message', (told: ToldAfter) => {
    last = told;
    look(child, told);
  });
  const isOver = () => child.exitCode !== null || child.signalCode !== null || areDone(last);
  await eventually(isOver, LONGEST_MS).finally(() => child.kill('SIGKILL'));
  await ended;
  return last;
}
type Look = (child: ChildProcess, told: ToldAfter) => void;

const areDone = ({ states }: ToldAfter) =>
  states.length === 2 && states.every((state) => state === 'completed');

/** Whoever finds one unconfirmed looks at the provider: did it arrive? Each is settled once. */
function settling(demo: DemoClient): Look {
  let isSettled = false;
  const settle = async (child: ChildProcess, known: ToldAfter['remoteIds']) => {
    const { renders } = await demo.report();
    const found: Found = { remoteId: renders.find(({ id }) => !known.includes(id))?.id ?? null };
    child.send(found);
  };
  return (child, { remoteIds, states }) => {
    if (isSettled || !states.includes('unconfirmed')) return;
    isSettled = true;
    void settle(child, remoteIds);
  };
}

interface Life {
  readonly nth: number;
  readonly deeds: number;
  readonly states: readonly string[];
  /** Renders that came to the provider. */
  readonly sent: number;
  readonly order: readonly string[];
}

/** When the first had ended and the second was sent, as both were written down. */
function orderIn(home: string): string[] {
  const { reader, close } = openForReading(join(home, 'library.db'));
  const rows = reader.all(
    `SELECT job.name, history.state FROM job_history AS history
       JOIN job ON job.number = history.job_number
     WHERE history.state IN ('submitting', 'completed') ORDER BY history.rowid`,
  );
  close();
  return rows
    .map(({ name, state }) => `${String(name)} ${String(state)}`)
    .filter((step) => step === 'first completed' || step === 'second submitting');
}

async function killedAt(nth: number): Promise<Life> {
  const home = mkdtempSync(join(tmpdir(), 'renderdesk-after-'));
  const demo = await startDemo({ timeScale: 50 });
  try {
    const first = await run(home, demo, nth, () => undefined);
    const last = nth === 0 ? first : await run(home, demo, 0, settling(demo));
    const sent = (await demo.report()).renders.length;
    return { nth, deeds: first.deeds, states: last.states, sent, order: orderIn(home) };
  } finally {
    await stopDemo(demo);
    rmSync(home, { recursive: true, force: true, maxRetries: 20 });
  }
}

test('killed anywhere between the end of one and the sending of the next: sent once, and not too early', async () => {
  const whole = await killedAt(0);
  expect(whole.deeds).toBeGreaterThan(10);
  const lives = [whole];
  for (let nth = 1; nth <= whole.deeds; nth += STEP) lives.push(await killedAt(nth));
  const seen = lives.map(({ nth, states, sent, order }) => ({
    nth,
    states,
    sent,
    first: order[0],
    isSecondSent: order.includes('second submitting'),
  }));
  const right = {
    states: ['completed', 'completed'],
    sent: 2,
    first: 'first completed',
    isSecondSent: true,
  };
  expect(seen).toEqual(lives.map(({ nth }) => ({ nth, ...right })));
}, 600_000);
