import '../../core/process-settings.ts';
import { enableCompileCache } from 'node:module';
import { compiledCodeFolder } from '../../host/folders.ts';

// Of a short command, half is compiling what the last one compiled too. Where nothing can be kept,
// Node goes on without.
const compiledCode = compiledCodeFolder({ environment: process.env, platform: process.platform });
if (compiledCode !== null) enableCompileCache(compiledCode);
const { runCommandLine } = await import('./run-command-line.ts');

const exitCode = await runCommandLine(process.argv.slice(2));
// What was written to a pipe is only in this process until it has drained.
await Promise.all(
  [process.stdout, process.stderr].map(
    (stream) => new Promise<void>((resolve) => stream.write('', () => resolve())),
  ),
);
process.exit(exitCode);
