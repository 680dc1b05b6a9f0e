import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { destinationRuleSchema } from '../../../src/shared/destination.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { makeSmallDisk, type SmallDisk } from '../../fakes/small-disk.ts';
import { anImage, type CoreUnderTest } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

const DISK_BYTES = 8_000_000;
/** Less than any picture has. */
const LEFT_BYTES = 8_192;

const probe = makeSmallDisk(DISK_BYTES);
if (typeof probe === 'string')
  console.warn(`A rule's folder on a disk of its own: skipped, ${probe}`);
else probe.remove();

const bench = coresOnOneHome();

describe.skipIf(typeof probe === 'string')("a rule's folder on a disk of its own", () => {
  /** Keeps what is on it while it is not where the rule says. */
  let disk: SmallDisk;
  let mountPoint: string;
  let isMounted: boolean;

  beforeEach(() => {
    disk = makeSmallDisk(DISK_BYTES) as SmallDisk;
    mountPoint = join(bench.home, 'mnt', 'disk');
    mkdirSync(mountPoint, { recursive: true });
    mount();
  });
  afterEach(() => {
    if (isMounted) execFileSync('umount', ['-l', mountPoint]);
    disk.remove();
  });

  function mount(): void {
    execFileSync('mount', ['--bind', disk.path, mountPoint]);
    isMounted = true;
  }

  /** Not by force: refused by the system where a file on it is open still. */
  function unmount(): void {
    execFileSync('umount', [mountPoint]);
    isMounted = false;
  }

  async function withRule(): Promise<CoreUnderTest> {
    const core = await bench.start();
    const rule = { id: 'disk', by: 'provider', value: 'mockly', folder: mountPoint };
    await core.core.destinations.save([
      destinationRuleSchema.parse({ ...rule, subfolder: '{provider}' }),
    ]);
    return core;
  }

  const waitsFor = (what: string) => (job: JobView) =>
    job.status.state === 'downloading' && job.status.waitingFor === what;

  const pathOf = ({ outputs }: JobView): string => outputs[0]!.path;

  test('unmounted: its files wait, also over a start, and nothing is written to what is left of it', async () => {
    const first = await withRule();
    const there = await first.submitOne(anImage('there', 'a'));
    await first.until(there, 'completed');
    unmount();
    const waits = await first.submitOne(anImage('waits', 'b'));
    await first.untilJob(waits, waitsFor('folder-missing'));
    await first.stop();
    const core = await bench.start();
    await core.untilJob(waits, waitsFor('folder-missing'));
    expect(core.job(waits.id).status).toMatchObject({ folder: mountPoint });
    expect(readdirSync(mountPoint)).toEqual([]);
    expect(readdirSync(join(bench.home, 'library')).filter((name) => name[0] !== '.')).toEqual([]);
    mount();
    const done = await core.until(waits, 'completed');
    expect(dirname(pathOf(done))).toBe(join(mountPoint, 'Mockly'));
    for (const { id } of [there, waits]) {
      expect(readFileSync(pathOf(core.job(id))).byteLength).toBeGreaterThan(0);
    }
  });

  test('full: its files wait, those of the library go on, and room lets them come', async () => {
    const core = await withRule();
    const other = await core.account(bench.demo.demo.baseUrl, 'Other');
    const [work] = await core.core.accounts.list();
    await core.core.destinations.save([
      destinationRuleSchema.parse({ id: 'a', by: 'account', value: work!.id, folder: mountPoint }),
    ]);
    const { bavail, bsize } = statfsSync(mountPoint);
    const filler = join(mountPoint, 'filler');
    writeFileSync(filler, Buffer.alloc(bavail * bsize - LEFT_BYTES));
    const [waits] = await core.submitTo(work, anImage('waits', 'c'));
    const [goes] = await core.submitTo(other, anImage('goes', 'd'));
    await core.untilJob(waits!, waitsFor('disk-full'));
    expect(core.job(waits!.id).status).toMatchObject({ folder: mountPoint });
    const library = join(bench.home, 'library');
    expect(dirname(pathOf(await core.until(goes!, 'completed')))).toBe(library);
    rmSync(filler);
    expect(dirname(pathOf(await core.until(waits!, 'completed')))).toBe(mountPoint);
  });
});
