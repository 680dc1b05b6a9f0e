import { describe, expect, it } from 'vitest';
import {
  bytesOfAll,
  keptOf,
  othersOf,
  type Choices,
} from '../../../src/renderer/features/library/duplicates/keep-choice.ts';
import {
  chosenOnly,
  flippedRow,
  noRows,
  rangeTo,
  stillThere,
} from '../../../src/renderer/features/library/lists/chosen-rows.ts';
import { RowPager } from '../../../src/renderer/features/library/lists/row-pager.ts';
import { linesInParts } from '../../../src/renderer/features/library/portable/lines-in-parts.ts';
import {
  draftOf,
  newDraft,
  ruleOf,
  sameRules,
} from '../../../src/renderer/features/library/retention/rule-draft.ts';
import type { DuplicateGroup, LibraryItem } from '../../../src/shared/library.ts';
import type { OutputView } from '../../../src/shared/output.ts';
import { aLibraryItem } from './a-library-item.ts';

const groupOf = (...items: LibraryItem[]): DuplicateGroup => ({
  sha256: 'a'.repeat(64),
  count: items.length,
  spareBytes: 1,
  items,
});
const nobodyChose: Choices = new Map();

describe('the one of several that is kept', () => {
  const [old, middle, young] = [1, 2, 3].map((number) =>
    aLibraryItem(number, { output: { bytes: number } as OutputView }),
  );
  if (!old || !middle || !young) throw new Error('There are three.');

  it('is the newest or the oldest, unless one has a star or was chosen', () => {
    const group = groupOf(young, middle, old);
    expect(keptOf(group, 'newest', nobodyChose)).toBe(young);
    expect(keptOf(group, 'oldest', nobodyChose)).toBe(old);
    const starred = { ...middle, starred: true };
    expect(keptOf(groupOf(young, starred, old), 'newest', nobodyChose)).toBe(starred);
    expect(keptOf(group, 'newest', new Map([[group.sha256, middle.id]]))).toBe(middle);
  });

  it('is never one that is missing while another is there', () => {
    const gone = { ...young, missingAt: 5 };
    expect(keptOf(groupOf(gone, middle, old), 'newest', nobodyChose)).toBe(middle);
  });

  it('lets the others go, but for those with a star and of the same render', () => {
    const starred = { ...old, starred: true };
    const keeping = { policy: 'newest', choices: nobodyChose } as const;
    expect(
      othersOf(groupOf(young, middle, starred), {
        by: 'content',
        policy: 'newest',
        choices: new Map([['a'.repeat(64), young.id]]),
      }),
    ).toEqual([middle]);
    const sibling = { ...middle, jobId: young.jobId };
    expect(othersOf(groupOf(young, sibling, old), { by: 'payload', ...keeping })).toEqual([old]);
    expect(bytesOfAll([old, middle])).toBe(3);
  });
});

describe('rows that are chosen', () => {
  it('are flipped, drawn as a range, and forgotten when they are gone', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const one = chosenOnly('b', 1);
    expect([...rangeTo(one, ids, 3).ids]).toEqual(['b', 'c', 'd']);
    expect([...flippedRow(one, 'b', 1).ids]).toEqual([]);
    expect(stillThere({ ...one, active: 3 }, ['a', 'c'])).toMatchObject({
      ids: new Set(),
      active: 1,
    });
    expect(stillThere(noRows, ids)).toBe(noRows);
  });
});

describe('a list that comes in pages', () => {
  it('loads on, and anew with as many as were there', async () => {
    const asked: [string | null, number][] = [];
    const pager = new RowPager<number>(async (after, limit) => {
      asked.push([after, limit]);
      const first = Number(after ?? 0);
      return {
        rows: Array.from({ length: limit }, (_, at) => first + at),
        next: String(first + limit),
      };
    });
    await pager.follow(1);
    await pager.follow(1);
    await pager.more();
    await pager.more();
    await pager.follow(2);
    expect(asked).toEqual([
      [null, 100],
      ['100', 100],
      ['200', 100],
      [null, 300],
    ]);
    expect(pager.store.getState().rows).toHaveLength(300);
  });

  it('keeps what it has when it cannot be asked', async () => {
    let works = true;
    const pager = new RowPager<number>(async () => {
      if (!works) throw new Error('gone');
      return { rows: [1], next: null };
    });
    await pager.reload();
    works = false;
    await pager.reload();
    expect(pager.store.getState()).toMatchObject({ rows: [1], error: expect.any(Error) });
  });
});

describe('an export that is put in', () => {
  it('goes in whole lines, also one that is longer than a part', () => {
    const text = 'one\ntwo\na line that is far too long\nend';
    expect(linesInParts(text, 8)).toEqual(['one\ntwo\n', 'a line that is far too long\n', 'end']);
    expect(linesInParts('', 8)).toEqual([]);
  });
});

describe('a rule as it is typed', () => {
  it('is a rule once its amount is one', () => {
    const draft = newDraft(1);
    expect(ruleOf(draft)?.keep).toEqual({ what: 'days', days: 365 });
    expect(ruleOf({ ...draft, what: 'bytes', amount: '2,5' })?.keep).toEqual({
      what: 'bytes',
      bytes: 2_500_000_000,
    });
    for (const amount of ['', '0', '1.5', 'x', '-1', '40000']) {
      expect(ruleOf({ ...draft, amount })).toBeNull();
    }
    expect(ruleOf({ ...draft, what: 'last', amount: '0' })?.keep).toEqual({
      what: 'last',
      files: 0,
    });
  });

  it('reads as it was kept', () => {
    const rule = ruleOf({ ...newDraft(1), what: 'last', amount: '7', per: 'account', tags: ['a'] });
    if (!rule) throw new Error('It is one.');
    const rules = { rules: [rule], keepNoted: true };
    expect(ruleOf(draftOf(rule, 9))).toEqual(rule);
    expect(sameRules(rules, { ...rules })).toBe(true);
    expect(sameRules(rules, { ...rules, keepNoted: false })).toBe(false);
  });
});
