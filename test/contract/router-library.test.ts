import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../src/host/router.ts';
import { itemIdSchema } from '../../src/shared/library.ts';
import { fakeCore } from '../fakes/fake-core.ts';
import { fakeHostServices } from '../fakes/fake-host-services.ts';
import { jobAt, outputAt } from '../fakes/library-rows.ts';
import { openCatalogue, type OpenCatalogue } from '../fakes/open-catalogue.ts';
import { temporaryFolder } from '../unit/library/temporary-folder.ts';

const folder = temporaryFolder();
let library: OpenCatalogue;
beforeEach(() => {
  library = openCatalogue(folder.path);
});
afterEach(() => library.end());

function client() {
  const core = fakeCore();
  const services = { ...core.library, ...library.services };
  const router = createRouter({ ...core, library: services }, fakeHostServices());
  return createRouterClient(router, { context: {} }).library;
}

describe('the library over the contract', () => {
  it('answers in the words of its schemas, whatever an item has', async () => {
    library.rows.add({ name: 'film', file: { seconds: 2 }, kind: 'video', payload: '{"a":1}' });
    library.rows.add({ name: 'broken', state: 'failed' });
    library.rows.add({ name: 'stopped', state: 'canceled', payload: '{"a":1}' });
    const calls = client();
    const page = await calls.search({ limit: 2 });
    expect(page.items.map(({ name }) => name)).toEqual(['stopped', 'broken']);
    expect(page.counts).toMatchObject({ total: 3, withFile: 1, exact: true });
    const rest = await calls.search({ limit: 2, before: page.next ?? '', counts: false });
    expect(rest).toMatchObject({ items: [{ id: outputAt(1) }], next: null, counts: null });
    expect(await calls.count({ text: 'film' })).toMatchObject({ total: 1 });
    expect((await calls.item({ id: itemIdSchema.parse(jobAt(2)) })).failure?.code).toBe(
      'render-failed',
    );
    expect((await calls.duplicates({ by: 'payload' })).groups).toHaveLength(1);
    const edit = await calls.edit({
      target: { query: { text: '', filters: { trashed: false }, sort: 'newest' } },
      change: { kind: 'tags', add: ['  Two   words ', 'x'] },
    });
    expect(edit).toMatchObject({ label: 'Add the tags "Two words", "x"', total: 3 });
    expect(await calls.undo({ editId: edit.id })).toMatchObject({ state: 'undone' });
    expect(await calls.edits()).toHaveLength(1);
    const view = await calls.saveView({ name: ' Mine ', query: { text: 'is:starred' } });
    expect(view).toMatchObject({ name: 'Mine', query: { text: 'is:starred', sort: 'newest' } });
    expect(await calls.orderViews({ ids: [view.id] })).toEqual([view]);
  });

  it.each([
    [{ kind: 'tags', add: ['x'.repeat(65)], remove: [] }, 'A tag has at most 64 characters.'],
    [{ kind: 'tags', add: ['a"b'], remove: [] }, 'no quotes'],
    [{ kind: 'tags', add: ['   '], remove: [] }, 'A tag has a name.'],
    [{ kind: 'note', note: 'x'.repeat(10_001) }, 'at most 10,000 characters'],
  ] as const)('refuses what is too long or no name in a sentence', async (change, sentence) => {
    const target = { ids: [itemIdSchema.parse(jobAt(1))] };
    const refused = client().edit({ target, change: { ...change } as never });
    await expect(refused).rejects.toThrowError(sentence);
  });

  it('names what is not there, and what is there already', async () => {
    library.rows.add();
    const calls = client();
    const ids = [itemIdSchema.parse(jobAt(1))];
    await calls.edit({ target: { ids }, change: { kind: 'tags', add: ['a', 'b'] } });
    await expect(calls.renameTag({ name: 'a', newName: 'B' })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { code: 'name-taken' },
    });
    await expect(calls.deleteTag({ name: 'c' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(calls.search({ text: 'x'.repeat(501) })).rejects.toThrowError('at most 500');
    await expect(calls.search({ before: 'nonsense' })).rejects.toMatchObject({ code: 'REFUSED' });
  });
});
