import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { libraryFiles } from '../../fakes/library-files.ts';
import { eventually } from './core-under-test.ts';
import { bench, folder, search, found, rendered, first } from './cared-library.ts';

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

  it('that was changed may stay so, until it is changed once more', async () => {
    const core = await bench.start();
    const { library } = core.core;
    const { id, output } = first(await rendered(core, 'one'));
    writeFileSync(output.path, 'retouched');
    await library.startCheck(true);
    expect(library.diskTotals()).toEqual({ changed: 1, unknown: 0 });
    expect(library.keepChanged([id], true)).toBe(1);
    expect(library.changedFiles(0, 10).files).toEqual([]);
    await library.startCheck(true);
    expect(library.diskTotals()).toEqual({ changed: 0, unknown: 0 });
    expect((await search(core)).items).toMatchObject([{ changedAt: expect.any(Number) }]);
    library.keepChanged([id], false);
    expect(library.changedFiles(0, 10).files).toHaveLength(1);
    library.keepChanged([id], true);
    writeFileSync(output.path, 'retouched again');
    await library.startCheck(true);
    expect(library.changedFiles(0, 10).files).toMatchObject([{ bytes: 15 }]);
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
    expect(
      items.map(({ missingAt }) => missingAt === null).toSorted((a, b) => Number(a) - Number(b)),
    ).toEqual([false, true]);
    const path = items.find(({ missingAt }) => missingAt === null)?.output?.path ?? '';
    expect(readFileSync(path)).toEqual(bytes);
    expect((await core.core.library.startCheck(true)).sentences).toEqual([]);
  });
});

describe('rules for what is kept', () => {
  it('are off until seen, never take a star, and are undone as one', async () => {
    const core = await bench.start();
    // The newest is known: it came by itself.
    const all = await rendered(core, 'one', 'two', 'three');
    all.push(...(await rendered(core, 'four')));
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
