import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  libraryQuerySchema,
  type LibraryItem,
  type LibraryQuery,
} from '../../../src/shared/library.ts';
import { itemIdSchema } from '../../../src/shared/library.ts';
import { accountAt, jobAt, outputAt, sha256 } from '../../fakes/library-rows.ts';
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
const namesOf = (items: readonly LibraryItem[]) => items.map(({ name }) => name);
const found = async (text: string) => namesOf((await search(text)).items);
const item = (id: string) => itemIdSchema.parse(id);

describe('a search of the library', () => {
  it('finds files and jobs without one, by name, payload, error, note and tag', async () => {
    const { rows } = library;
    rows.add({
      name: 'Film',
      payload: '{"text":"Blue Sky"}',
      file: { name: 'sky-1.mp4' },
      kind: 'video',
    });
    rows.add({ name: 'Broken', state: 'failed', error: 'No credits left' });
    rows.add({ name: 'Stopped', state: 'canceled' });
    await library.services.edit({ ids: [item(jobAt(3))] }, { kind: 'note', note: 'ask Ada' });
    await library.services.edit(
      { ids: [item(outputAt(1))] },
      { kind: 'tags', add: ['Summer'], remove: [] },
    );

    expect(await found('')).toEqual(['Stopped', 'Broken', 'Film']);
    expect(await found('sky-1')).toEqual(['Film']);
    expect(await found('"blue sky"')).toEqual(['Film']);
    expect(await found('credits')).toEqual(['Broken']);
    expect(await found('ada')).toEqual(['Stopped']);
    expect(await found('summ')).toEqual(['Film']);
    expect(await found('tag:summer')).toEqual(['Film']);
    expect(await found('sky -summer')).toEqual([]);
    const { items } = await search('film');
    expect(items[0]).toMatchObject({
      id: outputAt(1),
      jobId: jobAt(1),
      kind: 'video',
      tags: ['Summer'],
      output: { fileName: 'sky-1.mp4', mediaUrl: `media:${outputAt(1)}` },
    });
    expect((await library.services.item(item(jobAt(2)))).failure?.message).toBe('No credits left');
  });

  it('keeps what is known of renders whose account was removed', async () => {
    library.rows.add({ name: 'Kept', account: 1, file: {} });
    library.writer.run('UPDATE account SET removed_at = 5 WHERE id = :id', { id: accountAt(1) });
    const { items, counts } = await search();
    expect(items[0]).toMatchObject({
      accountName: 'account 1',
      accountIsRemoved: true,
      providerId: 'roughy',
    });
    expect(counts?.accounts).toEqual([{ value: accountAt(1), count: 1 }]);
  });

  it('gives way to one that supersedes it', async () => {
    library.rows.add({ name: 'one' });
    const superseded = new AbortController();
    const first = library.services.search(
      { ...query('on'), limit: 5, counts: true },
      superseded.signal,
    );
    superseded.abort(new Error('superseded'));
    await expect(first).rejects.toThrowError('superseded');
    expect(await found('one')).toEqual(['one']);
  });

  it('refuses a cursor of another search in a sentence', async () => {
    for (let each = 0; each < 3; each += 1) library.rows.add();
    const page = await library.services.search({ ...query(''), limit: 1, counts: false });
    const before = page.next ?? '';
    await expect(
      library.services.search({ ...query(''), sort: 'name', limit: 1, counts: false, before }),
    ).rejects.toThrowError(/not where a page/);
    await expect(
      library.services.search({ ...query(''), limit: 1, counts: false, before: 'nonsense' }),
    ).rejects.toThrowError(/not where a page/);
  });
});

describe('tags and views', () => {
  const tag = (numbers: readonly number[], add: string[]) =>
    library.services.edit(
      { ids: numbers.map((number) => item(jobAt(number))) },
      { kind: 'tags', add, remove: [] },
    );

  it('have a colour, which stays with the tag under another name, and is told', async () => {
    for (let each = 0; each < 2; each += 1) library.rows.add();
    await tag([1, 2], ['urgent']);
    await tag([2], ['quiet']);
    const told = library.told.length;
    library.services.colourTag('URGENT', 'red');
    expect(library.told.slice(told)).toMatchObject([{ type: 'library' }]);
    expect(library.services.renameTag('urgent', 'now')).toEqual([
      { name: 'now', count: 2, colour: 'red' },
      { name: 'quiet', count: 1, colour: null },
    ]);
    const gone = await library.services.deleteTag('now');
    await library.services.undo(gone.id);
    expect(library.services.tags()[0]).toMatchObject({ name: 'now', colour: 'red' });
    expect(library.services.colourTag('now', null)[0]).toMatchObject({ colour: null });
    expect(() => library.services.colourTag('never', 'red')).toThrowError(/Nothing has the tag/);
  });

  it('are one tag when they read the same, are renamed, merged and deleted, with undo', async () => {
    for (let each = 0; each < 3; each += 1) library.rows.add();
    await tag([1, 2], ['Été']);
    await tag([3], ['ete']);
    await tag([2], ['Winter']);
    expect(library.services.tags()).toEqual([
      { name: 'Été', count: 3, colour: null },
      { name: 'Winter', count: 1, colour: null },
    ]);
    expect(() => library.services.renameTag('Winter', 'ETE')).toThrowError(/already/);
    expect(library.services.renameTag('winter', 'Snow').map(({ name }) => name)).toEqual([
      'Été',
      'Snow',
    ]);
    expect(await found('tag:snow')).toHaveLength(1);

    const merge = await library.services.mergeTags('Été', 'Snow');
    expect(library.services.tags()).toEqual([{ name: 'Snow', count: 3, colour: null }]);
    await library.services.undo(merge.id);
    expect(library.services.tags()).toEqual([
      { name: 'Été', count: 3, colour: null },
      { name: 'Snow', count: 1, colour: null },
    ]);

    const deletion = await library.services.deleteTag('Été');
    expect(library.services.tags()).toEqual([{ name: 'Snow', count: 1, colour: null }]);
    await library.services.undo(deletion.id);
    expect(library.services.tags()).toEqual([
      { name: 'Été', count: 3, colour: null },
      { name: 'Snow', count: 1, colour: null },
    ]);
    await expect(library.services.deleteTag('none')).rejects.toThrowError(/Nothing has/);
  });

  it('views are kept in the order that people gave them', () => {
    const { services } = library;
    const one = services.saveView({ name: 'One', query: query('a') });
    const two = services.saveView({ name: 'Two', query: query('b') });
    expect(services.orderViews([two.id])).toEqual([two, one]);
    const changed = services.saveView({ ...one, name: 'Uno' });
    expect(services.views()).toEqual([two, changed]);
    expect(services.removeView(two.id)).toEqual([changed]);
    expect(() => services.removeView(two.id)).toThrowError(/no such view/);
  });
});

describe('what is there more than once', () => {
  it('is found by content and by payload, the trash left out', async () => {
    const { rows } = library;
    rows.add({ payload: '{"a":1}', file: { content: 'same' } });
    rows.add({ payload: '{"a":1}', file: { content: 'same' } });
    rows.add({ payload: '{"a":2}', file: { content: 'other' } });
    const byContent = await library.services.duplicates({ by: 'content', limit: 10 });
    expect(byContent).toMatchObject({
      groups: [{ sha256: sha256('same'), count: 2, spareBytes: 4 }],
      next: null,
    });
    expect(byContent.groups[0]?.items.map(({ jobNumber }) => jobNumber)).toEqual([2, 1]);
    const byPayload = await library.services.duplicates({ by: 'payload', limit: 10 });
    expect(byPayload.groups).toMatchObject([{ sha256: sha256('{"a":1}'), count: 2 }]);
    const of = async (content: string) =>
      (await library.services.duplicates({ by: 'content', of: sha256(content), limit: 1 })).groups;
    expect(await of('same')).toEqual(byContent.groups);
    expect(await of('other')).toEqual([]);

    library.writer.run('UPDATE library_item SET trashed_at = 1 WHERE job_number = 1');
    expect((await library.services.duplicates({ by: 'content', limit: 10 })).groups).toEqual([]);
  });

  it('is told apart by its payloads', async () => {
    library.rows.add({ payload: '{"a":1}' });
    library.rows.add({ payload: '{"a":2}' });
    library.rows.add();
    expect(await library.services.differencePayloads(jobAt(1), jobAt(2))).toMatchObject({
      identical: false,
      differences: [{ path: ['a'], before: '1', after: '2' }],
    });
    await expect(library.services.differencePayloads(jobAt(1), jobAt(3))).rejects.toThrowError(
      /no payload/,
    );
  });
});

describe('jobs from before the index', () => {
  /** As in a library of before: the rows are there, and nothing knows of them. */
  function forgetIndex(): void {
    const { writer } = library;
    writer.run('DELETE FROM library_item');
    writer.run(
      `UPDATE library_build SET jobs_at_first = (SELECT max(number) FROM job),
         jobs_from = 1 + (SELECT max(number) FROM job)`,
    );
  }

  it('are taken in newest first, across restarts, while new ones come', async () => {
    for (let each = 0; each < 1_200; each += 1) {
      library.rows.add({
        name: `old ${each}`,
        at: each,
        ...(each % 2 === 0 ? { file: { at: each } } : {}),
      });
    }
    forgetIndex();
    expect((await search()).building).toEqual({ indexed: 0, total: 1_200 });
    await library.catalogue.start();
    library.rows.add({ name: 'new', at: 5_000 });
    await library.end();
    library = openCatalogue(folder.path);
    const { building, items } = await search();
    expect(building?.indexed).toBeLessThan(1_200);
    expect(items[0]?.name).toBe('new');
    library.rows.setState(1, 'failed', 'too late');

    await library.catalogue.start();
    while ((await search()).building !== null)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const { counts } = await search();
    expect(counts).toMatchObject({ exact: true, total: 1_201, withFile: 600 });
    expect(await found('"too late"')).toEqual(['old 0']);
    expect(library.told.at(-1)).toMatchObject({ type: 'library', building: null });
  });
});
