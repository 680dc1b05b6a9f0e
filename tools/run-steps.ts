import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** One command of a run, by a name that people know it by. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  /** Beside that of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Outcome {
  readonly name: string;
  /** 0: all went well. */
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

/**
 * Runs steps, at most `atOnce` at a time, and prints each one's output whole when it has ended:
 * all of it for a failed one, for the others only what `verbose` asks for. Gives those that failed.
 */
export async function runSteps(
  steps: readonly Step[],
  { atOnce, verbose = false }: { atOnce: number; verbose?: boolean },
): Promise<Outcome[]> {
  const waiting = [...steps];
  const failed: Outcome[] = [];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const outcome = await runStep(step);
      const { name, code, output, seconds } = outcome;
      if (code !== 0) failed.push(outcome);
      console.log(`${code === 0 ? '✓' : '✗'} ${name}  ${seconds.toFixed(1)} s`);
      if (code !== 0 || verbose) console.log(output.trimEnd());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return failed;
}

function runStep(step: Step): Promise<Outcome> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const child = spawn(step.command, step.arguments, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...step.environment },
      shell: process.platform === 'win32',
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
    const end = (code: number, words = '') => {
      const output = Buffer.concat(pieces).toString() + words;
      resolve({ name: step.name, code, output, seconds: (performance.now() - begun) / 1_000 });
    };
    child.on('error', (error) => end(1, `${step.command}: ${error.message}\n`));
    child.on('close', (code) => end(code ?? 1));
  });
}
