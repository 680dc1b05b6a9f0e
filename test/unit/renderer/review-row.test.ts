import { describe, expect, it } from 'vitest';
import {
  accountOf,
  chosenFile,
  isChoosable,
  kindOf,
  providerOf,
  standingOf,
} from '../../../src/renderer/features/review/review-row.ts';
import {
  guardLines,
  placeOf,
  questionOf,
  totalsOf,
  totalWords,
} from '../../../src/renderer/features/review/review-words.ts';
import { failure } from '../../../src/shared/failure.ts';
import { aNumberedAccount, aReviewRow, aUsable } from './a-review-row.ts';

const one = aNumberedAccount(1);
const two = aNumberedAccount(2);
const rendley = aNumberedAccount(3, { providerId: 'rendley' });
const refusal = (code: Parameters<typeof failure>[0]) => failure(code, 'No.', 'Do something.');

describe('where a file would go', () => {
  it('is the only account of its provider, and asked where there are several or none', () => {
    const row = aReviewRow();
    expect(accountOf(row, [one, rendley])?.id).toBe(one.id);
    expect(standingOf(row, [one, rendley])).toBe('ready');
    expect(standingOf(row, [one, two])).toBe('needs-choice');
    expect(standingOf(row, [rendley])).toBe('needs-choice');
  });

  it('is what a person chose, with the provider and the kind of that', () => {
    const row = aReviewRow({ choice: { accountId: rendley.id, kind: 'video' } });
    expect(providerOf(row, [one, rendley])).toBe('rendley');
    expect(kindOf(row, 'rendley')).toBe('video');
    expect(chosenFile(row, [one, rendley])).toMatchObject({
      contentBase64: 'e30=',
      accountId: rendley.id,
      kind: 'video',
    });
  });

  it('is asked anew when the chosen account is gone', () => {
    const row = aReviewRow({ choice: { accountId: two.id } });
    expect(standingOf(row, [one, aNumberedAccount(4)])).toBe('needs-choice');
  });

  it('is nobody’s where two providers are equally likely, until one is chosen', () => {
    const candidates = ['mockly', 'rendley'].map((providerId) => ({
      providerId,
      kind: 'image' as const,
      certainty: 0.5,
    }));
    const row = aReviewRow({ found: aUsable({ ambiguous: true, candidates }) });
    expect(standingOf(row, [one, rendley])).toBe('needs-choice');
    expect(questionOf(row, [one, rendley], (id) => id.toUpperCase())).toBe(
      'It could be a payload for MOCKLY or RENDLEY. Choose the provider.',
    );
    const chosen = { ...row, choice: { providerId: 'rendley' } };
    expect(accountOf(chosen, [one, rendley])?.id).toBe(rendley.id);
  });
});

describe('what cannot be sent', () => {
  it('is a file at fault, but not one that was refused for another reason', () => {
    const unusable = { usable: false as const, name: 'x', failure: refusal('not-json') };
    expect(standingOf(aReviewRow({ found: unusable }), [one])).toBe('unusable');
    expect(standingOf(aReviewRow({ refusal: refusal('invalid-payload') }), [one])).toBe('unusable');
    expect(standingOf(aReviewRow({ refusal: refusal('disk-full') }), [one])).toBe('ready');
    expect(standingOf(aReviewRow({ file: null, found: null }), [one])).toBe('unusable');
  });

  it('can be chosen another provider for only where it is a payload at all', () => {
    const found = (code: Parameters<typeof failure>[0]) =>
      aReviewRow({ found: { usable: false, name: 'x', failure: refusal(code) } });
    expect(isChoosable(found('not-json'))).toBe(false);
    expect(isChoosable(found('not-recognised'))).toBe(true);
  });

  it('says where it is wrong, in words', () => {
    expect(placeOf({ ...refusal('not-json'), line: 3, column: 7 })).toBe('Line 3, column 7');
    expect(placeOf({ ...refusal('not-json'), line: 3 })).toBe('Line 3');
    expect(placeOf(refusal('not-json'))).toBeNull();
  });
});

describe('what it costs', () => {
  const priced = (amount: number | null, unit = 'credits') =>
    aReviewRow({ price: { state: 'known', price: { amount, unit, said: '' } } });

  it('is summed for each unit, and says what is not in the sum', () => {
    const totals = totalsOf([priced(12.5), priced(1), priced(null), priced(3, 'seconds')]);
    expect(totals.map(totalWords)).toEqual(['13.5 credits and 1 price not known', '3 seconds']);
  });

  it('is held against what the guard of each account leaves, with what is on its way', () => {
    const spending = [{ unit: 'renders', month: '2026-07', spent: 6, inFlight: 2 }];
    const guarded = {
      ...one,
      spending,
      guard: { unit: 'renders', limit: 10, action: 'ask' as const },
    };
    const lines = (count: number) =>
      guardLines(
        Array.from({ length: count }, () => aReviewRow()),
        [guarded, rendley],
      ).map(({ passes, text }) => [passes, text]);
    expect(lines(2)).toEqual([[true, 'A1: 2 renders left this month']]);
    expect(lines(3)).toEqual([
      [false, 'A1: 2 renders left this month; what is above it waits for you'],
    ]);
  });
});
