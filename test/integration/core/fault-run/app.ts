import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AccountOrder, Order, Told, ToldJob } from './told.ts';

const program = fileURLToPath(new URL('./app-life.ts', import.meta.url));

/** The app over all its lives, and what it told. */
export class App {
  readonly #words: string[];
  #child: ChildProcess | null = null;
  #jumpedMs = 0;
  jobs: readonly ToldJob[] = [];
  paused: readonly string[] = [];
  readonly faults: string[] = [];
  readonly log: string[] = [];
  /** Jobs of which a person was told that they need one. */
  readonly needsPerson = new Set<string>();

  constructor(folder: string, accounts: readonly AccountOrder[]) {
    const file = join(folder, 'accounts-of-the-keychain.json');
    writeFileSync(file, JSON.stringify(accounts));
    this.#words = [join(folder, 'home'), file, String(Date.now())];
  }

  async begin(): Promise<void> {
    const words = [...this.#words, String(this.#jumpedMs)];
    const child = fork(program, words, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.on('message', (told: Told) => {
        if (told.type === 'ready') resolve();
        else this.#hear(told);
      });
      child.once('exit', () => reject(new Error('the app ended while it began')));
    });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** A life that is just over takes no orders. */
  order(order: Order): void {
    if (order.type === 'jump') this.#jumpedMs += order.ms;
    if (this.#child?.connected === true) this.#child.send(order, () => undefined);
  }

  #hear(told: Exclude<Told, { type: 'ready' }>): void {
    switch (told.type) {
      case 'fault':
        this.faults.push(told.message);
        return;
      case 'log':
        this.log.push(told.line);
        return;
      case 'notice':
        if (told.kind === 'needs-you' && told.jobId !== null) this.needsPerson.add(told.jobId);
        return;
      case 'jobs':
        this.jobs = told.jobs;
        this.paused = told.paused;
        return;
    }
  }
}
