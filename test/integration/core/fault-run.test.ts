import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from './fault-run/app.ts';
import { startElsewhere, type Elsewhere } from './fault-run/elsewhere.ts';
import { actAsPerson, runThrough } from './fault-run/run.ts';
import { jobCount, seed, troubleCount } from './fault-run/settings.ts';
import { allKeys, Vendors } from './fault-run/vendors.ts';
import { filesWithSecrets, judge, secretsIn } from './fault-run/verdict.ts';
import { libraryFiles } from '../../fakes/library-files.ts';

const LONGEST_MS = 150_000;
const LOOK_MS = 200;
const endStates = new Set(['completed', 'failed', 'canceled']);

let folder: string;
let vendors: Vendors;
let elsewhere: Elsewhere;
let app: App | null = null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-faults-'));
  vendors = new Vendors(folder);
  await vendors.start();
  elsewhere = await startElsewhere();
});
afterEach(async () => {
  await app?.kill();
  await vendors.stop();
  await elsewhere.stop();
  rmSync(folder, { recursive: true, force: true });
});

test(
  `${jobCount} jobs, ${troubleCount} troubles, seed ${seed}: each in its true state, none paid for twice`,
  async () => {
    const begun = performance.now();
    app = new App(folder, vendors.accounts());
    await app.begin();
    const stage = { app, vendors, elsewhere };
    const ledger = await runThrough(stage);
    const until = performance.now() + LONGEST_MS;
    while (!isOver(app) && performance.now() < until) {
      await actAsPerson(stage);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    const stuck = app.jobs.filter(({ state }) => !endStates.has(state));
    const verdict = await judge(vendors, app, ledger);
    const seconds = Math.round((performance.now() - begun) / 1_000);
    console.log(`seed ${seed}: ${seconds} s, ${summary(app)}`);

    expect.soft(stuck).toEqual([]);
    expect.soft(app.jobs).toHaveLength(jobCount);
    expect.soft(verdict.told.toSorted()).toEqual(verdict.truth.toSorted());
    expect.soft(verdict.wrongBytes).toEqual([]);
    expect.soft(verdict.paidTwice).toEqual([]);
    expect.soft(verdict.exceeded).toEqual([]);
    expect.soft(verdict.keysAbroad).toEqual([]);
    expect
      .soft(elsewhere.heads.filter((head) => allKeys.some((key) => head.includes(key))))
      .toEqual([]);
    expect.soft(secretsIn(app.log)).toEqual([]);
    const home = join(folder, 'home');
    const files = libraryFiles(join(home, 'library'));
    expect.soft(files.filter((name) => name.endsWith('.part'))).toEqual([]);
    expect.soft(files).toHaveLength(app.jobs.flatMap(({ outputs }) => outputs).length);
    expect.soft(filesWithSecrets(home)).toEqual([]);
  },
  LONGEST_MS * 2,
);

function isOver({ jobs }: App): boolean {
  return jobs.length === jobCount && jobs.every(({ state }) => endStates.has(state));
}

function summary({ jobs, faults }: App): string {
  const counts = new Map<string, number>();
  for (const { state } of jobs) counts.set(state, (counts.get(state) ?? 0) + 1);
  const states = [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
  return `${states}; refused orders: ${faults.length} ${faults.slice(0, 5).join(' | ')}`;
}
