import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { httpAnswer, startRawServer } from '../../fakes/raw-server.ts';
import { anImage } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

/** What every sync of a database's log goes through. */
const disk = vi.hoisted(() => ({
  sync: (really: () => Promise<void>): Promise<void> => really(),
}));
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof files>();
  const open: typeof real.open = async (path, ...rest) => {
    const file = await real.open(path, ...rest);
    const really = file.datasync.bind(file);
    if (String(path).endsWith('-wal')) file.datasync = () => disk.sync(really);
    return file;
  };
  return { ...real, open, default: { ...real, open } };
});

const bench = coresOnOneHome();

beforeEach(() => {
  disk.sync = (really) => really();
});

describe('nothing is sent before the intent to send it is on the disk', () => {
  test('while the disk is at it, the job is written as being sent, and nothing has left', async () => {
    const core = await bench.start();
    const held = holdSyncs();
    const job = await core.submitOne(anImage());
    await core.until(job, 'submitting');
    await held.begun;
    const asked = await bench.demo.report();
    expect(asked.traffic.requests['submit'] ?? 0).toBe(0);
    held.release();
    await core.until(job, 'completed');
    const report = await bench.demo.report();
    expect(report.traffic.requests['submit']).toBe(1);
  });

  test.each([
    ['is full', 'ENOSPC', 'disk-full'],
    ['keeps nothing', 'EIO', 'database-unreadable'],
  ])('a disk that %s is told, and the job goes out once when it does', async (_, code, told) => {
    const core = await bench.start();
    disk.sync = () => Promise.reject(Object.assign(new Error(code), { code }));
    const job = await core.submitOne(anImage());
    const waiting = await core.untilJob(
      job,
      ({ status }) => status.state === 'queued' && status.lastProblem !== null,
    );
    expect(waiting.status).toMatchObject({ lastProblem: { code: told } });
    expect((await bench.demo.report()).traffic.requests['submit'] ?? 0).toBe(0);
    disk.sync = (really) => really();
    await core.until(job, 'completed');
    expect((await bench.demo.report()).traffic.requests['submit']).toBe(1);
    expect(core.history(job).filter((event) => event === 'submit-postponed')).not.toEqual([]);
  });

  test('what is canceled while the disk is at it is not sent', async () => {
    const core = await bench.start();
    const held = holdSyncs();
    const job = await core.submitOne(anImage());
    await core.until(job, 'submitting');
    await held.begun;
    await core.core.jobs.cancel(job.id);
    held.release();
    await core.until(job, 'canceled');
    await core.until(await core.submitOne(anImage('other')), 'completed');
    expect((await bench.demo.report()).traffic.requests['submit']).toBe(1);
  });
});

describe('were the power cut at the moment of a submit', () => {
  const JOBS = 24;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'renderdesk-cut-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('what is on the disk would say that it may have been sent', async () => {
    const core = await bench.start();
    const path = join(bench.home, 'library.db');
    const copied = () => [readFileSync(path), readFileSync(`${path}-wal`)] as const;
    let kept = copied();
    disk.sync = async (really) => {
      // The least that is on the disk afterwards is what was written when the sync began.
      const written = copied();
      await really();
      kept = written;
    };
    const seen: unknown[] = [];
    const vendor = await startRawServer(({ text, socket }) => {
      seen.push(stateOnDisk(kept, text));
      socket.end(httpAnswer(422, '{"error":{"code":"invalid_request","message":"on purpose"}}'));
    });
    const account = await core.account(`${vendor.origin}/api/v1`, 'Cut');
    const names = Array.from({ length: JOBS }, (_, at) => `picture number ${at}.`);
    const jobs = await core.submitTo(account, ...names.map((name) => anImage(name, name)));
    for (const job of jobs) await core.until(job, 'failed', 60_000);
    expect(seen).toEqual(names.map(() => 'submitting'));
    expect(vendor.requests).toHaveLength(JOBS);
    await vendor.close();
  });

  /** The state, in what is on the disk, of the job whose payload has the words of this request. */
  function stateOnDisk([database, log]: readonly [Buffer, Buffer], request: string): unknown {
    const words = /picture number \d+\./.exec(request)?.[0] ?? '';
    const path = join(folder, 'cut.db');
    rmSync(`${path}-shm`, { force: true });
    writeFileSync(path, database);
    writeFileSync(`${path}-wal`, log);
    const opened = new Database(path);
    const row = opened.prepare('SELECT state FROM job WHERE name = ?').get(words);
    opened.close();
    return (row as { state?: unknown } | undefined)?.state;
  }
});

/** Holds the syncs of the log until they are released. */
function holdSyncs(): { readonly begun: Promise<void>; readonly release: () => void } {
  let [begin, release]: [() => void, () => void] = [() => undefined, () => undefined];
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  disk.sync = async (really) => {
    begin();
    await released;
    await really();
  };
  return { begun, release };
}
