import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JobView } from '../../../src/shared/job.ts';
import { libraryFiles } from '../../fakes/library-files.ts';
import { noisePicture } from '../../fakes/noise-picture.ts';
import { etagOf, startRenderStore, type RenderStore } from '../../fakes/render-store.ts';
import { makeSmallDisk, type SmallDisk } from '../../fakes/small-disk.ts';
import { CoreUnderTest, eventually } from './core-under-test.ts';

const DISK_BYTES = 8_000_000;
const LONGEST_MS = 40_000;

const probe = makeSmallDisk(DISK_BYTES);
if (typeof probe === 'string') console.warn(`Downloads to a disk that fills up: skipped, ${probe}`);
else probe.remove();

describe.skipIf(typeof probe === 'string')('a disk that fills up', () => {
  let home: string;
  let disk: SmallDisk;
  let store: RenderStore;
  let core: CoreUnderTest;
  const files = new Map<string, Buffer>();

  beforeEach(async () => {
    files.clear();
    home = mkdtempSync(join(tmpdir(), 'renderdesk-full-'));
    disk = makeSmallDisk(DISK_BYTES) as SmallDisk;
    store = await startRenderStore(4_000_000);
    core = await CoreUnderTest.start({ home });
    mkdirSync(join(disk.path, 'library'));
    await core.core.settings.change({ libraryFolder: join(disk.path, 'library') });
    await core.account(store.baseUrl);
  });
  afterEach(async () => {
    await core.stop(0);
    await store.close();
    disk.remove();
    rmSync(home, { recursive: true, force: true });
  });

  function aRender(tagged = true): JobView {
    const id = randomUUID();
    const bytes = noisePicture(900, 700, files.size);
    files.set(id, bytes);
    store.add(id, { bytes, etag: tagged ? etagOf(bytes) : null });
    return core.core.jobs.adopt(id, undefined);
  }

  const isWaiting = ({ status }: JobView) =>
    status.state === 'downloading' && status.waitingFor === 'disk-full';

  async function expectWhole(job: JobView): Promise<void> {
    const done = await core.until(job, 'completed', LONGEST_MS);
    expect(readFileSync(done.outputs[0]!.path).equals(files.get(done.remoteId!)!)).toBe(true);
  }

  test('takes what there is room for; the rest waits, uses up no attempt, and goes on by itself', async () => {
    const filler = join(disk.path, 'filler');
    writeFileSync(filler, Buffer.alloc(3_000_000));
    const jobs = [aRender(), aRender(), aRender()];
    const state = () => jobs.map(({ id }) => core.job(id));
    // 5 MB are left, and each of the three is of 1.9 MB.
    await eventually(() => {
      const views = state();
      const done = views.filter(({ status }) => status.state === 'completed');
      return done.length === 2 && views.some(isWaiting);
    }, LONGEST_MS);
    const { bavail, bsize } = statfsSync(disk.path);
    expect(bavail * bsize).toBeGreaterThan(DISK_BYTES * 0.01);
    const waiting = state().find(isWaiting)!;
    expect((waiting.status as { lastProblem: { code: string } }).lastProblem.code).toBe(
      'disk-full',
    );
    rmSync(filler);
    for (const job of jobs) await expectWhole(job);
    expect(libraryFiles(join(disk.path, 'library'))).toHaveLength(3);
  });

  test.each([
    ['with what came', true],
    ['from the start where nothing can be continued', false],
  ])('in the middle of a file stops it, and it goes on %s', async (_, tagged) => {
    const job = aRender(tagged);
    await core.untilJob(
      job,
      ({ status }) => status.state === 'downloading' && status.receivedBytes > 200_000,
      { longestMs: LONGEST_MS },
    );
    // Somebody else takes all of it.
    const filler = join(disk.path, 'filler');
    try {
      writeFileSync(filler, Buffer.alloc(DISK_BYTES));
    } catch {
      // Full to the brim.
    }
    await core.untilJob(job, isWaiting, { longestMs: LONGEST_MS });
    rmSync(filler);
    await expectWhole(job);
    expect(libraryFiles(join(disk.path, 'library'))).toHaveLength(1);
  });
});
