/*
 * `npm run torture`: tries to break what the tests promise, for longer than the tests do. Everything
 * stays on this machine's loopback, is bounded, and begins at a seed that is printed: with the same
 * seed the same happens again, as far as processes that are killed at moments in time can.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runSteps, type Step } from './run-steps.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    only: { type: 'string' },
    long: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? randomInt(1, 2 ** 31));
if (!Number.isSafeInteger(seed) || seed < 1) throw new Error('A seed is a whole number from 1 on.');

/** How much of everything: what fits a break, and what fits a night. */
const { kills, agreements, faultRuns, timesTheCases, fuzzCases } = values.long
  ? { kills: 1_000, agreements: 500, faultRuns: 10, timesTheCases: 200, fuzzCases: 1_000_000 }
  : { kills: 40, agreements: 40, faultRuns: 1, timesTheCases: 5, fuzzCases: 50_000 };

const vitest = (project: string, ...files: string[]) => ({
  command: 'vitest',
  arguments: ['run', '--project', project, '--testTimeout=7200000', ...files],
});

const killed = (what: string, file: string): Step => ({
  name: `${kills} kills of ${what}`,
  environment: { RENDERDESK_KILLS: String(kills) },
  ...vitest('integration', file),
});

const parts: Readonly<Record<string, readonly Step[]>> = {
  crash: [
    killed('a run of everything', 'core/torture.test.ts'),
    killed('a run of downloads', 'core/killed-downloads.test.ts'),
    killed('the care of the library', 'care/killed-care.test.ts'),
    { name: 'a demo that is killed', ...vitest('integration', 'cli/demo-torture.test.ts') },
  ],
  faults: Array.from({ length: faultRuns }, (_, index) => ({
    name: `every fault of four vendors, seed ${seed + index}`,
    environment: { RENDERDESK_FAULT_SEED: String(seed + index) },
    ...vitest('integration', 'core/fault-run.test.ts'),
  })),
  disk: [
    {
      name: `${agreements} random histories of library and disk`,
      environment: { RENDERDESK_AGREEMENTS: String(agreements) },
      ...vitest('integration', 'care/agreement.test.ts', 'core/full-disk.test.ts'),
    },
  ],
  environment: [
    {
      name: 'a real host through sleep, set clocks, full disks, lost names, ports and handles, and damaged databases',
      environment: { RENDERDESK_ENVIRONMENT: 'whole' },
      ...vitest('integration', 'integration/environment/'),
    },
  ],
  load: [
    {
      name: values.long ? '10,000 jobs in flight for an hour' : 'hundreds of jobs in flight',
      environment: values.long ? { RENDERDESK_LOAD: 'whole' } : {},
      ...vitest('integration', 'core/load.test.ts'),
    },
  ],
  input: [
    {
      name: `${fuzzCases} inputs for every parser that meets a stranger`,
      command: 'node',
      arguments: ['test/fuzz/main.ts', '--cases', String(fuzzCases), '--seed', String(seed)],
    },
    {
      name: `${timesTheCases} times the cases of every property`,
      environment: { RENDERDESK_RUNS: String(timesTheCases), RENDERDESK_SEED: String(seed) },
      ...vitest('unit', 'any-answer', 'redact', 'json-check', 'search', 'name', 'rate-facts'),
    },
  ],
};

const chosen = values.only?.split(',') ?? Object.keys(parts);
const unknown = chosen.filter((name) => !(name in parts));
if (values.help || unknown.length > 0) {
  console.log(`npm run torture -- [--seed N] [--long] [--only ${Object.keys(parts).join(',')}]`);
  process.exit(unknown.length > 0 ? 2 : 0);
}

console.log(
  `Seed ${seed}. Again: npm run torture -- --seed ${seed}${values.long ? ' --long' : ''}`,
);
/** What it measures is its own only while nothing else runs. */
const QUIET = 'load';
/** Processes that are killed, and hosts that are slept, wait for most of their time. */
const AT_ONCE = 2;

const stepsOf = (names: readonly string[]) => names.flatMap((name) => parts[name] ?? []);
const failed = [
  ...(await runSteps(stepsOf(chosen.filter((name) => name === QUIET)), {
    atOnce: 1,
    verbose: true,
  })),
  ...(await runSteps(stepsOf(chosen.filter((name) => name !== QUIET)), {
    atOnce: AT_ONCE,
    verbose: true,
  })),
];
if (failed.length > 0) process.exitCode = 1;
