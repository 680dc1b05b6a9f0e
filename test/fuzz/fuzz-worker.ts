import { parentPort, workerData } from 'node:worker_threads';
import { Chance } from '../../src/core/demo/sloppy/chance.ts';
import { Mutator } from './mutator.ts';
import { targets } from './targets.ts';
import { BlockWatch } from './watch-blocks.ts';

/*
 * Meets every target with its share of the cases. Inputs after which new blocks of our code have
 * run are kept, and changed further. The one that is being met stands in shared memory, so that
 * whoever watches can tell which it was when this thread hangs.
 */

export interface FuzzWish {
  readonly seed: number;
  readonly cases: number;
  readonly only: string | null;
  /** How many cases have begun, and how long the input of the last one is. */
  readonly state: Int32Array;
  readonly input: Uint8Array;
}
export type FuzzTold =
  | {
      readonly type: 'target';
      readonly name: string;
      readonly cases: number;
      readonly blocks: number;
      readonly kept: number;
      readonly slowestMs: number;
    }
  | { readonly type: 'fault'; readonly name: string; readonly input: string; readonly what: string }
  | { readonly type: 'end' };

/** Looking at what ran costs more than most cases: so many of a target's are looked at. */
const LOOKED_AT = 0.1;
const HANG_MS = 1_000;
const wish = workerData as FuzzWish;
const tell = (told: FuzzTold): void => parentPort?.postMessage(told, []);

// A promise that nobody waits for may fail, too.
let stray: unknown = null;
process.on('unhandledRejection', (error) => (stray = error));
process.on('uncaughtException', (error) => (stray = error));

const chosen = targets.filter(({ name }) => wish.only === null || name.includes(wish.only));
const weights = chosen.reduce((sum, { weight }) => sum + weight, 0);
for (const target of chosen) {
  const chance = new Chance(wish.seed);
  const mutator = new Mutator(chance, target.seeds);
  const corpus = [...target.seeds];
  const watch = new BlockWatch();
  const cases = Math.ceil((wish.cases * target.weight) / weights);
  let slowestMs = 0;
  for (let at = 0; at < cases; at += 1) {
    const input = target.seeds[at] ?? mutator.next(corpus);
    wish.input.set(input.subarray(0, wish.input.length));
    Atomics.store(wish.state, 1, input.length);
    Atomics.add(wish.state, 0, 1);
    const begun = performance.now();
    try {
      await target.meet(input);
      if (stray !== null && target.mayReject !== true) throw stray;
      stray = null;
    } catch (error) {
      stray = null;
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      tell({
        type: 'fault',
        name: target.name,
        input: Buffer.from(input).toString('base64'),
        what,
      });
    }
    slowestMs = Math.max(slowestMs, performance.now() - begun);
    if (performance.now() - begun > HANG_MS)
      tell({
        type: 'fault',
        name: target.name,
        input: Buffer.from(input).toString('base64'),
        what: 'it took more than a second',
      });
    const isLookedAt = at < target.seeds.length || chance.happens(LOOKED_AT);
    if (isLookedAt && watch.newBlocks() > 0 && at >= target.seeds.length) corpus.push(input);
  }
  const { blocks } = watch;
  watch.stop();
  tell({
    type: 'target',
    name: target.name,
    cases,
    blocks,
    kept: corpus.length - target.seeds.length,
    slowestMs,
  });
}
tell({ type: 'end' });
for (const target of targets) await target.close?.();
