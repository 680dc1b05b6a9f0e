import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JobView } from '../../../src/shared/job.ts';
import { noisePicture } from '../../fakes/noise-picture.ts';
import { etagOf, startRenderStore, type RenderStore } from '../../fakes/render-store.ts';
import { CoreUnderTest, rememberedSecrets } from './core-under-test.ts';
import { fastClock } from './fast-clock.ts';

const BYTES_PER_SECOND = 50_000_000;

describe('files that are fetched when a person asks for them', () => {
  let home: string;
  let store: RenderStore;
  let secrets: ReturnType<typeof rememberedSecrets>;
  let running: CoreUnderTest[];
  let picture: Buffer;

  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'renderdesk-asked-'));
    store = await startRenderStore(BYTES_PER_SECOND);
    secrets = rememberedSecrets();
    running = [];
    picture = noisePicture(64, 64, 1);
  });
  afterEach(async () => {
    await Promise.all(running.map((core) => core.stop(0)));
    await store.close();
    rmSync(home, { recursive: true, force: true });
  });

  async function start(): Promise<CoreUnderTest> {
    const core = await CoreUnderTest.start({ home, secrets, clock: fastClock(1) });
    running.push(core);
    return core;
  }

  function aRender(core: CoreUnderTest): JobView {
    const id = randomUUID();
    store.add(id, { bytes: picture, etag: etagOf(picture) });
    return core.core.jobs.adopt(id, undefined);
  }

  const isAskedFor = ({ status }: JobView) =>
    status.state === 'downloading' && status.waitingFor === 'download';

  test('wait over a restart, and when all downloads are resumed, until they are asked for', async () => {
    const core = await start();
    await core.account(store.baseUrl);
    await core.core.settings.change({ downloads: { automatic: false } });
    const job = aRender(core);
    await core.untilJob(job, isAskedFor);
    const { history } = core.core.jobs.get(job.id);
    expect(history.at(-1)?.note).toBe('Rendered. Its file is fetched when you ask for it.');
    await core.stop();
    const next = await start();
    await next.core.downloads.pauseAll();
    await next.core.downloads.resumeAll();
    expect(isAskedFor(next.job(job.id))).toBe(true);
    expect(store.sentBytes()).toBe(0);
    next.core.downloads.resume(job.id);
    const done = await next.until(job, 'completed');
    expect(readFileSync(done.outputs[0]!.path).equals(picture)).toBe(true);
  });

  test('come by themselves as soon as that is wanted again', async () => {
    const core = await start();
    await core.account(store.baseUrl);
    await core.core.settings.change({ downloads: { automatic: false } });
    const jobs = [aRender(core), aRender(core)];
    for (const job of jobs) await core.untilJob(job, isAskedFor);
    await core.core.settings.change({ downloads: { automatic: true } });
    const done = await Promise.all(jobs.map((job) => core.until(job, 'completed')));
    expect(done.map(({ outputs }) => outputs.length)).toEqual([1, 1]);
  });

  test('can be left where they are', async () => {
    const core = await start();
    await core.account(store.baseUrl);
    await core.core.settings.change({ downloads: { automatic: false } });
    const job = aRender(core);
    await core.untilJob(job, isAskedFor);
    await core.core.jobs.cancel(job.id);
    await core.until(job, 'canceled');
    expect(store.sentBytes()).toBe(0);
  });
});
