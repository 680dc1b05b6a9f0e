import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** Programs that others wrote, and how to come by one that is not here. */
const packages: Readonly<Record<string, string>> = {
  curl: 'curl',
  aria2c: 'aria2',
  openssl: 'openssl',
  nginx: 'nginx-light',
};

/** What is not installed of these, each with the package that has it. */
export function missingPrograms(): string[] {
  return Object.entries(packages)
    .filter(([program]) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
    .map(([program, name]) => `${program} (Debian's package ${name})`);
}

/** Seconds that a line of bash takes. @throws what it said, when it failed */
export function timed(line: string, words: readonly string[]): number {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync('bash', ['-euc', line, 'bash', ...words]);
  const seconds = (performance.now() - startedAt) / 1_000;
  if (status !== 0) throw new Error(`${line}: ${stderr.toString()}`);
  return seconds;
}

/** As `timed`, of one program, while this process goes on. */
export async function timedBeside(program: string, words: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const [status] = await once(spawn(program, words, { stdio: 'ignore' }), 'exit');
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}`);
  return (performance.now() - startedAt) / 1_000;
}
