import { runSteps, type Outcome, type Step } from './run-steps.ts';

// Everything that can be proven on this machine, the quick first. Each browser or Electron suite
// says by itself when it finds none, and why it was skipped.

const node = process.execPath;
/** They wait for processes, sockets and scaled time most of the time: four share two cores well. */
const suites = (...projects: string[]) => [
  'run',
  ...projects.map((project) => `--project=${project}`),
  '--maxWorkers=4',
];
const steps: Step[] = [
  { name: 'check: types, lint, format, unit tests', command: node, arguments: ['tools/check.ts'] },
  {
    name: 'fuzz, for a moment',
    command: node,
    arguments: ['test/fuzz/main.ts', '--cases', '8000'],
  },
  // In one run: the longest contract test takes as long as all others of its suite together.
  {
    name: 'contract and integration tests',
    command: 'vitest',
    arguments: suites('contract', 'integration'),
  },
  { name: 'build', command: 'electron-vite', arguments: ['build'] },
  { name: 'web end-to-end', command: node, arguments: ['tools/web-e2e.ts'] },
  { name: 'Electron end-to-end', command: node, arguments: ['tools/electron-e2e.ts'] },
];

/** Of what failed, said again at the end: whoever reads only the last page sees why. */
const LAST_WORDS_CHARACTERS = 6_000;

const failed: Outcome[] = [];
for (const step of steps) failed.push(...(await runSteps([step], { atOnce: 1, verbose: true })));

for (const { name, output } of failed) {
  const words = output.trimEnd().slice(-LAST_WORDS_CHARACTERS / failed.length);
  console.log(`\n✗ ${name}, its last words:\n${words}\n`);
}
console.log(`${steps.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
