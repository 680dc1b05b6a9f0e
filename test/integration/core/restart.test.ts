import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { addLibraryFunctions } from '../../../src/core/db/library-functions.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { anImage, aVideo, type CoreUnderTest, eventually } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';
import { libraryFiles } from '../../fakes/library-files.ts';

const bench = coresOnOneHome();
const library = () => join(bench.home, 'library');
const files = () => libraryFiles(library());

/** Changes the rows that a crash would have left so. */
function rewrite(sql: string): void {
  const database = new Database(join(bench.home, 'library.db'));
  addLibraryFunctions(database);
  database.exec(sql);
  database.close();
}

function readRows(sql: string): Record<string, unknown>[] {
  const database = new Database(join(bench.home, 'library.db'), { readonly: true });
  const rows = database.prepare(sql).all() as Record<string, unknown>[];
  database.close();
  return rows;
}

/** An image that is in the library, its core stopped. */
async function aStoredImage(): Promise<JobView> {
  const core = await bench.start();
  const job = await core.submitOne(anImage());
  const done = await core.until(job, 'completed');
  await core.stop();
  return done;
}

const downloading = `'{"state":"downloading","since":1,"attempts":0,"waitingFor":null,
  "problem":null,"outputs":[{"key":"0","bytes":null,"kind":"image"}]}'`;
/** As if the crash had come after the file was proven and before the job was told so. */
const rewindToVerified = () =>
  rewrite(`UPDATE output SET state = 'verified';
    UPDATE job SET state = 'downloading', status = ${downloading}, next_check_at = 1, ended_at = NULL`);

/** Once the job is completed: is its file the provider's, and the only one? */
async function hasOneWholeFile(core: CoreUnderTest, job: JobView): Promise<boolean> {
  const done = await core.until(job, 'completed', 30_000);
  const bytes = await (await bench.demo.download(done.remoteId!)).arrayBuffer();
  const { path, fileName } = done.outputs[0]!;
  return readFileSync(path).equals(Buffer.from(bytes)) && files().join() === fileName;
}

describe('a crash between proving a file and telling so ends in exactly one whole file', () => {
  test('when it came after the move', async () => {
    const job = await aStoredImage();
    rewindToVerified();
    const before = (await bench.demo.report()).traffic.requests['download'];
    expect(await hasOneWholeFile(await bench.start(), job)).toBe(true);
    expect((await bench.demo.report()).traffic.requests['download']).toBe((before ?? 0) + 1);
  });

  test('when it came before the move', async () => {
    const job = await aStoredImage();
    const [name] = files();
    const path = join(library(), name!);
    linkSync(path, `${path}.renderdesk.part`);
    unlinkSync(path);
    rewindToVerified();
    expect(await hasOneWholeFile(await bench.start(), job)).toBe(true);
  });

  test('when it came in the middle of the move', async () => {
    const job = await aStoredImage();
    const path = join(library(), files()[0]!);
    linkSync(path, `${path}.renderdesk.part`);
    rewindToVerified();
    expect(await hasOneWholeFile(await bench.start(), job)).toBe(true);
  });

  test('when the bytes were lost with it', async () => {
    const job = await aStoredImage();
    const path = join(library(), files()[0]!);
    unlinkSync(path);
    rewindToVerified();
    expect(await hasOneWholeFile(await bench.start(), job)).toBe(true);
  });

  test('when somebody else’s file has the name by now', async () => {
    const job = await aStoredImage();
    const path = join(library(), files()[0]!);
    writeFileSync(path, 'mine');
    rewindToVerified();
    const core = await bench.start();
    const done = await core.until(job, 'completed', 30_000);
    expect(done.outputs[0]!.fileName).toBe('image-1 (2).png');
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  test('and a cancel that the crash cut short takes both away', async () => {
    await aStoredImage();
    const path = join(library(), files()[0]!);
    linkSync(path, `${path}.renderdesk.part`);
    rewrite(`UPDATE output SET state = 'verified';
      UPDATE job SET state = 'canceled', status = '{"state":"canceled","stoppedAtProvider":true}'`);
    await bench.start();
    expect(files()).toEqual([]);
  });
});

test('part files that no row stands for are gone after a start, other files are not', async () => {
  await aStoredImage();
  writeFileSync(join(library(), 'stray-7.mp4.renderdesk.part'), 'half');
  writeFileSync(join(library(), 'somebody.part'), 'theirs');
  await bench.start();
  expect(files().toSorted((a, b) => a.localeCompare(b))).toEqual(['image-1.png', 'somebody.part']);
});

test('a submit that was on its way when everything ended is unconfirmed, and told once', async () => {
  const core = await bench.start();
  await bench.demo.fault({ kind: 'stall', route: 'submit', when: 'after', ms: 60_000 });
  const job = await core.submitOne(anImage());
  await eventually(async () => (await bench.demo.report()).renders.length === 1);
  await core.stop(0);
  const next = await bench.start();
  expect(next.job(job.id).status).toMatchObject({ state: 'unconfirmed' });
  expect([...core.shown, ...next.shown].map(({ kind }) => kind)).toEqual(['needs-you']);
  await next.stop();
  const last = await bench.start();
  expect(last.shown).toEqual([]);
  expect((await bench.demo.report()).renders).toHaveLength(1);
});

test('an account that was being removed is, and its jobs end', async () => {
  const core = await bench.start();
  const job = await core.submitOne(aVideo());
  await core.until(job, 'rendering');
  await core.stop();
  rewrite('UPDATE account SET removed_at = 1');
  const next = await bench.start();
  expect(next.job(job.id).status.state).toBe('canceled');
});

describe('a stop', () => {
  test('in the middle of everything drains, and the next run finishes it', async () => {
    const core = await bench.start();
    const payloads = [0, 1, 2, 3, 4, 5].map((at) =>
      at % 3 === 0 ? aVideo(`v${at}`, { senderNote: at }) : anImage(`i${at}`, `text ${at}`),
    );
    const jobs = await core.submit(...payloads);
    await eventually(() => jobs.some(({ id }) => core.job(id).status.state === 'downloading'));
    // Long, since the clock runs fast: no submit may be cut short here.
    await core.stop(600_000);
    const next = await bench.start();
    for (const job of jobs) await next.until(job, 'completed', 30_000);
    expect((await bench.demo.report()).renders).toHaveLength(jobs.length);
    expect([...core.shown, ...next.shown].map(({ jobId }) => jobId)).toHaveLength(jobs.length);
    expect(files()).toHaveLength(jobs.length);
  });

  test('lets a submit that is on its way bring its answer home', async () => {
    const core = await bench.start();
    await bench.demo.fault({ kind: 'stall', route: 'submit', when: 'before', ms: 100 });
    const job = await core.submitOne(anImage());
    await bench.submitsCame(1);
    await core.stop(60_000);
    const next = await bench.start();
    await next.until(job, 'completed');
    expect((await bench.demo.report()).renders).toHaveLength(1);
  });

  test('may be asked for twice, and does not wait for a key test', async () => {
    const core = await bench.start();
    const [account] = await core.core.accounts.list();
    await bench.demo.fault({ kind: 'stall', route: 'status', when: 'before', ms: 60_000 });
    const testing = core.core.accounts.test(account!.id).catch(() => undefined);
    await eventually(async () => (await bench.demo.report()).traffic.requests['status'] === 1);
    const before = performance.now();
    await Promise.all([core.stop(), core.stop()]);
    await testing;
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});

test('an answer that the database could not take is written as soon as it can', async () => {
  const core = await bench.start();
  await bench.demo.fault({ kind: 'stall', route: 'submit', when: 'after', ms: 200 });
  const job = await core.submitOne(anImage());
  await core.until(job, 'submitting');
  const other = new Database(join(bench.home, 'library.db'));
  other.exec('BEGIN IMMEDIATE');
  await eventually(() => core.logged.some((line) => line.includes('database is locked')), 30_000);
  other.exec('ROLLBACK');
  other.close();
  await core.until(job, 'completed', 30_000);
  expect((await bench.demo.report()).renders).toHaveLength(1);
});

test('a cancel that was asked for while it was sent is not forgotten by a crash', async () => {
  const core = await bench.start();
  await bench.demo.fault({ kind: 'stall', route: 'submit', when: 'after', ms: 60_000 });
  const job = await core.submitOne(anImage());
  await bench.submitsCame(1);
  await core.core.jobs.cancel(job.id);
  const [asSubmitting] = readRows('SELECT state, status FROM job');
  await core.stop(0);
  rewrite(`UPDATE job SET state = 'submitting', status = '${String(asSubmitting?.['status'])}'`);
  const next = await bench.start();
  expect(next.job(job.id).status).toMatchObject({ state: 'canceled', stoppedAtProvider: false });
  expect([...core.shown, ...next.shown]).toEqual([]);
});
