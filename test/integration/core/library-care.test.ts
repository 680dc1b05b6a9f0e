import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { itemIdSchema, libraryQuerySchema, type ItemId } from '../../../src/shared/library.ts';
import type { OutputView } from '../../../src/shared/output.ts';
import { libraryFiles } from '../../fakes/library-files.ts';
import { anImage, eventually, type CoreUnderTest } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

const bench = coresOnOneHome();
const folder = () => join(bench.home, 'library');
const search = (core: CoreUnderTest, text = '') =>
  core.core.library.search({ ...libraryQuerySchema.parse({ text }), limit: 100, counts: true });
const found = async (core: CoreUnderTest, text = '') =>
  (await search(core, text)).items.map(({ name }) => name.replace('.json', '')).toSorted();
const everything = (text = '') => ({ query: libraryQuerySchema.parse({ text }), except: [] });

interface Rendered {
  readonly id: ItemId;
  readonly output: OutputView;
  readonly bytes: Buffer;
}

async function rendered(core: CoreUnderTest, ...names: readonly string[]): Promise<Rendered[]> {
  const jobs = await core.submit(...names.map((name) => anImage(name, `I am ${name}`)));
  const all: Rendered[] = [];
  for (const job of jobs) {
    const [output] = (await core.until(job, 'completed', 30_000)).outputs;
    if (output === undefined) throw new Error('there is no output');
    const bytes = readFileSync(output.path);
    all.push({ id: itemIdSchema.parse(output.id), output, bytes });
  }
  return all;
}

function first<Thing>([one]: readonly Thing[]): Thing {
  if (one === undefined) throw new Error('there is none');
  return one;
}

describe('the trash', () => {
  it('takes files away, keeps their history, and gives them back byte for byte', async () => {
    const core = await bench.start();
    const [one, two] = await rendered(core, 'one', 'two');
    const edit = await core.core.library.trash({ ids: [one!.id] });
    expect(edit).toMatchObject({ label: 'Move to the trash', state: 'applied', done: 1 });
    expect(libraryFiles(folder())).toEqual([basename(two!.output.path)]);
    expect(await found(core)).toEqual(['two']);
    expect(await found(core, 'is:trashed')).toEqual(['one']);
    const trashed = await core.core.library.trashed(one!.id);
    expect(trashed).toMatchObject({ place: 'library-trash', restorable: true });
    expect(readFileSync(trashed.path!)).toEqual(one!.bytes);
    expect(core.core.library.file(one!.output.id).path).toBe(trashed.path);
    expect(core.core.library.trashTotals()).toMatchObject({ items: 1, files: 1 });

    await core.core.library.restore({ ids: [one!.id] });
    expect(readFileSync(one!.output.path)).toEqual(one!.bytes);
    expect(await found(core)).toEqual(['one', 'two']);
    expect((await core.core.library.startCheck(true)).sentences).toEqual([]);
  });

  it('is undone for everything that a query found, and done again', async () => {
    const core = await bench.start();
    const all = await rendered(core, 'one', 'two', 'three');
    const edit = await core.core.library.trash(everything('one'));
    expect(edit).toMatchObject({ total: 1 });
    const rest = await core.core.library.trash(everything());
    expect(rest).toMatchObject({ total: 2, done: 2 });
    expect(libraryFiles(folder())).toEqual([]);
    await core.core.library.undo(rest.id);
    expect(await found(core)).toEqual(['three', 'two']);
    const back = await core.core.library.restore({ ids: all.map(({ id }) => id) });
    expect(back).toMatchObject({
      skipped: 2,
      remark: expect.stringMatching(/is not in the trash/),
    });
    await core.core.library.undo(back.id);
    expect(await found(core, 'is:trashed')).toEqual(['one']);
  });

  it('never writes over a file that took the place meanwhile', async () => {
    const core = await bench.start();
    const { id, output, bytes } = first(await rendered(core, 'one'));
    await core.core.library.trash({ ids: [id] });
    writeFileSync(output.path, 'a stranger');
    await core.core.library.restore({ ids: [id] });
    expect(readFileSync(output.path, 'utf8')).toBe('a stranger');
    expect(readFileSync(core.core.library.file(output.id).path)).toEqual(bytes);
  });

  it('does not take jobs that go on', async () => {
    const core = await bench.start();
    core.goOnline(false);
    const job = await core.submitOne(anImage('one'));
    const edit = await core.core.library.trash({ ids: [itemIdSchema.parse(job.id)] });
    expect(edit).toMatchObject({ skipped: 1, remark: expect.stringMatching(/is still/) });
    expect(await found(core, 'is:trashed')).toEqual([]);
  });

  it('asks before it is emptied, and what is known stays', async () => {
    const core = await bench.start();
    const { id } = first(await rendered(core, 'one'));
    const edit = await core.core.library.trash({ ids: [id] });
    const { path } = await core.core.library.trashed(id);
    await expect(core.core.library.emptyTrash(false)).rejects.toThrowError(/deleted for good/);
    expect(existsSync(path!)).toBe(true);
    expect(await core.core.library.emptyTrash(true)).toMatchObject({ files: 0, items: 1 });
    expect(existsSync(path!)).toBe(false);
    expect(await core.core.library.undo(edit.id)).toMatchObject({
      skipped: 1,
      remark: expect.stringMatching(/deleted for good/),
    });
    expect(await found(core, 'is:trashed')).toEqual(['one']);
  });

  it('is that of the system where the host has one, else the library’s own', async () => {
    const bin = join(bench.home, 'system-trash');
    mkdirSync(bin);
    let works = true;
    const core = await bench.start({
      trashItem(path) {
        if (!works) return Promise.reject(new Error('no trash on this disk'));
        renameSync(path, join(bin, basename(path)));
        return Promise.resolve();
      },
    });
    const [one, two] = await rendered(core, 'one', 'two');
    await core.core.library.trash({ ids: [one!.id] });
    expect(existsSync(join(bin, basename(one!.output.path)))).toBe(true);
    expect(await core.core.library.trashed(one!.id)).toMatchObject({
      place: 'system-trash',
      sentence: expect.stringMatching(/trash of the system/),
    });
    const edit = await core.core.library.restore({ ids: [one!.id] });
    expect(edit).toMatchObject({ skipped: 1, remark: expect.stringMatching(/put it back there/) });
    // Somebody puts it back in the file manager.
    renameSync(join(bin, basename(one!.output.path)), one!.output.path);
    expect((await core.core.library.startCheck(true)).found).toMatchObject({ back: 1 });
    expect(await found(core)).toEqual(['one', 'two']);
    works = false;
    await core.core.library.trash({ ids: [two!.id] });
    expect(await core.core.library.trashed(two!.id)).toMatchObject({ place: 'library-trash' });
  });
});

describe('forgetting', () => {
  it('removes the history and never the file; trashing the file forgets nothing', async () => {
    const core = await bench.start();
    const { id, output, bytes } = first(await rendered(core, 'one'));
    await expect(core.core.library.forget({ ids: [id] }, false)).rejects.toThrowError(
      /would be removed from the library/,
    );
    const edit = await core.core.library.forget({ ids: [id] }, true);
    expect(readFileSync(output.path)).toEqual(bytes);
    expect(await found(core)).toEqual([]);
    expect(core.core.library.list({ limit: 10 }).outputs).toEqual([]);
    expect(core.core.jobs.list({ limit: 10 }).jobs).toEqual([]);
    await core.core.library.startCheck(true);
    const query = { limit: 10, ignored: false };
    expect(core.core.library.unknownFiles(query).files).toMatchObject([
      { path: output.path, forgotten: true },
    ]);
    await core.core.library.undo(edit.id);
    expect(await found(core)).toEqual(['one']);
    expect((await core.core.library.startCheck(true)).found.unknown).toBe(0);
  });
});

describe('files that nobody rendered', () => {
  it('are taken in as items of their own, or ignored', async () => {
    const core = await bench.start();
    const { output } = first(await rendered(core, 'one'));
    const path = join(folder(), 'mine.png');
    const note = join(folder(), 'note.txt');
    writeFileSync(path, readFileSync(output.path));
    writeFileSync(note, 'a note');
    await core.core.library.startCheck(true);
    expect(core.core.library.ignoreUnknown([note], true)).toBe(1);
    const [taken] = await core.core.library.takeIn([path]);
    expect(taken).toMatchObject({ taken: true, path });
    expect(core.core.library.unknownFiles({ limit: 10, ignored: false }).files).toEqual([]);
    const items = (await search(core, 'mine')).items;
    expect(items).toMatchObject([{ name: 'mine.png', kind: 'image', accountIsRemoved: true }]);
    expect(items[0]?.output).toMatchObject({ width: output.width, sha256: output.sha256 });
    expect((await core.core.library.startCheck(true)).sentences).toEqual([]);
    expect(await core.core.library.takeIn([join(bench.home, 'library.db'), path])).toMatchObject([
      { taken: false },
      { taken: false, message: expect.stringMatching(/knows it already/) },
    ]);
    expect(await core.core.accounts.list()).toHaveLength(1);
  });
});

describe('a missing file', () => {
  it('is found again by a person, and another is refused in words', async () => {
    const core = await bench.start();
    const { id, output, bytes } = first(await rendered(core, 'one'));
    const outside = join(bench.home, 'outside.png');
    renameSync(output.path, outside);
    await core.core.library.startCheck(true);
    expect(await found(core, 'is:missing')).toEqual(['one']);
    const other = join(folder(), 'other.png');
    writeFileSync(other, 'others');
    await expect(core.core.library.relink(id, other, false)).rejects.toThrowError(
      /This is not the file.*6 bytes, the one that was stored .* bytes: SHA-256 .*… instead of/,
    );
    expect(await core.core.library.relink(id, outside, false)).toMatchObject({ missingAt: null });
    expect(readFileSync(core.core.library.file(output.id).path)).toEqual(bytes);
    expect(existsSync(outside)).toBe(true);

    const item = await core.core.library.relink(id, other, true);
    expect(item).toMatchObject({ missingAt: null, changedAt: expect.any(Number) });
    expect(core.core.library.changedFiles(0, 10).files).toMatchObject([
      { bytes: 6, difference: expect.stringMatching(/6 bytes/) },
    ]);
  });

  it('is fetched again from the provider, to the place where it was', async () => {
    const core = await bench.start();
    const { id, output, bytes } = first(await rendered(core, 'one'));
    rmSync(output.path);
    await core.core.library.startCheck(true);
    expect(await core.core.library.fetchAgain([id], false)).toMatchObject([{ state: 'fetching' }]);
    const fetched = () => core.core.library.fetchesAgain([output.id])[0]?.state === 'fetched';
    await eventually(fetched);
    expect(readFileSync(output.path)).toEqual(bytes);
    expect(await found(core)).toEqual(['one']);
    expect(await found(core, 'is:missing')).toEqual([]);
    expect(core.core.jobs.list({ limit: 10 }).jobs).toMatchObject([
      { status: { state: 'completed' }, outputs: [{ id: output.id, path: output.path }] },
    ]);
    expect((await core.core.library.startCheck(true)).sentences).toEqual([]);
    expect(await core.core.library.fetchAgain([id], false)).toMatchObject([
      { state: 'failed', message: 'It is where it should be.' },
    ]);
  });

  it('that the provider does not have any more says so, and its job stays completed', async () => {
    const core = await bench.start();
    const { id, output } = first(await rendered(core, 'one'));
    rmSync(output.path);
    await core.core.library.startCheck(true);
    for (const route of ['download', 'status']) {
      await bench.demo.fault({ kind: 'error', route, status: 404, times: 20 });
    }
    await core.core.library.fetchAgain([id], false);
    await eventually(
      () => core.core.library.fetchesAgain([output.id])[0]?.state === 'failed',
      30_000,
    );
    const [view] = core.core.library.fetchesAgain([output.id]);
    expect(view?.message).toMatch(/Mockly .*\./);
    expect(await found(core, 'is:missing')).toEqual(['one']);
    expect(core.core.jobs.list({ limit: 1 }).jobs).toMatchObject([
      { status: { state: 'completed' } },
    ]);
  });
});

describe('a file of which the provider has another by now', () => {
  it('is told in words and not kept, unless a person wants it as another', async () => {
    const before = await bench.start();
    const { id, output, bytes } = first(await rendered(before, 'one'));
    await before.stop();
    const database = new Database(join(bench.home, 'library.db'));
    // As if other bytes had come the first time.
    database.exec(`UPDATE output SET sha256 = '${'0'.repeat(64)}'`);
    database.close();
    rmSync(output.path);
    const core = await bench.start();
    await core.core.library.startCheck(true);
    const state = () => core.core.library.fetchesAgain([output.id])[0]?.state;
    await core.core.library.fetchAgain([id], false);
    await eventually(() => state() === 'different');
    const [view] = core.core.library.fetchesAgain([output.id]);
    expect(view?.message).toMatch(/has another file there now.*SHA-256/);
    expect(libraryFiles(folder())).toEqual([]);
    expect(await found(core, 'is:missing')).toEqual(['one']);
    expect(core.shown.at(-1)).toMatchObject({ kind: 'needs-you' });

    await core.core.library.fetchAgain([id], true);
    await eventually(() => state() === 'fetched');
    const items = (await search(core)).items;
    expect(items.map(({ missingAt }) => missingAt === null).toSorted()).toEqual([false, true]);
    const path = items.find(({ missingAt }) => missingAt === null)?.output?.path ?? '';
    expect(readFileSync(path)).toEqual(bytes);
    expect((await core.core.library.startCheck(true)).sentences).toEqual([]);
  });
});

describe('rules for what is kept', () => {
  it('are off until seen, never take a star, and are undone as one', async () => {
    const core = await bench.start();
    const all = await rendered(core, 'one', 'two', 'three', 'four');
    await core.core.library.edit({ ids: [all[0]!.id] }, { kind: 'star', starred: true });
    const rules = {
      rules: [
        {
          keep: { what: 'last' as const, files: 1 },
          per: 'account' as const,
          accounts: [],
          kinds: [],
          tags: [],
        },
      ],
      keepNoted: true,
    };
    expect(core.core.library.retention()).toMatchObject({ on: false, nextRunAt: null });
    expect(() => core.core.library.setRetention(rules, true, undefined)).toThrowError(/Nobody has/);
    const preview = await core.core.library.previewRetention(rules, 0, 10);
    expect(preview).toMatchObject({ files: 2, protected: 1, byRule: [{ files: 2 }] });
    expect(preview.items[0]?.why).toMatch(/newest 1 files of its account/);
    expect(core.core.library.setRetention(rules, true, preview.seen)).toMatchObject({ on: true });
    const edit = await core.core.library.runRetention(undefined);
    expect(edit).toMatchObject({ total: 2, done: 2 });
    expect(await found(core, 'is:trashed')).toEqual(
      preview.items.map(({ item }) => item.name.replace('.json', '')).toSorted(),
    );
    expect(await found(core, 'is:starred')).toEqual(['one']);
    await core.core.library.undo(edit!.id);
    expect(await found(core)).toHaveLength(4);
    expect(libraryFiles(folder())).toHaveLength(4);
  });
});
