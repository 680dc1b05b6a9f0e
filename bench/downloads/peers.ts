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

export interface Took {
  readonly seconds: number;
  /** Of processor time, of all that it ran. */
  readonly processorSeconds: number;
}

/** What a line of bash takes. @throws what it said, when it failed */
export function timed(line: string, words: readonly string[]): Took {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync('bash', [
    '-euc',
    `${line}; times`,
    'bash',
    ...words,
  ]);
  const seconds = (performance.now() - startedAt) / 1_000;
  if (status !== 0) throw new Error(`${line}: ${stderr.toString()}`);
  return { seconds, processorSeconds: sumOfTimes(stdout.toString()) };
}

/** `0m0.012s 0m0.034s`, of the shell in one line and of what it ran in another. */
function sumOfTimes(said: string): number {
  const times = [...said.matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

/** As `timed`, while this process goes on. */
export async function timedBeside(line: string, words: readonly string[]): Promise<Took> {
  const startedAt = performance.now();
  const child = spawn('bash', ['-euc', `${line}; times`, 'bash', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`${line} ended with ${String(status)}`);
  const seconds = (performance.now() - startedAt) / 1_000;
  return { seconds, processorSeconds: sumOfTimes(said) };
}
