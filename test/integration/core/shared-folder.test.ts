import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { libraryFiles } from '../../fakes/library-files.ts';
import { noisePicture } from '../../fakes/noise-picture.ts';
import { etagOf, startRenderStore } from '../../fakes/render-store.ts';
import { CoreUnderTest } from './core-under-test.ts';
import { fastClock } from './fast-clock.ts';

const LONGEST_MS = 40_000;

test('two homes that share a library folder leave each other’s parts alone, and never meet in a name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'renderdesk-shared-'));
  const library = join(folder, 'library');
  mkdirSync(library);
  const store = await startRenderStore(1_000_000);
  const id = randomUUID();
  const bytes = noisePicture(900, 700, 1);
  store.add(id, { bytes, etag: etagOf(bytes) });
  const begin = async (name: string) => {
    const core = await CoreUnderTest.start({ home: join(folder, name), clock: fastClock(1) });
    await core.core.settings.change({ libraryFolder: library });
    await core.account(store.baseUrl);
    return { core, job: core.core.jobs.adopt(id, undefined) };
  };
  const one = await begin('one');
  await one.core.untilJob(
    one.job,
    ({ status }) => status.state === 'downloading' && status.receivedBytes > 300_000,
    { longestMs: LONGEST_MS },
  );
  const other = await begin('other');
  const cores = [one.core];
  try {
    // Starting again is when parts that nobody knows are removed.
    await other.core.stop(0);
    const again = await CoreUnderTest.start({ home: join(folder, 'other'), clock: fastClock(1) });
    cores.push(again);
    const [account] = await again.core.accounts.list();
    await again.core.accounts.setKey(account!.id, 'mk_live_other', 'keychain');
    const ends = await Promise.all([
      one.core.until(one.job, 'completed', LONGEST_MS),
      again.until(other.job, 'completed', LONGEST_MS),
    ]);
    const paths = ends.map(({ outputs }) => outputs[0]!.path);
    expect(new Set(paths).size).toBe(2);
    for (const path of paths) expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(libraryFiles(library)).toHaveLength(2);
    expect(one.core.history(one.job)).not.toContain('download-missed');
  } finally {
    for (const core of cores) await core.stop(0);
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
