import { loadavg } from 'node:os';
import type { Brought } from './order.ts';

export interface Run {
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Of the app; absent for programs of others. */
  readonly app?: Brought;
}

/** A ratio that is to be reached. */
export interface Figure {
  readonly who: string;
  readonly of: string;
  readonly most: number;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;

/** Every contestant once a round, in turn; one round before that does not count. */
export async function interleaved(
  title: string,
  rounds: number,
  contestants: Readonly<Record<string, () => Promise<Run> | Run>>,
): Promise<Map<string, Run[]>> {
  const runs = new Map<string, Run[]>(Object.keys(contestants).map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(contestants)) {
      const came = await run();
      if (round >= 0) runs.get(name)?.push(came);
    }
    console.error(`${title}, round ${round + 1}; load ${loadavg()[0]?.toFixed(1) ?? ''}`);
  }
  return runs;
}

/** Milliseconds and MiB that the app's process may take. */
const MOST_LATE_P99 = 10;
const MOST_LATE = 25;
export const MOST_MIB = 200;

/** Prints what came of it in Markdown; says how many figures were missed. */
export function report(
  title: string,
  runs: ReadonlyMap<string, readonly Run[]>,
  figures: readonly Figure[],
): number {
  const peers = [...new Set(figures.map((figure) => figure.of))];
  const seconds = (name: string) => runs.get(name)?.map((run) => run.seconds) ?? [];
  // Of each round its own: what else the machine does weighs on all of a round alike.
  const ratios = (name: string, peer: string) =>
    seconds(name)
      .map((value, round) => value / (seconds(peer)[round] ?? NaN))
      .toSorted((left, right) => left - right);
  console.log(
    `\n| ${title} | s | ${peers.map((peer) => `of ${peer}`).join(' | ')} | CPU s | peak MiB | late p99, longest |`,
  );
  console.log(`| --- | --- | ${peers.map(() => '---').join(' | ')} | --- | --- | --- |`);
  let missed = 0;
  const miss = (what: string) => {
    missed += 1;
    console.error(`MISSED: ${title}: ${what}`);
  };
  for (const [name, all] of runs) {
    const cells = peers.map((peer) => {
      if (peer === name) return '1';
      const sorted = ratios(name, peer);
      const [least, most] = [sorted[0] ?? NaN, sorted.at(-1) ?? NaN];
      const figure = figures.find(({ who, of }) => who === name && of === peer);
      const middle = median(sorted);
      if (figure !== undefined && middle > figure.most)
        miss(`${name} takes ${middle.toFixed(2)} of ${peer}, ${figure.most} asked`);
      return `${middle.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
    });
    const app = all.flatMap((run) => run.app ?? []);
    const [peak, late] = app.length === 0 ? ['', ''] : ofApp(name, app, miss);
    const processor = median(all.map(({ processorSeconds }) => processorSeconds)).toFixed(2);
    console.log(
      `| ${name} | ${median(seconds(name)).toFixed(2)} | ${cells.join(' | ')} | ${processor} | ${peak} | ${late} |`,
    );
  }
  return missed;
}

function ofApp(name: string, app: readonly Brought[], miss: (what: string) => void): string[] {
  const peak = Math.max(...app.map((brought) => brought.peak));
  const p99 = median(app.map(({ late }) => late.p99));
  const longest = Math.max(...app.map(({ late }) => late.longest));
  if (peak >= MOST_MIB) miss(`${name} takes ${peak.toFixed(0)} MiB, ${MOST_MIB} asked`);
  if (p99 >= MOST_LATE_P99) miss(`${name}: the loop is late by ${p99.toFixed(1)} ms at p99`);
  if (longest > MOST_LATE) miss(`${name}: the loop stood still for ${longest.toFixed(1)} ms`);
  return [peak.toFixed(0), `${p99.toFixed(1)}, ${longest.toFixed(1)} ms`];
}
