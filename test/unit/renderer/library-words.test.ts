import { describe, expect, it } from 'vitest';
import { barsOf } from '../../../src/renderer/features/library/bars.ts';
import { changed } from '../../../src/renderer/features/library/changed-item.ts';
import { frameAfter } from '../../../src/renderer/features/library/film-deeds.ts';
import {
  everything,
  flagged,
  isNarrowed,
  monthOf,
  noFilters,
  sameQuery,
  toggled,
  withMonth,
} from '../../../src/renderer/features/library/library-query.ts';
import { placeAfter } from '../../../src/renderer/features/library/list-steps.ts';
import { pathWords } from '../../../src/renderer/features/library/path-words.ts';
import {
  chosenCount,
  flipped,
  isChosen,
  nothingChosen,
  targetOf,
} from '../../../src/renderer/features/library/selection.ts';
import { bytesPerSecondOf, megabytesOf } from '../../../src/renderer/features/settings/speed.ts';
import { aLibraryItem } from './a-library-item.ts';

describe('filters', () => {
  it('take a choice in and out again, and a list of none is none', () => {
    const one = toggled(noFilters, 'kinds', 'video');
    expect(one).toEqual({ trashed: false, kinds: ['video'] });
    const two = toggled(one, 'kinds', 'image');
    expect(two.kinds).toEqual(['video', 'image']);
    expect(toggled(toggled(two, 'kinds', 'image'), 'kinds', 'video')).toEqual(noFilters);
    expect(flagged(flagged(noFilters, 'starred', true), 'starred', true)).toEqual(noFilters);
  });

  it('know a month by its span, also over the end of a year', () => {
    const december = withMonth(noFilters, '2026-12');
    expect(december).toMatchObject({
      from: Date.UTC(2026, 11, 1),
      to: Date.UTC(2027, 0, 1),
    });
    expect(monthOf(december)).toBe('2026-12');
    expect(monthOf({ ...december, to: Date.UTC(2027, 0, 2) })).toBeNull();
    expect(withMonth(december, null)).toEqual(noFilters);
  });

  it('are the same in whatever order they were chosen', () => {
    const one = { ...everything, filters: { trashed: false, tags: ['a', 'b'], starred: true } };
    const other = { ...everything, filters: { starred: true, trashed: false, tags: ['b', 'a'] } };
    expect(sameQuery(one, other)).toBe(true);
    expect(sameQuery(one, { ...other, sort: 'oldest' as const })).toBe(false);
  });

  it('narrow down as soon as anything is asked', () => {
    expect(isNarrowed(everything)).toBe(false);
    expect(isNarrowed({ ...everything, text: '  ' })).toBe(false);
    expect(isNarrowed({ ...everything, text: 'x' })).toBe(true);
    expect(isNarrowed({ ...everything, filters: { trashed: true } })).toBe(true);
  });
});

describe('what is chosen', () => {
  const [one, other] = [aLibraryItem(1).id, aLibraryItem(2).id];

  it('is some, or all but some', () => {
    const some = flipped(nothingChosen, one);
    expect([isChosen(some, one), isChosen(some, other)]).toEqual([true, false]);
    expect(targetOf(some, everything)).toEqual({ ids: [one] });
    const allBut = flipped({ all: true, ids: new Set() }, one);
    expect([isChosen(allBut, one), isChosen(allBut, other)]).toEqual([false, true]);
    expect(chosenCount(allBut, 10)).toBe(9);
    expect(targetOf(allBut, everything)).toEqual({ query: everything, except: [one] });
    expect(targetOf(nothingChosen, everything)).toBeNull();
  });
});

describe('a change', () => {
  it('shows before the host has answered, tags told apart without their case', () => {
    const item = aLibraryItem(1, { tags: ['Summer', 'draft'] });
    const change = { kind: 'tags', add: ['summer', 'new'], remove: ['DRAFT'] } as const;
    expect(
      changed(item, { ...change, add: [...change.add], remove: [...change.remove] }).tags,
    ).toEqual(['Summer', 'new']);
    expect(changed(item, { kind: 'star', starred: true }).starred).toBe(true);
    expect(changed(item, { kind: 'note', note: 'x' }).note).toBe('x');
  });
});

describe('keys', () => {
  const grid = { columns: 4, rows: 3 };

  it('go through a grid by columns and screens, and stop at its ends', () => {
    expect(placeAfter('ArrowDown', 1, 20, grid)).toBe(5);
    expect(placeAfter('ArrowDown', 17, 19, grid)).toBe(18);
    expect(placeAfter('ArrowUp', 2, 20, grid)).toBe(2);
    expect(placeAfter('PageDown', 0, 20, grid)).toBe(8);
    expect(placeAfter('End', 0, 1_000_000, grid)).toBe(999_999);
    expect(placeAfter('Home', 19, 20, grid)).toBe(0);
    expect(placeAfter('ArrowRight', 0, 20, { columns: 1, rows: 9 })).toBeUndefined();
    expect(placeAfter('x', 0, 20, grid)).toBeUndefined();
    expect(placeAfter('End', 0, 0, grid)).toBeUndefined();
  });
});

describe('words and numbers', () => {
  it('name a place in a payload as people write it', () => {
    expect(pathWords(['scenes', 0, 'text', 'a b'])).toBe('scenes[0].text["a b"]');
    expect(pathWords([0, 'x'])).toBe('[0].x');
    expect(pathWords([])).toBe('The whole payload');
  });

  it('step by whole frames, from whatever moment within one', () => {
    const rate = 30;
    for (let frame = 1; frame < 200; frame += 1) {
      for (const within of [0, 0.3, 0.5, 0.98]) {
        const on = frameAfter((frame + within) / rate, 1, rate);
        expect(Math.floor(on * rate)).toBe(frame + 1);
        expect(Math.floor(frameAfter(on, -1, rate) * rate)).toBe(frame);
      }
    }
    expect(frameAfter(0, -1, rate)).toBe(0);
  });

  it('draw as many bars as there is room for, each as loud as its loudest', () => {
    expect(barsOf(new Uint8Array([0, 255, 51, 0]), 2)).toEqual([1, 0.2]);
    expect(barsOf(new Uint8Array([255]), 72)).toEqual([1]);
    expect(barsOf(new Uint8Array(), 72)).toEqual([]);
  });

  it('read a speed with a point or a comma, and nothing else', () => {
    expect(bytesPerSecondOf('2,5')).toBe(2_500_000);
    expect(bytesPerSecondOf(' 0.5 ')).toBe(500_000);
    for (const text of ['', 'fast', '-1', '0', '0.0001', 'Infinity']) {
      expect(bytesPerSecondOf(text)).toBeUndefined();
    }
    expect(megabytesOf(2_500_000)).toBe('2.5');
    expect(megabytesOf(null)).toBe('');
  });
});
