import { boundWithProgress, boundWithoutProgress } from './polling/lower-bound.ts';
import { PollGate } from '../src/core/jobs/polling/pacing.ts';
import {
  byIndex,
  naive,
  promisedWaitMs,
  roundRobin,
  run,
  truth,
  type Outcome,
} from './polling/run.ts';
import { NaiveLoop } from './polling/simple-followers.ts';
import { burstOfSubmits, byList, LIST_MINUTES, withDownloads } from './polling/scenarios.ts';
import { usualModel } from './polling/simulated-provider.ts';
import { tickCost } from './polling/tick-cost.ts';

// Which job to ask next: the core's own scheduler, follower, budget, job store and database (in
// memory) against a simulated provider and clock. `npx node bench/polling-simulation.ts`, some six
// minutes; with names of parts, only those (`10 lists`). Every figure but the costs comes out the
// same on any machine and in any choice of parts: time is simulated, and each part draws its own
// random numbers from its seed. Ends with 1 if a target is missed.

const seconds = (ms: number) => (Number.isNaN(ms) ? '–' : (ms / 1000).toFixed(ms < 10_000 ? 2 : 1));
const missed: string[] = [];
const blindModel = { ...usualModel, bar: 'none' } as const;

function expectAtMost(what: string, value: number, most: number, unit = ''): void {
  const reached = value <= most;
  if (!reached) missed.push(what);
  const number = value.toFixed(value >= 100 ? 0 : 3);
  console.log(
    `  ${reached ? 'reached' : 'MISSED '} ${what}: ${number}${unit}, at most ${Number(most.toFixed(2))}${unit}`,
  );
}

function heading(text: string): void {
  console.log(`\n${text}`);
}

const columns = [
  'mean s',
  'p95 s',
  'failed s',
  'polls/job',
  'sent/h',
  '429',
  'in 60 s',
  'waited s',
];
const widths = [9, 9, 9, 10, 9, 9, 8, 9];
const line = (name: string, cells: readonly string[]) =>
  console.log(name.padEnd(34) + cells.map((cell, at) => cell.padStart(widths[at] ?? 9)).join(''));

function row(name: string, outcome: Outcome, hours: number): void {
  line(name, [
    seconds(outcome.meanMs),
    seconds(outcome.p95Ms),
    seconds(outcome.failureMeanMs),
    outcome.perJob.toFixed(1),
    (outcome.requests / hours).toFixed(0),
    `${((100 * outcome.refusals) / outcome.requests).toFixed(0)} %`,
    String(outcome.mostInAWindow),
    seconds(outcome.longestWaitMs),
  ]);
}

/** Hours simulated: with few jobs longer, so that some hundreds of renders end. */
const hoursFor = (jobs: number) => (jobs <= 10 ? 16 : jobs < 2_000 ? 8 : 5);
const HOURS_OF_A_CASE = 4;
/** The naive loop sends hundreds of requests a second with many jobs. */
const naiveHoursFor = (jobs: number) => (jobs > 50 ? 200 / jobs + 1 : 10);

async function compare(jobs: number): Promise<void> {
  const minutes = 60 * hoursFor(jobs);
  const naiveMinutes = 60 * naiveHoursFor(jobs);
  heading(
    `${jobs} ${jobs === 1 ? 'job' : 'jobs'} in flight, ${usualModel.count} requests a minute`,
  );
  line('', columns);
  row('every job every 3 s', await run({ jobs, minutes: naiveMinutes }, naive), naiveMinutes / 60);
  const turns = await run({ jobs, minutes }, roundRobin(usualModel));
  row('round-robin at the limit', turns, minutes / 60);
  const index = await run({ jobs, minutes }, byIndex(usualModel));
  row('index', index, minutes / 60);
  if (jobs === 10 || jobs === 50) {
    const floored = await run({ jobs, minutes }, byIndex(usualModel, { floorMs: 2_000 }));
    row('index, each job 2 s apart', floored, minutes / 60);
    const free = { ...usualModel, count: 1_000_000 };
    const freely = await run(
      { jobs, minutes, model: free },
      (world) => new NaiveLoop(world, 2_000),
    );
    row('every job every 2 s, no limit', freely, minutes / 60);
  }
  const bound = jobs > 1 ? boundWithProgress(jobs, usualModel) : null;
  const blind = jobs > 1 ? boundWithoutProgress(jobs, usualModel) : null;
  if (bound !== null) line('lower bound', [seconds(bound.meanMs)]);
  if (blind !== null) line('lower bound without progress', [seconds(blind.meanMs)]);
  if (jobs >= 50 && jobs <= 200)
    line('index so unbound, no progress', [seconds(boundWithProgress(jobs, blindModel).meanMs)]);
  expectAtMost('refused requests', index.refusals, 0);
  expectAtMost('requests in any 60 s', index.mostInAWindow, usualModel.count);
  const spacing = new PollGate(usualModel).intervalMs(0);
  expectAtMost(
    'longest wait for a poll',
    index.longestWaitMs / 1000,
    promisedWaitMs(jobs, spacing) / 1000,
    ' s',
  );
  const most = new Map([
    [10, 0.35],
    [50, 0.35],
    [100, 0.45],
    [200, 0.75],
  ]).get(jobs);
  if (most !== undefined) expectAtMost('of round-robin', index.meanMs / turns.meanMs, most);
  if (jobs === 200 && bound !== null)
    expectAtMost('of the lower bound', index.meanMs / bound.meanMs, 1.1);
}

async function wrongPriors(): Promise<void> {
  const right = truth(usualModel);
  heading('50 jobs, a prior wrong by two, as it stays and as it is learned');
  line('', columns);
  const minutes = 60 * HOURS_OF_A_CASE;
  for (const [name, factor] of [
    ['right', 1],
    ['twice too long', 2],
    ['twice too short', 0.5],
  ] as const)
    for (const learns of [false, true]) {
      const prior = { ...right, logMean: right.logMean + Math.log(factor) };
      const outcome = await run({ jobs: 50, minutes }, byIndex(usualModel, { prior, learns }));
      row(`${name}, ${learns ? 'learned' : 'kept'}`, outcome, minutes / 60);
    }
}

async function bars(): Promise<void> {
  heading('50 jobs, other progress bars');
  line('', columns);
  for (const [name, bar] of [
    ['no bar at all', 'none'],
    ['one in five hangs at 99 %', 'some-hang'],
  ] as const) {
    const model = { ...usualModel, bar };
    row(
      name,
      await run({ jobs: 50, minutes: 60 * HOURS_OF_A_CASE, model }, byIndex(model)),
      HOURS_OF_A_CASE,
    );
  }
  const wild = { ...usualModel, barCurveDeviation: 0.6 };
  row(
    'bars three times as uneven',
    await run({ jobs: 50, minutes: 60 * HOURS_OF_A_CASE, model: wild }, byIndex(wild)),
    HOURS_OF_A_CASE,
  );
}

async function sharedLimit(): Promise<void> {
  heading('50 jobs and a burst of 500 submits on the same limit');
  const burst = await burstOfSubmits(500, 50);
  console.log(`  all sent after ${seconds(burst.allSentMs)} s`);
  expectAtMost('refused requests', burst.refusals, 0);
  expectAtMost('requests in any 60 s', burst.mostInAWindow, usualModel.count);
  expectAtMost('longest time without a poll', burst.longestSilenceMs / 1000, 5, ' s');
  heading('50 jobs, and a download for each on the same limit');
  const { downloadMeanMs, downloadMostMs, ...downloads } = await withDownloads(50);
  line('', columns);
  row('index', downloads, 4.8);
  console.log(
    `  a download waits ${seconds(downloadMeanMs)} s, at most ${seconds(downloadMostMs)} s`,
  );
  expectAtMost('refused requests', downloads.refusals, 0);
}

async function lists(): Promise<void> {
  heading('200 jobs, a provider with a list (answers are 0.07 s on their way)');
  line('', columns);
  for (const [count, most] of [
    [120, 0.5],
    [20, 1.5],
  ] as const) {
    const outcome = await byList(200, { ...usualModel, count });
    row(`${count} requests a minute`, outcome, LIST_MINUTES / 60);
    expectAtMost('refused requests', outcome.refusals, 0);
    expectAtMost(
      'mean, rounded to tenths, without the way',
      Math.round((outcome.meanMs - 70) / 100) / 10,
      most,
      ' s',
    );
  }
}

function costs(): void {
  heading('one choice with 100,000 jobs waiting');
  for (const added of ['at once', 'over an hour'] as const) {
    const { putMs, medianMs, p99Ms, mostMs } = tickCost(100_000, added);
    console.log(
      `  added ${added}: median ${medianMs.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms, most ${mostMs.toFixed(2)} ms; adding one ${(1000 * putMs).toFixed(1)} µs`,
    );
    expectAtMost('p99 of a choice', p99Ms, 5, ' ms');
  }
}

const parts = new Map<string, () => Promise<void> | void>([
  ...[1, 10, 50, 100, 200, 2_000].map((jobs) => [String(jobs), () => compare(jobs)] as const),
  ['priors', wrongPriors],
  ['bars', bars],
  ['shared', sharedLimit],
  ['lists', lists],
  ['costs', costs],
]);
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !parts.has(name));
if (unknown.length > 0) throw new Error(`no parts: ${unknown.join(', ')}`);
for (const [name, part] of parts) if (chosen.length === 0 || chosen.includes(name)) await part();
console.log(missed.length === 0 ? '\nAll reached.' : `\nMissed: ${missed.join('; ')}`);
if (missed.length > 0) process.exitCode = 1;
