import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { SECOND } from '../../../src/shared/durations.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { runCommand } from '../../fakes/command-line.ts';
import { pause } from '../../fakes/served-host.ts';
import { casesOf, hostOnOneHome, isWhole } from './host-on-one-home.ts';

const place = hostOnOneHome();
const database = () => join(place.home, 'renderdesk.db');

/** Another program that holds the database, as a backup or a curious person's tool does. */
async function heldByAnother(milliseconds: number): Promise<void> {
  const words = `
    const database = require('better-sqlite3')(process.argv[1], { timeout: 20_000, fileMustExist: true });
    database.exec('BEGIN IMMEDIATE');
    process.stdout.write('held');
    setTimeout(() => database.exec('ROLLBACK'), ${milliseconds});
  `;
  const child = spawn(process.execPath, ['-e', words, database()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
}

/** A home with a picture in its library, and nobody on it. */
async function aLibrary(): Promise<JobView[]> {
  const host = await place.start();
  const jobs = await host.completed(await host.submit('image', 'kept'));
  await host.stop();
  return jobs;
}

describe('a database that another program holds', () => {
  test.each(casesOf([2, 13]))(
    'for %i seconds in the middle of work: all of it goes on',
    async (seconds) => {
      const host = await place.start();
      const films = await host.submit('video', 'a film', 'another film');
      await host.until(films, ({ status }) => status.state === 'rendering');
      await heldByAnother(seconds * SECOND);
      await pause(seconds * SECOND);
      const pictures = await host.submit('image', 'a picture, afterwards');
      expect(await place.shortcomings(await host.completed([...films, ...pictures]))).toEqual([]);
    },
  );

  test('while renders are submitted: each is accepted once, or refused with a sentence', async () => {
    const host = await place.start();
    await heldByAnother(8 * SECOND);
    const asked = await host.submit('image', 'while it is held').catch((error: unknown) => error);
    expect(asked instanceof Error ? asked.message : 'taken on').toMatch(/database|taken on/);
    await pause(9 * SECOND);
    const { jobs } = await host.client.jobs.list({});
    expect(await place.shortcomings(await host.completed(jobs))).toEqual([]);
  });
});

describe('a database that cannot be used', () => {
  /** Ways to lose one, and what is then said. */
  const damages: readonly (readonly [string, () => void])[] = [
    ['cut in half', () => truncateSync(database(), Math.floor(statSync(database()).size / 2))],
    ['cut to its first hundred bytes', () => truncateSync(database(), 100)],
    ['all zeros', () => writeFileSync(database(), Buffer.alloc(statSync(database()).size))],
    [
      'another file',
      () => writeFileSync(database(), 'This is a letter to my landlord.\n'.repeat(300)),
    ],
    ['with a torn page in the middle', tear],
  ];

  function tear(): void {
    const connection = new Database(database());
    const [{ page }] = connection
      .prepare("SELECT rootpage AS page FROM sqlite_master WHERE name = 'job'")
      .all() as [{ page: number }];
    const size = Number(connection.pragma('page_size', { simple: true }));
    connection.close();
    const bytes = readFileSync(database());
    bytes.fill(0xa5, (page - 1) * size, page * size);
    writeFileSync(database(), bytes);
  }

  test.each(casesOf(damages))(
    '%s: is said, is not overwritten, and comes back with its files',
    async (_name, damage) => {
      const [job] = await aLibrary();
      damage();
      const damaged = readFileSync(database());
      const refused = await runCommand(['jobs'], { home: place.home });
      expect(refused.code).not.toBe(0);
      expect(refused.stderr).toMatch(/database.* (is damaged|could not be opened)/);
      expect(refused.stderr).toContain('renderdesk library rebuild');
      expect(refused.stderr).not.toMatch(/\n\s+at /);
      expect(readFileSync(database()).equals(damaged)).toBe(true);

      const rebuilt = await runCommand(['library', 'rebuild', '--json'], { home: place.home });
      expect([rebuilt.code, rebuilt.stderr]).toEqual([0, '']);
      const aside = readdirSync(place.home).filter(
        (name) => name.includes('damaged') || name.includes('set-aside'),
      );
      expect(aside.length).toBeGreaterThan(0);
      const host = await place.start();
      const { jobs } = await host.client.jobs.list({});
      expect(jobs.map(({ name }) => name)).toEqual([job?.name]);
      expect(
        jobs.flatMap(({ outputs }) => outputs.map(({ path, sha256 }) => [path, sha256])),
      ).toEqual(job?.outputs.map(({ path, sha256 }) => [path, sha256]));
      expect((await place.demo.report()).renders).toHaveLength(1);
    },
  );

  test.skipIf(!isWhole)('empty is a new one: nothing is lost without a word', async () => {
    await aLibrary();
    truncateSync(database(), 0);
    const answer = await runCommand(['jobs'], { home: place.home });
    expect(`${answer.stdout}${answer.stderr}`).toMatch(/rebuild/);
  });

  test('from the future: is said, and left as it is', async () => {
    await aLibrary();
    const connection = new Database(database());
    connection.pragma('user_version = 9999');
    connection.close();
    const before = readFileSync(database());
    const refused = await runCommand(['jobs'], { home: place.home });
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('written by a newer Renderdesk');
    expect(readFileSync(database()).equals(before)).toBe(true);
  });
});
