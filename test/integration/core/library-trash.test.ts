import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { itemIdSchema } from '../../../src/shared/library.ts';
import { libraryFiles } from '../../fakes/library-files.ts';
import { anImage } from './core-under-test.ts';
import { bench, folder, search, found, everything, rendered, first } from './cared-library.ts';

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
