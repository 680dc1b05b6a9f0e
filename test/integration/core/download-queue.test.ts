import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountView } from '../../../src/shared/account.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { libraryFiles } from '../../fakes/library-files.ts';
import { noisePicture } from '../../fakes/noise-picture.ts';
import { etagOf, startRenderStore, type RenderStore } from '../../fakes/render-store.ts';
import { CoreUnderTest, eventually, rememberedSecrets } from './core-under-test.ts';
import { fastClock } from './fast-clock.ts';

/** A file of 1.9 MB takes about two seconds then; the small one is there at once. */
const BYTES_PER_SECOND = 1_000_000;
const SMALL = 70;
const LONGEST_MS = 120_000;

let home: string;
let store: RenderStore;
let secrets: ReturnType<typeof rememberedSecrets>;
let running: CoreUnderTest[];
const files = new Map<string, Buffer>();

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'renderdesk-queue-'));
  store = await startRenderStore(BYTES_PER_SECOND);
  secrets = rememberedSecrets();
  running = [];
  files.clear();
});
afterEach(async () => {
  await Promise.all(running.map((core) => core.stop(0)));
  await store.close();
  rmSync(home, { recursive: true, force: true });
});

async function start(): Promise<CoreUnderTest> {
  const core = await CoreUnderTest.start({ home, secrets, clock: fastClock(1) });
  running.push(core);
  if ((await core.core.accounts.list()).length === 0) await core.account(store.baseUrl);
  return core;
}

function aRender(core: CoreUnderTest, account?: AccountView, height = 700): JobView {
  const id = randomUUID();
  const bytes = noisePicture(900, height, files.size);
  files.set(id, bytes);
  store.add(id, { bytes, etag: etagOf(bytes) });
  const job = core.core.jobs.adopt(id, account?.id);
  // By itself it is asked after when a render is most likely done, which takes seconds.
  core.core.jobs.checkNow(job.id);
  return job;
}

const hasBegun = (core: CoreUnderTest, job: JobView) =>
  core.untilJob(
    job,
    ({ status }) => status.state === 'downloading' && status.receivedBytes > 300_000,
    { longestMs: LONGEST_MS },
  );

async function expectWhole(core: CoreUnderTest, job: JobView): Promise<void> {
  const done = await core.until(job, 'completed', LONGEST_MS);
  const bytes = readFileSync(done.outputs[0]!.path);
  expect(bytes.equals(files.get(done.remoteId!)!)).toBe(true);
}

const waitOf = ({ status }: JobView) => ('waitingFor' in status ? status.waitingFor : undefined);

describe('a paused download', () => {
  test('stops, stays so over a restart, and goes on where it stood', async () => {
    const core = await start();
    const job = aRender(core);
    await hasBegun(core, job);
    expect(waitOf(await core.core.downloads.pause(job.id))).toBe('paused');
    await core.stop();
    const sentBefore = store.sentBytes();
    const next = await start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(waitOf(next.job(job.id))).toBe('paused');
    expect(store.sentBytes()).toBe(sentBefore);
    next.core.downloads.resume(job.id);
    await expectWhole(next, job);
    const size = [...files.values()][0]!.byteLength;
    expect(store.sentBytes() - size).toBeLessThan(300_000);
    expect(next.history(job).filter((event) => event === 'paused')).toEqual(['paused']);
  });

  test('goes on when a person asks for it now, and can be canceled', async () => {
    const core = await start();
    const job = aRender(core);
    await hasBegun(core, job);
    await core.core.downloads.pause(job.id);
    core.core.jobs.checkNow(job.id);
    await hasBegun(core, job);
    await core.core.downloads.pause(job.id);
    await core.core.jobs.cancel(job.id);
    expect(core.job(job.id).status.state).toBe('canceled');
    expect(libraryFiles(join(home, 'library'))).toEqual([]);
  });

  test('is one that is downloading', async () => {
    const core = await start();
    const job = aRender(core, undefined, SMALL);
    await expectWhole(core, job);
    await expect(core.core.downloads.pause(job.id)).rejects.toThrow('not downloading');
  });
});

test('all downloads are paused, over a restart, and all resumed, also those paused alone', async () => {
  const core = await start();
  const jobs = [aRender(core), aRender(core)];
  await hasBegun(core, jobs[0]!);
  await core.core.downloads.pause(jobs[0]!.id);
  await core.core.downloads.pauseAll();
  expect(() => core.core.downloads.resume(jobs[0]!.id)).toThrow('All downloads are paused');
  await core.stop();
  const next = await start();
  const sentBefore = store.sentBytes();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(store.sentBytes()).toBe(sentBefore);
  expect(jobs.map(({ id }) => waitOf(next.job(id)))).toEqual(['paused', 'paused']);
  await next.core.downloads.resumeAll();
  for (const job of jobs) await expectWhole(next, job);
});

test('downloads go in the order that a person gives them', async () => {
  const core = await start();
  await core.core.settings.change({ downloads: { concurrent: 1 } });
  await core.core.downloads.pauseAll();
  const jobs = Array.from({ length: 4 }, () => aRender(core, undefined, SMALL));
  for (const job of jobs) await core.until(job, 'downloading', LONGEST_MS);
  const [first, second, third, fourth] = jobs.map(({ id }) => id) as [
    JobView['id'],
    JobView['id'],
    JobView['id'],
    JobView['id'],
  ];
  core.core.downloads.move(first, { at: 'last' });
  core.core.downloads.move(fourth, { at: 'first' });
  core.core.downloads.move(third, { at: 'before', id: second });
  await core.core.downloads.resumeAll();
  for (const job of jobs) await expectWhole(core, job);
  const ends = jobs
    .map(({ id }) => core.job(id))
    .toSorted((a, b) => a.endedAt! - b.endedAt!)
    .map(({ id }) => id);
  expect(ends).toEqual([fourth, third, second, first]);
});

test('the order is one over all accounts', async () => {
  const core = await start();
  const [one] = await core.core.accounts.list();
  const other = await core.account(store.baseUrl, 'Play');
  await core.core.settings.change({ downloads: { concurrent: 1 } });
  await core.core.downloads.pauseAll();
  const [first, second, third, fourth] = [one, other, one, other].map((account) =>
    aRender(core, account, SMALL),
  ) as [JobView, JobView, JobView, JobView];
  const all = [first, second, third, fourth];
  for (const job of all) await core.until(job, 'downloading', LONGEST_MS);
  const wished = [third, first, fourth, second];
  for (const { id } of wished) core.core.downloads.move(id, { at: 'last' });
  core.core.downloads.move(second.id, { at: 'before', id: first.id });
  await core.core.downloads.resumeAll();
  for (const job of all) await expectWhole(core, job);
  const ends = all
    .map(({ id }) => core.job(id))
    .toSorted((a, b) => a.endedAt! - b.endedAt!)
    .map(({ id }) => id);
  expect(ends).toEqual([third, second, first, fourth].map(({ id }) => id));
});

test('no more go at once, in all and to one server, than the settings say', async () => {
  const core = await start();
  await core.core.settings.change({ downloads: { concurrent: 3, perHost: 2 } });
  const jobs = Array.from({ length: 4 }, () => aRender(core, undefined, 5 * SMALL));
  let most = 0;
  await eventually(() => {
    const views = jobs.map(({ id }) => core.job(id));
    const moving = views.filter(
      ({ status }) => status.state === 'downloading' && (status.bytesPerSecond ?? 0) > 0,
    );
    most = Math.max(most, moving.length);
    return views.every(({ status }) => status.state === 'completed');
  }, LONGEST_MS);
  expect(most).toBe(2);
});

test('the speed limit holds over all of them, and is lifted at once', async () => {
  const core = await start();
  const bytesPerSecond = 400_000;
  await core.core.settings.change({ downloads: { bytesPerSecond } });
  const jobs = [aRender(core), aRender(core)];
  await Promise.all(jobs.map((job) => hasBegun(core, job)));
  // What the system's buffers hold was sent, but has not come.
  const received = () =>
    jobs
      .map(({ id }) => core.job(id).status as { receivedBytes?: number })
      .reduce((sum, status) => sum + (status.receivedBytes ?? 0), 0);
  const before = received();
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const seconds = (performance.now() - from) / 1_000;
  // Without it twice a million bytes come in a second; what is shown is a moment old.
  expect(received() - before).toBeLessThan(1.5 * bytesPerSecond * seconds + 200_000);
  await core.core.settings.change({ downloads: { bytesPerSecond: null } });
  for (const job of jobs) await expectWhole(core, job);
});

test('a server that is gone is waited for', async () => {
  const core = await start();
  const job = aRender(core);
  await hasBegun(core, job);
  const { status } = core.job(job.id);
  expect(status.state).toBe('downloading');
  await store.close();
  await core.untilJob(job, (view) => waitOf(view) === 'retry', { longestMs: LONGEST_MS });
  expect(core.job(job.id).status.state).toBe('downloading');
});

test('an empty folder where the library was is not written to: its disk is not connected', async () => {
  const core = await start();
  const done = aRender(core, undefined, SMALL);
  await expectWhole(core, done);
  const library = join(home, 'library');
  renameSync(library, join(home, 'elsewhere'));
  mkdirSync(library);
  const job = aRender(core, undefined, SMALL);
  const held = await core.untilJob(job, (view) => waitOf(view) === 'folder-missing', {
    longestMs: LONGEST_MS,
  });
  expect((held.status as { lastProblem: { message: string } }).lastProblem.message).toContain(
    'choose the library folder again',
  );
  expect(libraryFiles(library)).toEqual([]);
  rmSync(library, { recursive: true });
  await core.stop();
  const next = await start();
  expect(await next.core.library.folderProblem()).toContain('is not there');
  renameSync(join(home, 'elsewhere'), library);
  expect(await next.core.library.folderProblem()).toBeNull();
  next.core.jobs.checkNow(job.id);
  await expectWhole(next, job);
});
