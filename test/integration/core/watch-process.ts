import Database from 'better-sqlite3';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { CoreUnderTest } from './core-under-test.ts';

/*
 * A process that watches a folder and dies by SIGKILL at its n-th deed there: before a file is
 * linked, written, removed or a folder made, and before and after each row about it. The first
 * word names the home, then the provider, its key, the folder, and n (0: it lives). It tells each
 * of its deeds, so that a test knows how many there are.
 */

const [home = '', baseUrl = '', key = '', watched = '', nth = '0'] = process.argv.slice(2);
// Ends with the test that started it.
process.on('disconnect', () => process.exit());
let deeds = 0;

function deed(what: string): void {
  deeds += 1;
  process.send?.({ type: 'deed', number: deeds, what });
  if (deeds === Number(nth)) process.kill(process.pid, 'SIGKILL');
}

for (const name of ['link', 'unlink', 'writeFile', 'mkdir'] as const) {
  const real = fs[name] as (...words: unknown[]) => Promise<unknown>;
  const counted = (...words: unknown[]): Promise<unknown> => {
    if (String(words[0]).startsWith(watched)) deed(`before ${name}`);
    return real(...words);
  };
  Object.assign(fs, { [name]: counted });
}
syncBuiltinESMExports();

const prepare = Database.prototype.prepare;
Database.prototype.prepare = function counted(this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql);
  if (!/(INSERT INTO|UPDATE) watch_file/.test(sql)) return statement;
  const run = statement.run.bind(statement) as (...words: unknown[]) => Database.RunResult;
  statement.run = (...words: unknown[]) => {
    deed(`before ${sql.slice(0, 40)}`);
    const result = run(...words);
    deed(`after ${sql.slice(0, 40)}`);
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
await core.start();
if ((await core.accounts.list()).length === 0) {
  await core.accounts.add({ providerId: 'mockly', name: 'Work', baseUrl, key, keep: 'keychain' });
}
if (core.watching.folders().length === 0) {
  const rule = { accountId: null, providerId: null, kind: null, perHour: 60, settleSeconds: 1 };
  await core.watching.add({ path: watched, ...rule });
}
const [folder] = core.watching.folders();
if (folder?.approved === false) core.watching.approve(folder.id);
setInterval(() => {
  // A submit whose answer the kill took away is a person's to settle: here it is given up.
  for (const { id, status } of core.jobs.list({ limit: 10 }).jobs) {
    if (status.state === 'unconfirmed') void core.jobs.settle(id, { kind: 'give-up' });
  }
  const { counts } = core.watching.folders()[0] ?? {};
  process.send?.({ type: 'counts', counts });
}, 20);
