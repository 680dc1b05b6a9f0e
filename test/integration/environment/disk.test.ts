import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SECOND } from '../../../src/shared/durations.ts';
import { makeSmallDisk, type SmallDisk } from '../../fakes/small-disk.ts';
import { pause, ServedHost } from '../../fakes/served-host.ts';
import { libraryFiles } from '../../fakes/library-files.ts';
import { sha256OfFile } from '../../fakes/command-line.ts';
import { hostOnOneHome, isWhole, shortcomingsOf } from './host-on-one-home.ts';

const DISK_BYTES = 32_000_000;
/** What waits for room looks for it once a minute. */
const LOOKS_AGAIN_WITHIN_MS = 120_000;
const PIECE_BYTES = 4_096;
const probe = makeSmallDisk(DISK_BYTES);
if (typeof probe === 'string') console.warn(`SKIPPED homes on a small disk: ${probe}`);
else probe.remove();

/** Here everything of the home is on the disk in question: database, log and library. */
describe.skipIf(typeof probe === 'string')('the disk that the whole home is on', () => {
  const place = hostOnOneHome();

  async function onASmallDisk(work: (disk: SmallDisk, host: ServedHost) => Promise<void>) {
    const disk = makeSmallDisk(DISK_BYTES) as SmallDisk;
    const host = await ServedHost.start({ home: join(disk.path, 'home') });
    try {
      await host.account(place.demo.demo.baseUrl);
      await work(disk, host);
    } finally {
      await host.stop('SIGKILL');
      disk.remove();
    }
  }

  async function allShortcomings(disk: SmallDisk, host: ServedHost): Promise<string[]> {
    const { jobs: all } = await host.client.jobs.list({});
    const jobs = await host.completed(all, LOOKS_AGAIN_WITHIN_MS);
    const { renders } = await place.demo.report();
    return shortcomingsOf({ jobs, library: join(disk.path, 'home', 'library'), renders });
  }

  test('full to its last byte: nothing is lost or sent twice, and it goes on when there is room', async () => {
    await onASmallDisk(async (disk, host) => {
      const films = await host.submit('video', 'begun before', 'and another');
      await host.until(films, ({ status }) => status.state === 'rendering');
      const ballast = join(disk.path, 'ballast');
      fill(ballast);
      // Whoever asks meanwhile is told, or taken on; nothing is taken on and forgotten.
      const asked = await host.submit('image', 'while it is full').catch((error: unknown) => error);
      expect(asked instanceof Error ? asked.message : 'taken on').toMatch(/full|taken on/);
      await pause(8 * SECOND);
      expect(host.isRunning).toBe(true);
      rmSync(ballast);
      expect(await allShortcomings(disk, host)).toEqual([]);
    });
  });

  test.skipIf(!isWhole)('only readable at the start: is said', async () => {
    const disk = makeSmallDisk(DISK_BYTES) as SmallDisk;
    try {
      mkdirSync(join(disk.path, 'home'));
      remount(disk.path, 'ro');
      const refused = await whyNot(join(disk.path, 'home'));
      expect(refused).toMatch(/only be read|read-only|written/);
      expect(refused).not.toMatch(/\n\s+at .*node:/);
    } finally {
      disk.remove();
    }
  });

  test.skipIf(!isWhole)('full at the start: is said, and works when there is room', async () => {
    const disk = makeSmallDisk(DISK_BYTES) as SmallDisk;
    try {
      const ballast = join(disk.path, 'ballast');
      fill(ballast);
      const refused = await whyNot(join(disk.path, 'home'));
      expect(refused).toMatch(/disk|space|room|full/);
      expect(refused).not.toMatch(/\n\s+at .*node:/);
      rmSync(ballast);
      const host = await ServedHost.start({ home: join(disk.path, 'home') });
      await host.account(place.demo.demo.baseUrl);
      await host.completed(await host.submit('image', 'afterwards'));
      await host.stop();
    } finally {
      disk.remove();
    }
  });
});

describe.skipIf(typeof probe === 'string')('the disk that the library is on', () => {
  const place = hostOnOneHome();

  test('suddenly only readable: what comes waits, and is saved when it may be written again', async () => {
    const disk = makeSmallDisk(DISK_BYTES) as SmallDisk;
    try {
      const host = await place.start();
      await host.client.app.changeSettings({ libraryFolder: disk.path });
      const films = await host.submit('video', 'begun before');
      await host.until(films, ({ status }) => status.state === 'rendering');
      remount(disk.path, 'ro');
      const [waiting] = await host.until(films, ({ status }) =>
        JSON.stringify(status).includes('can not be written'),
      );
      expect(waiting?.status.state).toBe('downloading');
      remount(disk.path, 'rw');
      // By itself it would look again within a minute.
      for (const { id } of films) await host.client.jobs.checkNow({ id });
      const [job] = await host.completed(films);
      const [output] = job?.outputs ?? [];
      expect(libraryFiles(disk.path)).toEqual([output?.fileName]);
      expect(sha256OfFile(output?.path ?? '')).toBe(output?.sha256);
      await host.stop();
    } finally {
      disk.remove();
    }
  });
});

/** What is said where the host does not come up. */
async function whyNot(home: string): Promise<string> {
  try {
    await ServedHost.start({ home });
    return 'it came up';
  } catch (error) {
    return String(error);
  }
}

/** Until nothing more goes in: the host writes meanwhile, so that nobody knows how much that is. */
function fill(ballast: string): void {
  const piece = Buffer.alloc(PIECE_BYTES);
  try {
    for (;;) appendFileSync(ballast, piece);
  } catch (error) {
    if (!String(error).includes('ENOSPC')) throw error;
  }
}

/** As the system does by itself when it meets faults of a disk. */
function remount(disk: string, how: 'ro' | 'rw'): void {
  execFileSync('mount', ['-o', `remount,${how}`, disk]);
}
