import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { libraryQuerySchema, type LibraryQuery } from '../../../src/shared/library.ts';
import { itemIdSchema } from '../../../src/shared/library.ts';
import { jobAt } from '../../fakes/library-rows.ts';
import { openCatalogue, type OpenCatalogue } from '../../fakes/open-catalogue.ts';
import { temporaryFolder } from '../../unit/library/temporary-folder.ts';

const folder = temporaryFolder();
let library: OpenCatalogue;
beforeEach(() => {
  library = openCatalogue(folder.path);
});
afterEach(() => library.end());

const query = (text: string): LibraryQuery => libraryQuerySchema.parse({ text });
const search = (text = '') => library.services.search({ ...query(text), limit: 100, counts: true });
const item = (id: string) => itemIdSchema.parse(id);

describe('bulk edits', () => {
  it('are for everything that a query finds, and are taken back as one', async () => {
    for (let each = 0; each < 700; each += 1)
      library.rows.add({ name: each % 2 === 0 ? 'even' : 'odd', at: each });
    const edit = await library.services.edit(
      { query: query('even'), except: [item(jobAt(1))] },
      { kind: 'tags', add: ['Half'], remove: [] },
    );
    expect(edit).toMatchObject({
      label: 'Add the tag "Half"',
      state: 'applied',
      total: 349,
      done: 349,
    });
    expect(library.services.tags()).toEqual([{ name: 'Half', count: 349, colour: null }]);
    expect((await search('is:starred')).counts?.tags).toEqual([]);

    expect(await library.services.undo(edit.id)).toMatchObject({ state: 'undone', done: 349 });
    expect(library.services.tags()).toEqual([]);
    await expect(library.services.undo(edit.id)).rejects.toThrowError(/taken back already/);
    expect(library.told.at(-1)).toMatchObject({ type: 'library', building: null });
  });

  it('put back only what was not changed again since', async () => {
    library.rows.add();
    library.rows.add();
    const ids = [item(jobAt(1)), item(jobAt(2))];
    const first = await library.services.edit({ ids }, { kind: 'note', note: 'first' });
    await library.services.edit({ ids: ids.slice(0, 1) }, { kind: 'note', note: 'second' });
    await library.services.undo(first.id);
    const notes = (await search()).items.map(({ jobNumber, note }) => [jobNumber, note]);
    expect(notes).toEqual([
      [2, ''],
      [1, 'second'],
    ]);
  });

  it('survive a restart, finished and taken back', async () => {
    library.rows.add();
    const { id } = await library.services.edit(
      { ids: [item(jobAt(1))] },
      { kind: 'star', starred: true },
    );
    await library.end();
    library = openCatalogue(folder.path);
    expect(library.services.edits()).toMatchObject([{ id, label: 'Add a star', state: 'applied' }]);
    await library.services.undo(id);
    expect((await search('is:starred')).items).toEqual([]);
  });

  it('go on at the next start when they were cut off, and are forgotten when nothing was done', async () => {
    const numbers = Array.from({ length: 900 }, (_, each) => library.rows.add({ at: each }));
    const cut = library.services
      .edit({ ids: numbers.map((number) => item(jobAt(number))) }, { kind: 'star', starred: true })
      .catch(() => undefined);
    const gathering = library.writer.run(
      'INSERT INTO library_edit (at, label, change, state) VALUES (1, \'lost\', \'{"kind":"star","starred":true}\', \'gathering\')',
    );
    while (
      library.reader.one("SELECT 1 FROM library_edit WHERE state = 'applying' AND done > 0") ===
      undefined
    ) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await library.end();
    await cut;
    library = openCatalogue(folder.path);
    const done = library.services.edits().find(({ state }) => state === 'applying')?.done ?? 900;
    expect(done).toBeLessThan(900);

    const goneOn = library.catalogue.start();
    await library.services.edit({ ids: [item(jobAt(1))] }, { kind: 'note', note: 'in turn' });
    await goneOn;
    expect((await search('is:starred')).counts?.total).toBe(900);
    expect(library.services.edits()).toMatchObject([
      { label: 'Write a note' },
      { state: 'applied', done: 900 },
    ]);
    expect(
      library.reader.one('SELECT 1 FROM library_edit WHERE id = :id', { id: gathering.rowId }),
    ).toBeUndefined();
  });

  it('are refused in a sentence when there is nothing to change, or to take back', async () => {
    const none = { ids: [item(jobAt(9))] };
    await expect(library.services.edit(none, { kind: 'star', starred: true })).rejects.toThrowError(
      /None of these/,
    );
    await expect(library.services.undo(9)).rejects.toThrowError(/no such edit/);
    expect(library.services.edits()).toEqual([]);
  });

  it('keep to the last fifty', async () => {
    library.rows.add();
    for (let each = 0; each < 55; each += 1) {
      await library.services.edit(
        { ids: [item(jobAt(1))] },
        { kind: 'star', starred: each % 2 === 0 },
      );
    }
    expect(library.services.edits()).toHaveLength(50);
    expect(library.reader.one('SELECT count(*) AS edits FROM library_edit')).toEqual({ edits: 50 });
  });
});
