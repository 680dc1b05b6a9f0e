import Database from 'better-sqlite3';
import { CoreUnderTest, anImage } from './core-under-test.ts';

/*
 * A process with two renders, the second of which waits for the first, that dies by SIGKILL at its
 * n-th deed between the end of the one and the sending of the other: before and after each row that
 * is written there. The first word names the home, then the provider, its key, and n (0: it lives).
 * Tells its deeds and where its jobs are; settles an unconfirmed one as it is told.
 */

export interface ToldAfter {
  readonly deeds: number;
  readonly remoteIds: readonly (string | null)[];
  readonly states: readonly string[];
}
/** What somebody found at the provider. */
export interface Found {
  readonly remoteId: string | null;
}

const LOOK_MS = 20;
const [home = '', baseUrl = '', key = '', nth = '0'] = process.argv.slice(2);
// Ends with the test that started it.
process.on('disconnect', () => process.exit());
let deeds = 0;
let between: 'not yet' | 'now' | 'over' = 'not yet';

function deed(): void {
  if (between !== 'now') return;
  deeds += 1;
  if (deeds === Number(nth)) process.kill(process.pid, 'SIGKILL');
}

const prepare = Database.prototype.prepare;
Database.prototype.prepare = function counted(this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql);
  const isOfJobs = /UPDATE job SET state/.test(sql);
  const run = statement.run.bind(statement) as (...words: unknown[]) => Database.RunResult;
  statement.run = (...words: unknown[]) => {
    const { state } = (words[0] ?? {}) as { state?: unknown };
    if (isOfJobs && state === 'completed' && between === 'not yet') between = 'now';
    deed();
    const result = run(...words);
    deed();
    if (isOfJobs && state === 'rendering' && between === 'now') between = 'over';
    return result;
  };
  return statement;
} as typeof prepare;

const { core } = await CoreUnderTest.open({
  home,
  secrets: {
    read: () => Promise.resolve({ found: true, key, place: 'environment' }),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    keychain: () => Promise.resolve({ available: true, message: null }),
  },
});
const all = () => core.jobs.list({ limit: 10 }).jobs.toReversed();
process.on('message', ({ remoteId }: Found) => {
  const job = all().find(({ status }) => status.state === 'unconfirmed');
  if (job === undefined) return;
  const how =
    remoteId === null ? ({ kind: 'submit-again' } as const) : { kind: 'adopt' as const, remoteId };
  void core.jobs.settle(job.id, how);
});
await core.start();
if ((await core.accounts.list()).length === 0) {
  await core.accounts.add({ providerId: 'mockly', name: 'Work', baseUrl, key, keep: 'keychain' });
}
if (all().length === 0) {
  const files = ['first', 'second'].map((name) => ({
    name: `${name}.json`,
    bytes: Buffer.from(JSON.stringify(anImage(name, name).document)),
  }));
  await core.jobs.submit(files, undefined, { oneAfterAnother: true });
}
setInterval(() => {
  const jobs = all();
  const told: ToldAfter = {
    deeds,
    remoteIds: jobs.map(({ remoteId }) => remoteId),
    states: jobs.map(({ status }) => status.state),
  };
  process.send?.(told);
}, LOOK_MS);
