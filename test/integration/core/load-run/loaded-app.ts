import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import type { LoadOrder, LoadTold, Measured } from './load-life.ts';
import { accountName } from './load-accounts.ts';
import type { LoadedVendors } from './loaded-vendors.ts';
import { loadedVendors, vendorShares } from './settings.ts';

const program = fileURLToPath(new URL('./load-life.ts', import.meta.url));
/** Of one order, so that the channel carries none too long. */
const MOST_FILES = 50;

/** The app under load, seen from outside: through its channel, its database and its files. */
export class LoadedApp {
  readonly #child: ChildProcess;
  readonly #home: string;
  #database: Database.Database | null = null;
  /** Ordered, and not yet taken in. */
  #ordered = 0;
  #turn = 0;
  #measured: ((measured: Measured) => void) | null = null;
  readonly refusals: string[] = [];

  private constructor(child: ChildProcess, home: string) {
    this.#child = child;
    this.#home = home;
    child.on('message', (told: LoadTold) => {
      if (told.type === 'refused') this.refusals.push(told.message);
      else if (told.type === 'taken') this.#ordered -= told.count;
      else if (told.type === 'measured') this.#measured?.(told);
    });
  }

  static async start(home: string): Promise<LoadedApp> {
    const child = fork(program, [home], {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const app = new LoadedApp(child, home);
    await once(child, 'message');
    return app;
  }

  order(order: LoadOrder): void {
    this.#child.send(order);
  }

  /** Orders as many as are missing, from all accounts in turn by their vendors' shares. */
  makeUpTo(count: number, vendors: LoadedVendors): void {
    let missing = count - this.#underWay() - this.#ordered;
    for (const id of loadedVendors) {
      const { accounts, share } = vendorShares[id];
      let left = Math.min(missing, Math.ceil(missing * share));
      missing = Math.max(0, missing);
      while (left > 0) {
        const files = vendors.files(id, Math.min(left, MOST_FILES));
        this.#turn += 1;
        this.order({ type: 'submit', account: accountName(id, this.#turn % accounts), files });
        this.#ordered += files.length;
        left -= files.length;
      }
    }
  }

  async measure(anew: boolean): Promise<Measured> {
    const measured = new Promise<Measured>((resolve) => {
      this.#measured = resolve;
    });
    this.order({ type: 'measure', anew });
    return measured;
  }

  /** Jobs by their state. */
  states(): Map<string, number> {
    const rows = this.#rows('SELECT state, count(*) AS count FROM job GROUP BY state');
    return new Map(rows.map((row) => [String(row['state']), Number(row['count'])]));
  }

  jobCount(): number {
    return this.#number('SELECT count(*) AS count FROM job');
  }

  endedCount(): number {
    return this.#number('SELECT count(*) AS count FROM job WHERE ended_at IS NOT NULL');
  }

  /** Jobs that a vendor has given an id. */
  sentCount(): number {
    return this.#number('SELECT count(*) AS count FROM job WHERE remote_id IS NOT NULL');
  }

  /** Files of the library that are on the disk and as long as its rows say. */
  wholeFiles(): number {
    const rows = this.#rows("SELECT folder, file_name, bytes FROM output WHERE state = 'stored'");
    return rows.filter((row) => {
      const path = join(String(row['folder']), String(row['file_name']));
      return statSync(path, { throwIfNoEntry: false })?.size === row['bytes'];
    }).length;
  }

  async stop(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      this.#child.on('message', (told: LoadTold) => {
        if (told.type === 'stopped') resolve();
      });
    });
    this.order({ type: 'stop' });
    await stopped;
    await this.kill();
  }

  async kill(): Promise<void> {
    this.#database?.close();
    this.#database = null;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  #underWay(): number {
    return this.#number('SELECT sum(jobs) AS count FROM jobs_in_flight');
  }

  #number(sql: string): number {
    return Number(this.#rows(sql)[0]?.['count']);
  }

  #rows(sql: string): Record<string, unknown>[] {
    this.#database ??= new Database(join(this.#home, 'library.db'), { readonly: true });
    return this.#database.prepare(sql).all() as Record<string, unknown>[];
  }
}
