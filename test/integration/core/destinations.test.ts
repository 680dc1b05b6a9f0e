import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rebuildLibrary } from '../../../src/core/library/journal/rebuild-library.ts';
import { destinationRuleSchema, type DestinationRule } from '../../../src/shared/destination.ts';
import { libraryQuerySchema, type ItemId } from '../../../src/shared/library.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { libraryFiles } from '../../fakes/library-files.ts';
import { anImage, type CoreUnderTest } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

const bench = coresOnOneHome();
const library = () => join(bench.home, 'library');
const disk = () => join(bench.home, 'mnt', 'disk');

function aRule(rule: Partial<DestinationRule>): DestinationRule {
  return destinationRuleSchema.parse({
    id: `${rule.by ?? 'provider'}-${rule.value ?? 'mockly'}`,
    by: 'provider',
    value: 'mockly',
    ...rule,
  });
}

function aDisk(): string {
  mkdirSync(disk(), { recursive: true });
  return disk();
}

/** The disk is disconnected: an empty folder is left where it was. */
function unmount(): void {
  renameSync(disk(), `${disk()}-away`);
  mkdirSync(disk());
}

function mount(): void {
  rmSync(disk(), { recursive: true });
  renameSync(`${disk()}-away`, disk());
}

const isWaiting = ({ status }: JobView) =>
  status.state === 'downloading' && status.waitingFor === 'folder-missing';

const pathOf = ({ outputs }: JobView): string => outputs[0]!.path;

async function itemOf(core: CoreUnderTest, text: string): Promise<ItemId> {
  const query = libraryQuerySchema.parse({ text });
  const { items } = await core.core.library.search({ ...query, limit: 1, counts: false });
  return items[0]!.id;
}

describe('where files go', () => {
  test('the first rule that fits: by tag, account or provider; else the library', async () => {
    const core = await bench.start();
    const [account] = await core.core.accounts.list();
    await core.core.downloads.pauseAll();
    const tagged = await core.submitOne(anImage('tagged', 'one'));
    const plain = await core.submitOne(anImage('plain', 'two'));
    const item = await itemOf(core, 'tagged');
    await core.core.library.edit({ ids: [item] }, { kind: 'tags', add: ['Zoë'], remove: [] });
    await core.core.destinations.save([
      aRule({ by: 'tag', value: 'ZOE', folder: aDisk() }),
      aRule({ by: 'account', value: account!.id, subfolder: '{provider}/{account} {date:YYYY}' }),
    ]);
    await core.core.downloads.resumeAll();
    const year = new Date(core.job(plain.id).createdAt).getFullYear();
    expect(dirname(pathOf(await core.until(tagged, 'completed')))).toBe(disk());
    expect(dirname(pathOf(await core.until(plain, 'completed')))).toBe(
      join(library(), 'Mockly', `Work ${year}`),
    );
    expect((await core.core.destinations.list())[0]).toMatchObject({ problem: null });
    await core.core.destinations.save([]);
    const last = await core.submitOne(anImage('last', 'three'));
    expect(dirname(pathOf(await core.until(last, 'completed')))).toBe(library());
  });

  test('a disk that is away lets its files wait, and others go on; back, they come by themselves', async () => {
    const core = await bench.start();
    const [work] = await core.core.accounts.list();
    const other = await core.account(work!.baseUrl, 'Other');
    await core.core.destinations.save([
      aRule({ by: 'account', value: other.id, folder: aDisk(), subfolder: '{account}' }),
    ]);
    const [first] = await core.submitTo(other, anImage('first', 'a'));
    await core.until(first!, 'completed');
    unmount();
    const [waits] = await core.submitTo(other, anImage('waits', 'b'));
    const [goes] = await core.submitTo(work, anImage('goes', 'c'));
    await core.untilJob(waits!, isWaiting);
    await core.until(goes!, 'completed');
    expect(core.job(waits!.id).status).toMatchObject({
      folder: disk(),
      lastProblem: { code: 'folder-missing' },
    });
    expect(readdirSync(disk())).toEqual([]);
    expect((await core.core.destinations.list())[0]!.problem).toContain('is not the one');
    // What is on it is not taken for missing meanwhile.
    await core.core.library.startCheck(true);
    expect(core.job(first!.id).outputs[0]!).toMatchObject({ sha256: expect.any(String) });
    mount();
    const done = await core.until(waits!, 'completed');
    expect(dirname(pathOf(done))).toBe(join(disk(), 'Other'));
  });

  test('another folder in its place: what waits goes there, and the old rule is not forgotten', async () => {
    const core = await bench.start();
    await core.core.destinations.save([aRule({ folder: aDisk() })]);
    unmount();
    const job = await core.submitOne(anImage('waits', 'b'));
    rmSync(disk(), { recursive: true });
    await core.untilJob(job, isWaiting);
    await expect(core.core.destinations.choose(disk(), join(bench.home, 'none'))).rejects.toThrow(
      /is not there/,
    );
    const next = join(bench.home, 'mnt', 'next');
    mkdirSync(next);
    await core.core.destinations.choose(disk(), next);
    expect(dirname(pathOf(await core.until(job, 'completed')))).toBe(next);
    expect(existsSync(disk())).toBe(false);
    expect(libraryFiles(library())).toEqual([]);
  });

  test('a disk with another path is followed when it is chosen', async () => {
    const core = await bench.start();
    await core.core.destinations.save([aRule({ folder: aDisk(), subfolder: 'Clips' })]);
    const job = await core.submitOne(anImage('moved', 'm'));
    await core.until(job, 'completed');
    const moved = join(bench.home, 'mnt', 'moved');
    renameSync(disk(), moved);
    await core.core.destinations.choose(disk(), moved);
    expect(dirname(pathOf(core.job(job.id)))).toBe(join(moved, 'Clips'));
    expect(existsSync(pathOf(core.job(job.id)))).toBe(true);
  });

  test('a lost database is rebuilt with the files of all folders', async () => {
    const core = await bench.start();
    await core.core.destinations.save([aRule({ folder: aDisk(), subfolder: '{name}' })]);
    const there = await core.submitOne(anImage('there', 'x'));
    await core.until(there, 'completed');
    await core.core.destinations.save([]);
    const here = await core.submitOne(anImage('here', 'y'));
    const before = [await core.until(there, 'completed'), await core.until(here, 'completed')];
    await core.stop();
    for (const end of ['', '-wal', '-shm']) {
      rmSync(join(bench.home, `library.db${end}`), { force: true });
    }
    const report = await rebuildLibrary(
      {
        home: bench.home,
        database: join(bench.home, 'library.db'),
        logs: join(bench.home, 'logs'),
        defaultLibrary: library(),
      },
      { replace: false, verify: true, now: Date.now, signal: new AbortController().signal },
    );
    expect(report).toMatchObject({ jobs: { added: 2 }, files: { there: 2 } });
    const again = await bench.start();
    expect(before.map(pathOf)).toEqual([pathOf(again.job(there.id)), pathOf(again.job(here.id))]);
    expect(readFileSync(pathOf(again.job(there.id))).length).toBeGreaterThan(0);
  });

  test('trash, back again, and the check know the folder within a folder', async () => {
    const core = await bench.start();
    await core.core.destinations.save([aRule({ folder: aDisk(), subfolder: 'a/b' })]);
    const job = await core.submitOne(anImage('kept', 'k'));
    const path = pathOf(await core.until(job, 'completed'));
    const target = { ids: [await itemOf(core, 'kept')] };
    await core.core.library.trash(target);
    expect(existsSync(path)).toBe(false);
    await core.core.library.restore(target);
    expect(existsSync(path)).toBe(true);
    renameSync(path, join(disk(), 'found.png'));
    await core.core.library.startCheck(true);
    expect(pathOf(core.job(job.id))).toBe(join(disk(), 'found.png'));
  });

  test('part files that a crash left without a row are removed in folders within folders', async () => {
    const core = await bench.start();
    await core.core.destinations.save([aRule({ folder: aDisk(), subfolder: 'deep' })]);
    const job = await core.submitOne(anImage('done', 'd'));
    await core.until(job, 'completed');
    const part = readdirSync(join(disk(), 'deep'));
    expect(part).toHaveLength(1);
    await core.stop();
    const stray = join(disk(), 'deep', 'stray.png.renderdesk.part');
    writeFileSync(stray, 'half');
    await bench.start();
    expect(existsSync(stray)).toBe(false);
  });

  test('refuses what could not work', async () => {
    const core = await bench.start();
    const save = (...rules: DestinationRule[]) => core.core.destinations.save(rules);
    await expect(save(aRule({ folder: join(library(), 'in') }))).rejects.toThrow(
      /within the other/,
    );
    await expect(save(aRule({ folder: bench.home }))).rejects.toThrow(/within the other/);
    await expect(save(aRule({ folder: 'here' }))).rejects.toThrow(/not a whole path/);
    await expect(save(aRule({ folder: disk() }))).rejects.toThrow(/is not there/);
    await expect(save(aRule({ subfolder: '../up' }))).rejects.toThrow(/can not be called/);
    await expect(save(aRule({ subfolder: '{width}' }))).rejects.toThrow(/before its file is there/);
    await expect(save(aRule({}), aRule({ id: 'two' }))).rejects.toThrow(/two rules/);
    await expect(save(aRule({ value: 'nobody' }))).rejects.toThrow(/no provider nobody/);
    expect(core.core.settings.get().destinations).toEqual([]);
    const trial = await core.core.destinations.try(
      aRule({ subfolder: '{account}', folder: disk() }),
    );
    expect(trial.problem).toContain('is not there');
    expect(trial.paths[0]).toMatch(/Studio/);
  });
});
