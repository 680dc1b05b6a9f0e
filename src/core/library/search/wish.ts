import type { LibraryQuery } from '../../../shared/library.ts';
import { SHELF, type Cell, type CellTests, type Dimension } from './cells.ts';
import { foldText } from './fold-text.ts';
import { parseSearch, type SearchPart, type Wanted } from './parse-search.ts';

/** A query with its text taken apart and its names looked up: what an item must be to be found. */
export interface Wish {
  /** Folded; each is in the text or in a tag of the item. */
  readonly words: readonly Word[];
  readonly withoutWords: readonly Word[];
  /** Of each group the item has a tag. */
  readonly tagGroups: readonly (readonly number[])[];
  readonly withoutTags: readonly number[];
  readonly noted: boolean | null;
  readonly tagged: boolean | null;
  /** Ids from `low` on and below `high`: a span of time. */
  readonly low: number;
  readonly high: number;
  readonly tests: CellTests;
}

export interface Word {
  readonly text: string;
  /** The tags that the word is part of. */
  readonly tags: readonly number[];
}

/** What names are looked up in. */
export interface Names {
  /** Tags whose folded name holds the text. */
  tagsWith(text: string): { readonly id: number; readonly key: string }[];
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
}

/** An item's id is its time in milliseconds since 1970 times this, and a small number. */
export const IDS_OF_A_MILLISECOND = 16;
const HIGHEST_ID = Number.MAX_SAFE_INTEGER;

/** @param names the tags and accounts that there are */
export function wishOf({ text, filters }: LibraryQuery, names: Names): Wish {
  const parts = parseSearch(text);
  const wordsOf = (not: boolean) =>
    parts.flatMap(({ wanted, not: isNot }) =>
      wanted.what === 'word' && isNot === not ? [wordOf(wanted.word, names)] : [],
    );
  const groupsOf = (not: boolean) =>
    parts.flatMap(({ wanted, not: isNot }) =>
      wanted.what === 'tag' && isNot === not ? [tagsCalled(wanted.name, names)] : [],
    );
  const chosen = (filters.tags ?? []).map((name) => {
    const key = foldText(name);
    return names.tagsWith(key).flatMap((tag) => (tag.key === key ? [tag.id] : []));
  });
  const { from, to } = spanOf(filters, parts);
  return {
    words: wordsOf(false),
    withoutWords: wordsOf(true),
    tagGroups: [...chosen, ...groupsOf(false)],
    withoutTags: groupsOf(true).flat(),
    noted: said(parts, 'note'),
    tagged: said(parts, 'tagged'),
    low: Math.min(HIGHEST_ID, from * IDS_OF_A_MILLISECOND),
    high: Math.min(HIGHEST_ID, to * IDS_OF_A_MILLISECOND),
    tests: testsOf(filters, parts, names),
  };
}

const wordOf = (text: string, names: Names): Word => ({
  text,
  tags: names.tagsWith(text).map(({ id }) => id),
});

/** The tag of that name; while it is still being typed, those that begin with it. */
function tagsCalled(name: string, names: Names): number[] {
  const tags = names.tagsWith(name);
  const exact = tags.filter(({ key }) => key === name);
  const called = exact.length > 0 ? exact : tags.filter(({ key }) => key.startsWith(name));
  return called.map(({ id }) => id);
}

/** Whether the search asks for it (true), for what has it not (false), or neither. */
function said(parts: readonly SearchPart[], what: Wanted['what']): boolean | null {
  const part = parts.find(({ wanted }) => wanted.what === what);
  return part === undefined ? null : !part.not;
}

/** Whether it asks for what has it and for what has it not. */
const contradicts = (parts: readonly SearchPart[], what: Wanted['what']): boolean =>
  new Set(parts.flatMap(({ wanted, not }) => (wanted.what === what ? not : []))).size > 1;

function spanOf(
  filters: LibraryQuery['filters'],
  parts: readonly SearchPart[],
): { from: number; to: number } {
  let from = filters.from ?? 0;
  let to = filters.to ?? HIGHEST_ID;
  for (const { wanted, not } of parts) {
    if (wanted.what !== 'from' && wanted.what !== 'to') continue;
    // What is not from a day on is before it, and the other way round.
    if ((wanted.what === 'from') !== not) from = Math.max(from, wanted.at);
    else to = Math.min(to, wanted.at);
  }
  return { from, to };
}

type Test = (cell: Cell) => boolean;

function testsOf(
  filters: LibraryQuery['filters'],
  parts: readonly SearchPart[],
  names: Names,
): CellTests {
  const tests = new Map<Dimension, Test>();
  const add = (dimension: Dimension, test: Test) => {
    const before = tests.get(dimension);
    tests.set(dimension, before === undefined ? test : (cell) => before(cell) && test(cell));
  };
  const among = (
    dimension: Dimension,
    values: readonly string[] | undefined,
    valueOf: (cell: Cell) => string,
  ) => {
    if (values === undefined) return;
    const set = new Set(values);
    add(dimension, (cell) => set.has(valueOf(cell)));
  };
  among('state', filters.states, (cell) => cell.state);
  among('provider', filters.providers, (cell) => cell.providerId);
  among('account', filters.accounts, (cell) => cell.accountId);
  among('kind', filters.kinds, (cell) => cell.kind);
  const { starred, withFile, missing } = filters;
  if (starred !== undefined) add('starred', (cell) => cell.starred === starred);
  if (withFile !== undefined) add('hasFile', (cell) => cell.hasFile === withFile);
  if (missing !== undefined) add('missing', (cell) => cell.missing === missing);
  const inTrash = said(parts, 'trashed') ?? filters.trashed;
  const shelf = inTrash ? SHELF.trash : SHELF.library;
  add('shelf', (cell) => cell.shelf === shelf);
  if (contradicts(parts, 'note') || contradicts(parts, 'tagged')) {
    // In two dimensions, so that no count leaves it out.
    add('shelf', () => false);
    add('state', () => false);
  }
  for (const { wanted, not } of parts) {
    const found = testOf(wanted, names);
    if (found === null) continue;
    const [dimension, test] = found;
    add(dimension, (cell) => test(cell) !== not);
  }
  return tests;
}

function testOf(wanted: Wanted, names: Names): [Dimension, Test] | null {
  switch (wanted.what) {
    case 'states':
      return ['state', (cell) => wanted.states.some((state) => state === cell.state)];
    case 'kinds':
      return ['kind', (cell) => wanted.kinds.some((kind) => kind === cell.kind)];
    case 'provider':
      return ['provider', (cell) => cell.providerId.startsWith(wanted.name)];
    case 'account': {
      const called = names.accounts.filter(({ name }) => foldText(name).includes(wanted.name));
      const ids = new Set(called.map(({ id }) => id));
      return ['account', (cell) => ids.has(cell.accountId)];
    }
    case 'starred':
      return ['starred', (cell) => cell.starred];
    case 'missing':
      return ['missing', (cell) => cell.missing];
    case 'file':
      return ['hasFile', (cell) => cell.hasFile];
    default:
      return null;
  }
}
