import { waitedMs } from './processor-wait.ts';

/** Times of one kind of thing, in milliseconds. */
export interface Measured {
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly longest: number;
  readonly count: number;
}

export function summary(times: readonly number[]): Measured {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    median: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    longest: sorted.at(-1) ?? 0,
    count: sorted.length,
  };
}

/** @returns tells the milliseconds since, without those in which this thread waited for a processor */
export function stopwatch(): () => number {
  const waited = waitedMs();
  const began = performance.now();
  return () => {
    const took = performance.now() - began;
    return Math.max(0, took - (waitedMs() - waited));
  };
}

/** Calls `work` once for each input, after one round that nobody counts. */
export async function timed<Input>(
  inputs: readonly Input[],
  work: (input: Input) => unknown,
  warmUp = Math.min(20, inputs.length),
): Promise<Measured> {
  for (const input of inputs.slice(0, warmUp)) await work(input);
  const times: number[] = [];
  for (const input of inputs) {
    const took = stopwatch();
    const result = work(input);
    if (result instanceof Promise) await result;
    times.push(took());
  }
  return summary(times);
}

const ROUNDS = 5;

/**
 * The best of five rounds for each input: what is left are the differences between the inputs,
 * and not those between the moments of a machine that does other things as well.
 */
export async function bestOf<Input>(
  inputs: readonly Input[],
  work: (input: Input) => unknown,
): Promise<Measured> {
  const best = inputs.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, input] of inputs.entries()) {
      const took = stopwatch();
      const result = work(input);
      if (result instanceof Promise) await result;
      best[index] = Math.min(best[index] ?? Infinity, took());
    }
  }
  return summary(best);
}

/** A row of the table that is printed, and whether it reached its figure. */
export class Report {
  #missed = 0;

  /** @param figure what is to be reached, and by which of the times */
  say(what: string, measured: Measured, figure?: { by: keyof Measured; below: number }): void {
    const reached = figure === undefined || measured[figure.by] < figure.below;
    if (!reached) this.#missed += 1;
    const times = (['median', 'p95', 'p99', 'longest'] as const).map((name) =>
      measured[name].toFixed(2).padStart(9),
    );
    const verdict =
      figure === undefined ? '' : `${reached ? 'ok' : 'MISSED'}: ${figure.by} < ${figure.below}`;
    console.log(what.padEnd(46), ...times, String(measured.count).padStart(7), ` ${verdict}`);
  }

  head(title: string): void {
    console.log(
      `\n${title}`.padEnd(47),
      ...['median', 'p95', 'p99', 'longest'].map((name) => name.padStart(9)),
      'times'.padStart(7),
    );
  }

  get missed(): number {
    return this.#missed;
  }
}
