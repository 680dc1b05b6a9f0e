import { runSteps, type Step } from './run-steps.ts';

// What must hold before every commit, and fast: types, lint, format, unit tests.

const layers = [
  'src/shared',
  'src/core',
  'src/host',
  'src/headless',
  'src/main',
  'src/preload',
  'src/renderer',
  'test',
  'tools',
  'bench',
];

const types: Step[] = layers.map((layer) => ({
  name: `types ${layer}`,
  command: 'tsc',
  arguments: ['-p', layer],
}));
const steps: Step[] = [
  { name: 'unit tests', command: 'vitest', arguments: ['run', '--project', 'unit'] },
  { name: 'lint', command: 'oxlint', arguments: ['--type-aware'] },
  { name: 'format', command: 'prettier', arguments: ['--check', '.', '--log-level', 'warn'] },
  ...types,
];

if ((await runSteps(steps, { atOnce: 3 })).length > 0) process.exitCode = 1;
