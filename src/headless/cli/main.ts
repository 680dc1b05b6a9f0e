import { runCommandLine } from './run-command-line.ts';

const exitCode = await runCommandLine(process.argv.slice(2));
// What was written to a pipe is only in this process until it has drained.
await Promise.all(
  [process.stdout, process.stderr].map(
    (stream) => new Promise<void>((resolve) => stream.write('', () => resolve())),
  ),
);
process.exit(exitCode);
