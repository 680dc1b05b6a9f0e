import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, nameSortKey } from '../../../../src/core/library/search/fold-text.ts';
import { pairQuery, pairsOf } from '../../../../src/core/library/search/letter-pairs.ts';
import { parseSearch } from '../../../../src/core/library/search/parse-search.ts';
import { payloadText } from '../../../../src/core/library/search/payload-text.ts';
import { textQuery } from '../../../../src/core/library/search/text-query.ts';
import { propertyRuns } from '../../../fakes/property-runs.ts';

describe('folded text', () => {
  it.each([
    ['Straße', 'STRASSE'],
    ['İstanbul', 'istanbul'],
    ['Diyarbakır', 'DIYARBAKIR'],
    ['caf\u00e9', 'CAFE\u0301'],
    ['Ζεύς', 'ΖΕΥΣ'],
    ['ﬁlm', 'FILM'],
    ['a\u200db', 'ab'],
    ['\u202eabc', 'ABC'],
    ['❤️', '❤'],
    ['한글', '한글'],
  ])('takes %s and %s for the same', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it('keeps apart what reads differently', () => {
    expect(foldText('本')).not.toBe(foldText('日'));
    expect(foldText('👍')).not.toBe(foldText('👎'));
    expect(foldText('שלום')).toBe('שלום');
  });

  it('is folded once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
      }),
      propertyRuns(2_000),
    );
  });

  it('sorts numbers in names by their value', () => {
    const names = ['shot 10', 'Shot 2', 'shot 1', 'shot 002b', 'shöt 3'];
    const sorted = names.toSorted((one, other) => (nameSortKey(one) < nameSortKey(other) ? -1 : 1));
    expect(sorted).toEqual(['shot 1', 'Shot 2', 'shot 002b', 'shöt 3', 'shot 10']);
  });
});

describe('what a person types', () => {
  it('is words, phrases, exclusions and fields', () => {
    expect(parseSearch('Sun "Blue  Sky" -rain tag:"My Tag" -provider:mockly')).toEqual([
      { wanted: { what: 'word', word: 'sun' }, not: false },
      { wanted: { what: 'word', word: 'blue sky' }, not: false },
      { wanted: { what: 'word', word: 'rain' }, not: true },
      { wanted: { what: 'tag', name: 'my tag' }, not: false },
      { wanted: { what: 'provider', name: 'mockly' }, not: true },
    ]);
  });

  it('takes what only looks like a field for a word', () => {
    const wordsOf = (text: string) => parseSearch(text).map(({ wanted }) => wanted);
    expect(wordsOf('https://a.b state:nonsense before:tomorrow foo:bar tag:')).toEqual(
      ['https://a.b', 'state:nonsense', 'before:tomorrow', 'foo:bar', 'tag:'].map((word) => ({
        what: 'word',
        word,
      })),
    );
  });

  it('knows states by their beginning, and days of UTC', () => {
    expect(parseSearch('is:fail after:2026-07 before:2026-07-31')).toEqual([
      { wanted: { what: 'states', states: ['failed'] }, not: false },
      { wanted: { what: 'from', at: Date.UTC(2026, 6, 1) }, not: false },
      { wanted: { what: 'to', at: Date.UTC(2026, 6, 31) }, not: false },
    ]);
  });

  it.each([
    '"open',
    '“curly”',
    '-',
    '--',
    '""',
    ':',
    '"',
    'a"b"c',
    '*',
    'NEAR(',
    'a OR b',
    "'",
    '\u0000',
  ])('never breaks: %s', (text) => {
    for (const { wanted } of parseSearch(text)) expect(wanted.what).toBe('word');
  });
});

describe('the queries of the indexes', () => {
  it('ask for every trigram of a word, and need no second look at one of three letters', () => {
    expect(textQuery(['abc'], null)).toEqual({ index: 'trigrams', match: '"abc"', exact: true });
    expect(textQuery(['a"bc'], null)).toMatchObject({ match: '"a""b" AND """bc"', exact: false });
  });

  it('keep long phrases short, with their end', () => {
    const { match } = textQuery(['x'.repeat(100) + 'end'], null);
    expect(match.split(' AND ').length).toBeLessThanOrEqual(24);
    expect(match).toContain('"end"');
  });

  it('ask for what is rare, where it is known, and not for what is everywhere', () => {
    const shares = new Map([
      ['quo', 0.001],
      ['uot', 0.002],
      ['ote', 0.9],
    ]);
    const sample = {
      items: 1_000,
      shareOfLongWords: 0,
      shareOf: () => 0.001,
      shareOfTrigram: (trigram: string) => shares.get(trigram) ?? 1,
    };
    expect(textQuery(['quote'], sample)).toMatchObject({ match: '"quo" AND "uot"', exact: false });
    expect(textQuery(['ote'], sample)).toMatchObject({ match: '"ote"', exact: true });
  });

  it('find words of one or two letters by the pairs of a text, punctuation among them', () => {
    const words = pairsOf('b-c 日本\n👍').split(' ');
    for (const word of ['b', '-', 'b-', '-c', '日本', '本', '👍']) {
      expect(words).toContain(pairQuery(word).slice(1, -1));
    }
    expect(words).not.toContain(pairQuery('本👍').slice(1, -1));
    expect(new Set(Array.from('!#m*j').map(pairQuery)).size).toBe(5);
  });
});

describe('the text of a payload', () => {
  const textOf = (payload: unknown) => payloadText(Buffer.from(JSON.stringify(payload)));

  it('is its values, then the names of its fields', () => {
    expect(textOf({ title: 'Blue\nSky', list: [1, { deep: 'End' }] })).toBe(
      'blue sky\n1\nend\ntitle list deep',
    );
  });

  it('holds neither keys nor signed links nor what fields like secrets hold', () => {
    const text = textOf({
      apiKey: 'hunter2hunter2',
      nested: { access_token: 'abcdef', Authorization: 'Bearer xyzzy' },
      image: 'https://user:pw@cdn.example.com/a.png?X-Amz-Signature=deadbeef&sig=1',
      say: 'my key is sk_live_0123456789abcdef',
    });
    for (const secret of ['hunter2', 'abcdef', 'xyzzy', 'deadbeef', 'user:pw', '0123456789']) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain('cdn.example.com/a.png');
  });

  it('is bounded, and leaves pictures in letters out', () => {
    const text = textOf({
      picture: `data:image/png;base64,${'A'.repeat(5_000)}`,
      blob: 'Q'.repeat(9_000),
      words: Array.from({ length: 5_000 }, (_, index) => `word${index}`),
    });
    expect(text.length).toBeLessThan(4_000);
    expect(text).not.toContain('aaaaaa');
    expect(text).toContain('word12');
  });

  it('is taken from what is cut off, or no JSON, as far as it goes', () => {
    expect(payloadText(Buffer.from('{"title": "Blue sk'))).toContain('title');
    expect(payloadText(new Uint8Array([0xff, 0xfe, 0x22]))).toBe('');
  });
});
