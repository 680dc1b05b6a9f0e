import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openDatabase } from '../../../src/core/db/database.ts';
import { newestVersion } from '../../../src/core/db/migrate.ts';
import { fillUpTo } from '../../fakes/rows-of-each-version.ts';
import { appFolder, freshFolder } from './place.ts';

/** A version that an app may have left, which has all that the rows need. */
const EARLIER = 130;

test('on the database of a newer version the app asks, and changes nothing before the answer', async () => {
  const home = freshFolder('go-back');
  const path = join(home, 'renderdesk.db');
  const earlier = new Database(path);
  fillUpTo(earlier, path, EARLIER);
  earlier.close();
  const newer = openDatabase(path);
  newer.writer.run(`PRAGMA user_version = ${newestVersion + 10}`);
  newer.close();

  const executable = process.env['ELECTRON_EXEC_PATH'] ?? '';
  const child = spawn(executable, [appFolder, '--home', home], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const gone = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await expect.poll(() => said, { timeout: 60_000 }).toContain('renderdesk library go-back');
  // It waits for a person: nobody has answered.
  expect(child.exitCode).toBeNull();
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await gone;
  const untouched = new Database(path, { readonly: true });
  expect(untouched.pragma('user_version', { simple: true })).toBe(newestVersion + 10);
  untouched.close();
  expect(readdirSync(home).filter((name) => name.includes('set-aside'))).toEqual([]);
});
