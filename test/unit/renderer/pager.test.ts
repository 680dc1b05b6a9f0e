import { describe, expect, it, vi } from 'vitest';
import {
  indexOf,
  itemAt,
  noResults,
  PAGE,
  Pager,
  type FoundPage,
  type PageWish,
  type Results,
} from '../../../src/renderer/features/library/pager.ts';
import { everything } from '../../../src/renderer/features/library/library-query.ts';
import type { LibraryCounts } from '../../../src/shared/library.ts';
import { aLibraryItem } from './a-library-item.ts';

const countsOf = (total: number, exact = true): LibraryCounts => ({
  exact,
  exactDetails: exact,
  total,
  states: [],
  providers: [],
  accounts: [],
  kinds: [],
  tags: [],
  months: [],
  starred: 0,
  withFile: 0,
  missing: 0,
  trashed: 0,
});

/** A library of so many items, as the host answers; `before` is the number of the last item. */
function libraryOf(total: number, said: Partial<LibraryCounts> = {}) {
  const asked: PageWish[] = [];
  const signals: AbortSignal[] = [];
  let state: Results = noResults;
  const place = {
    getState: () => state,
    setState: (change: Partial<Results>) => {
      state = { ...state, ...change };
    },
  };
  const search = (wish: PageWish, signal: AbortSignal): Promise<FoundPage> => {
    asked.push(wish);
    signals.push(signal);
    const from = (wish.before === undefined ? 0 : Number(wish.before) + 1) + wish.skip;
    const to = Math.min(total, from + wish.limit);
    const items = Array.from({ length: Math.max(0, to - from) }, (_, at) =>
      aLibraryItem(from + at),
    );
    const counts = wish.counts ? { ...countsOf(total), ...said } : null;
    return Promise.resolve({
      items,
      next: to < total ? String(to - 1) : null,
      counts,
      building: null,
    });
  };
  const count = vi.fn<() => Promise<LibraryCounts>>(() => Promise.resolve(countsOf(total)));
  return { pager: new Pager({ search, count }, place), asked, signals, count, found: () => state };
}

describe('the pager', () => {
  it('shows the first page with its counts', async () => {
    const { pager, asked, found } = libraryOf(1_000);
    pager.open(everything);
    await vi.waitFor(() => expect(found().query).toBe(everything));
    expect(found()).toMatchObject({ total: 1_000, exact: true, isSearching: false });
    expect(asked).toMatchObject([{ skip: 0, limit: PAGE, counts: true }]);
    expect(itemAt(found(), PAGE - 1)?.name).toBe(`item ${PAGE - 1}`);
    expect(itemAt(found(), PAGE)).toBeUndefined();
  });

  it('goes on where a page ended, and jumps by how many come before', async () => {
    const { pager, asked, found } = libraryOf(100_000);
    pager.open(everything);
    await vi.waitFor(() => expect(found().total).toBe(100_000));
    pager.look(PAGE, PAGE);
    await vi.waitFor(() => expect(itemAt(found(), PAGE)?.name).toBe(`item ${PAGE}`));
    pager.look(90_000, 90_010);
    await vi.waitFor(() => expect(itemAt(found(), 90_000)?.name).toBe('item 90000'));
    expect(asked.slice(1)).toMatchObject([
      { before: String(PAGE - 1), skip: 0, counts: false },
      { before: String(PAGE * 2 - 1), skip: 90_000 - PAGE * 2 },
    ]);
    expect(indexOf(found(), aLibraryItem(90_003).id)).toBe(90_003);
  });

  it('asks once for a page, however often it is looked at', async () => {
    const { pager, asked, found } = libraryOf(1_000);
    pager.open(everything);
    await vi.waitFor(() => expect(found().total).toBe(1_000));
    pager.look(PAGE, PAGE + 5);
    pager.look(PAGE + 1, PAGE + 6);
    await vi.waitFor(() => expect(itemAt(found(), PAGE)).toBeDefined());
    pager.look(PAGE + 1, PAGE + 6);
    expect(asked).toHaveLength(2);
  });

  it('lets go of a search that is superseded, and shows only the last one', async () => {
    const { pager, signals, found } = libraryOf(10);
    pager.open({ ...everything, text: 'a' });
    pager.open({ ...everything, text: 'ab' });
    await vi.waitFor(() => expect(found().query?.text).toBe('ab'));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('knows the end when it has seen it, whatever was counted', async () => {
    const { pager, found } = libraryOf(70, { total: 60, exact: false, exactDetails: false });
    pager.open(everything);
    await vi.waitFor(() => expect(found().total).toBe(60));
    pager.look(55, 59);
    await vi.waitFor(() => expect(found()).toMatchObject({ total: 70, exact: true }));
  });

  it('counts all where the first counts were cut off', async () => {
    const { pager, count, found } = libraryOf(1_000, { total: 200, exact: false });
    pager.open(everything);
    await vi.waitFor(() => expect(found()).toMatchObject({ total: 1_000, exact: true }));
    expect(count).toHaveBeenCalledOnce();
  });

  it('keeps what is looked at while it asks again, and keeps pages in bounds', async () => {
    const { pager, asked, found } = libraryOf(100_000);
    pager.open(everything);
    await vi.waitFor(() => expect(found().total).toBe(100_000));
    for (let at = 0; at < 100; at += 1) {
      pager.look(at * 500, at * 500 + 5);
      await pager.range(at * 500, at * 500 + 5);
    }
    expect(found().pages.size).toBeLessThan(100);
    const again = pager.refresh();
    expect(itemAt(found(), 49_500)).toBeDefined();
    await again;
    expect(asked.at(-1)).toMatchObject({ skip: 49_500, counts: true });
    expect(itemAt(found(), 49_500)?.name).toBe('item 49500');
  });

  it('gives a range over several pages, loaded or not', async () => {
    const { pager, found } = libraryOf(1_000);
    pager.open(everything);
    await vi.waitFor(() => expect(found().total).toBe(1_000));
    const items = await pager.range(40, 120);
    expect(items.map(({ at }) => at)).toEqual(Array.from({ length: 81 }, (_, at) => at + 40));
  });

  it('says what went wrong, and finds again when it is asked again', async () => {
    let fails = true;
    const good = libraryOf(5);
    let state: Results = noResults;
    const pager = new Pager(
      {
        search: (wish) =>
          fails
            ? Promise.reject(new Error('no'))
            : Promise.resolve({
                items: [aLibraryItem(0)],
                next: null,
                counts: wish.counts ? countsOf(1) : null,
                building: null,
              }),
        count: good.count,
      },
      {
        getState: () => state,
        setState: (change) => {
          state = { ...state, ...change };
        },
      },
    );
    pager.open(everything);
    await vi.waitFor(() => expect(state.error).toEqual(new Error('no')));
    fails = false;
    await pager.refresh();
    expect(state).toMatchObject({ error: null, total: 1 });
  });
});
