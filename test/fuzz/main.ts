import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { FuzzTold, FuzzWish } from './fuzz-worker.ts';

/*
 * `node test/fuzz/main.ts [--cases N] [--seed N] [--only NAME]`: meets every parser with inputs
 * that are changed by chance and led by which of our code they reach. Ends with 1 when one threw
 * what it should not, gave a wrong result, took more than a second, or hung.
 */

const LONGEST_INPUT = 256 * 1024;
const LOOK_MS = 5_000;
const CLOSING_MS = 3_000;
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed ?? randomInt(1, 2 ** 31));
const cases = Number(values.cases);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(cases) || cases < 1)
  throw new Error('Cases and the seed are whole numbers.');
console.log(`${cases} cases, seed ${seed}.`);

const wish: FuzzWish = {
  seed,
  cases,
  only: values.only ?? null,
  state: new Int32Array(new SharedArrayBuffer(8)),
  input: new Uint8Array(new SharedArrayBuffer(LONGEST_INPUT)),
};
const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), { workerData: wish });
let faults = 0;
let met = 0;
let isOver = false;

worker.on('message', (told: FuzzTold) => {
  if (told.type === 'target') {
    met += told.cases;
    console.log(
      `${told.name}: ${told.cases} cases, ${told.blocks} blocks, ${told.kept} inputs kept, the slowest ${told.slowestMs.toFixed(0)} ms`,
    );
  } else if (told.type === 'fault') {
    faults += 1;
    console.error(
      `FAULT in ${told.name}: ${told.what}\n  input (base64): ${told.input.slice(0, 400_000)}`,
    );
  } else end();
});
worker.on('error', (error) => {
  faults += 1;
  console.error(
    `FAULT: the thread ended: ${error.stack ?? error.message}\n  input (base64): ${lastInput()}`,
  );
  end();
});

let before = 0;
const watching = setInterval(() => {
  const now = Atomics.load(wish.state, 0);
  if (now === before && now > 0 && !isOver) {
    faults += 1;
    console.error(`FAULT: a case hangs\n  input (base64): ${lastInput()}`);
    end();
  }
  before = now;
}, LOOK_MS);

function lastInput(): string {
  const length = Math.min(Atomics.load(wish.state, 1), LONGEST_INPUT);
  return Buffer.from(wish.input.slice(0, length)).toString('base64').slice(0, 400_000);
}

function end(): void {
  isOver = true;
  clearInterval(watching);
  console.log(`${met} cases met, ${faults} faults.`);
  process.exitCode = faults === 0 ? 0 : 1;
  // What it opened is closed in its own time; a thread that hangs is not waited for.
  setTimeout(() => void worker.terminate(), CLOSING_MS);
}
