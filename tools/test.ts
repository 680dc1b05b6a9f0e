import { runSteps, type Step } from './run-steps.ts';

// Everything that can be proven on this machine, the quick first. Each browser or Electron suite
// says by itself when it finds none, and why it was skipped.

const node = process.execPath;
/** They wait for processes and sockets half of the time, so that two share two cores well. */
const suite = (project: string) => ['run', '--project', project, '--maxWorkers=2'];
const rounds: Step[][] = [
  [
    {
      name: 'check: types, lint, format, unit tests',
      command: node,
      arguments: ['tools/check.ts'],
    },
  ],
  [
    { name: 'contract tests', command: 'vitest', arguments: suite('contract') },
    {
      name: 'fuzz, for a moment',
      command: node,
      arguments: ['test/fuzz/main.ts', '--cases', '8000'],
    },
    { name: 'integration tests', command: 'vitest', arguments: suite('integration') },
  ],
  [{ name: 'build', command: 'electron-vite', arguments: ['build'] }],
  [{ name: 'web end-to-end', command: node, arguments: ['tools/web-e2e.ts'] }],
  [{ name: 'Electron end-to-end', command: node, arguments: ['tools/electron-e2e.ts'] }],
];

const failed: string[] = [];
for (const round of rounds)
  for (const step of round)
    if (!(await runSteps([step], { atOnce: 1, verbose: true }))) failed.push(step.name);

const all = rounds.flat().length;
if (failed.length > 0) console.log(`Failed: ${failed.join('; ')}`);
console.log(`${all - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
