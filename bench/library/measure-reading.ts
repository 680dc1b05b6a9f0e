import { openForReading } from '../../src/core/db/database.ts';
import {
  createLibraryReader,
  type SearchWish,
} from '../../src/core/library/search/library-reader.ts';
import { libraryQuerySchema, librarySorts, type LibraryQuery } from '../../src/shared/library.ts';
import { FIRST_DAY, uuid, words, YEARS_MS } from './build.ts';
import { bestOf, type Report } from './measure.ts';
import { often, seeded } from './random.ts';

const TIMES = 300;
const PAGE = 50;
const random = seeded(7);
const wish = (query: Partial<LibraryQuery>, more: Partial<SearchWish> = {}): SearchWish => ({
  ...libraryQuerySchema.parse(query),
  limit: PAGE,
  counts: false,
  ...more,
});
const many = <Value>(make: () => Value): Value[] => Array.from({ length: TIMES }, make);
const anyWord = (): string => words[often(words.length, random)] ?? '';
const pick = <Value>(from: readonly Value[]): Value =>
  from[Math.floor(random() * from.length)] as Value;

/** Searches and counts as the reading thread does them. */
export async function measureReading(path: string, report: Report): Promise<void> {
  const { reader, snapshot, close } = openForReading(path);
  const library = createLibraryReader(reader, () => performance.now());
  const search = (query: SearchWish) => snapshot(() => library.search(query, () => false));
  const count = (query: LibraryQuery) => snapshot(() => library.count(query, () => false));

  report.head('Reading, in its thread (ms)');
  const first = many(() => wish({}));
  report.say('first page', await bestOf(first, search), { by: 'p95', below: 2 });
  // Pages from everywhere: each of these begins where a page somewhere in the middle ended.
  const cursors = many(() => {
    const to = FIRST_DAY + Math.floor(random() * YEARS_MS);
    return search(wish({ filters: { trashed: false, to } })).next ?? undefined;
  });
  const next = cursors.map((before) => wish({}, { before }));
  report.say('next page, anywhere', await bestOf(next, search), { by: 'p95', below: 2 });
  const filtered = many(() => wish({ filters: someFilters() }));
  const page = { by: 'p95', below: 2 } as const;
  report.say('first page, filtered', await bestOf(filtered, search), page);
  report.say('next page, filtered', await bestOf(nextOf(filtered, search), search), page);
  for (const sort of librarySorts.filter((each) => each !== 'newest')) {
    const sorted = many(() => wish({ sort }));
    report.say(`first page, ${sort}`, await bestOf(sorted, search), page);
  }
  const sorted = many(() => wish({ sort: pick(librarySorts), filters: someFilters() }));
  report.say('first page, filtered and sorted', await bestOf(sorted, search), page);
  report.say('next page, filtered and sorted', await bestOf(nextOf(sorted, search), search), page);
  const spans = many(() =>
    wish({ sort: pick(librarySorts), filters: { ...someFilters(), ...someSpan() } }),
  );
  report.say('first page, of some months as well', await bestOf(spans, search), page);
  report.say(
    'next page, of some months as well',
    await bestOf(nextOf(spans, search), search),
    page,
  );

  report.head('Newest-first search (ms)');
  const figure = { by: 'p95', below: 10 } as const;
  for (const [what, text] of longSearches) {
    report.say(
      what,
      await bestOf(
        many(() => wish({ text: text() })),
        search,
      ),
      figure,
    );
  }
  const deep = cursors.map((before) => wish({ text: anyWord() }, { before }));
  report.say('a word, from anywhere on', await bestOf(deep, search), figure);
  const both = many(() => wish({ text: anyWord(), filters: someFilters() }));
  report.say('a word, filtered', await bestOf(both, search), figure);
  for (const [what, text] of shortSearches) {
    const short = many(() => wish({ text: text() }));
    report.say(what, await bestOf(short, search), { by: 'p95', below: 50 });
  }
  const withCounts = many(() => wish({ text: anyWord() }, { counts: true }));
  report.say('a word, with its counts', await bestOf(withCounts, search));

  report.head('Counts of every filter (ms)');
  const kept = { by: 'p95', below: 5 } as const;
  report.say('all of them, unfiltered', await bestOf(first, count), kept);
  report.say('all of them, filtered', await bestOf(filtered, count), kept);
  const dates = many(() => {
    const from = FIRST_DAY + Math.floor(random() * YEARS_MS);
    return wish({ filters: { trashed: false, from, to: from + Math.floor(random() * YEARS_MS) } });
  });
  // With them comes the time that is given to tags, of which no count by date is kept.
  const datedPage = dates.map((query) => ({ ...query, limit: 1, counts: true }));
  report.say('all of a span of time, and a page', await bestOf(datedPage, search), {
    by: 'p95',
    below: 7,
  });
  close();
}

const letter = (): string => String.fromCodePoint(97 + Math.floor(random() * 26));
const longSearches: [string, () => string][] = [
  ['a word of the texts', anyWord],
  ['its first three letters', () => anyWord().slice(0, 3)],
  ['its first four letters', () => anyWord().slice(0, 4)],
  ['a rare word', () => words[words.length - 1 - Math.floor(random() * 500)] ?? ''],
  ['two words', () => `${anyWord()} ${anyWord()}`],
  ['three letters of any kind', () => letter() + letter() + letter()],
  ['a word that is nowhere', () => `${anyWord()}qx`],
];
const shortSearches: [string, () => string][] = [
  ['one letter or digit', () => pick('abcdefghijklmnopqrstuvwxyz0123456789'.split(''))],
  ['two letters', () => letter() + letter()],
];

/** The pages behind those that have one. */
function nextOf(
  queries: readonly SearchWish[],
  search: (query: SearchWish) => { readonly next: string | null },
): SearchWish[] {
  return queries.flatMap((query) => {
    const { next } = search(query);
    return next === null ? [] : [{ ...query, before: next }];
  });
}

/** Up to a quarter of the years. */
function someSpan(): Pick<LibraryQuery['filters'], 'from' | 'to'> {
  const from = FIRST_DAY + Math.floor(random() * YEARS_MS);
  return { from, to: from + Math.floor((random() * YEARS_MS) / 4) };
}

function someFilters(): LibraryQuery['filters'] {
  const choices: (() => Partial<LibraryQuery['filters']>)[] = [
    () => ({ states: [pick(['completed', 'failed', 'canceled'] as const)] }),
    () => ({ providers: [pick(['mockly', 'roughy', 'swiftia', 'replicate'])] }),
    () => ({ kinds: [pick(['image', 'video'] as const)] }),
    () => ({ starred: random() < 0.5 }),
    () => ({ withFile: random() < 0.5 }),
  ];
  const account = libraryQuerySchema.parse({
    filters: { accounts: [uuid(Math.floor(random() * 12), 'aaaa')] },
  }).filters;
  return {
    ...(random() < 0.3 ? account : {}),
    ...pick(choices)(),
    ...pick(choices)(),
    trashed: false,
  };
}
