import type { LibraryCountReads } from '../../db/library-count-repository.ts';
import type { LibraryMatchReads } from '../../db/library-match-repository.ts';
import type { IdSpan, LibrarySearchReads } from '../../db/library-search-repository.ts';
import type { Direction } from '../../db/library-sort-repository.ts';
import { each, streamOf, unionOf, type Fetch, type IdStream, type Portion } from './id-stream.ts';
import { textQuery, type TextQuery } from './text-query.ts';
import type { Sampling, TextSample } from './text-sample.ts';
import type { Wish, Word } from './wish.ts';
import { wordQuery } from './word-query.ts';

export interface SearchReads {
  readonly find: LibrarySearchReads;
  readonly match: LibraryMatchReads;
  readonly count: LibraryCountReads;
  readonly sampling: Sampling;
}

/** Whether items of the wanted cells must be compared one by one. */
export const isChoosy = (wish: Wish): boolean =>
  wish.words.length > 0 ||
  wish.withoutWords.length > 0 ||
  wish.tagGroups.length > 0 ||
  wish.withoutTags.length > 0 ||
  wish.noted !== null ||
  wish.tagged !== null;

export interface Candidates {
  open(span: IdSpan): IdStream;
  /** The words of the wish are known to be in their texts. */
  readonly isText: boolean;
  /** Nothing is left to compare but the cell. */
  readonly isExact: boolean;
}

/**
 * Where to look for what is wished for; null: nothing names it, all of its cells are walked.
 * @param cells what is in others need not be named; null: it is to be
 */
export function candidatesOf(
  { find }: SearchReads,
  wish: Wish,
  direction: Direction,
  sample: TextSample | null,
  cells: readonly number[] | null = null,
): Candidates | null {
  if (wish.words.length > 0) return withWords(find, { wish, cells }, direction, sample);
  const isText = wish.withoutWords.length === 0;
  const group = rarestGroup(find, wish.tagGroups);
  if (group !== null) return { open: withTags(find, group, direction), isText, isExact: false };
  if (wish.noted === true) {
    const open = (span: IdSpan) => streamOf(each(find.noted), span, direction);
    return { open, isText, isExact: false };
  }
  if (wish.tagged === true) {
    return { open: (span) => streamOf(each(find.tagged), span, direction), isText, isExact: false };
  }
  return null;
}

function withTags(find: LibrarySearchReads, tags: readonly number[], direction: Direction) {
  return (span: IdSpan): IdStream =>
    unionOf(
      tags.map((tag) =>
        streamOf(
          each((part, way, limit) => find.withTag(tag, part, way, limit)),
          span,
          direction,
        ),
      ),
      direction,
    );
}

/** All words are in the text, or one of them is in a tag. */
function withWords(
  find: LibrarySearchReads,
  { wish, cells }: { readonly wish: Wish; readonly cells: readonly number[] | null },
  direction: Direction,
  sample: TextSample | null,
): Candidates {
  const isAnyDue = find.isAnyTextDue();
  const query = { ...queryOf(find, wish.words, sample), isAnyDue };
  const text = withDue(find, isAnyDue ? wish.words : null, direction, (part, way, limit) =>
    cells === null || isAnyDue
      ? each(() => find.withText(query, part, way, limit))(part, way, limit)
      : find.withTextInCells(query, cells, part, way, limit),
  );
  const tagged = wish.words.filter(({ tags }) => tags.length > 0);
  if (tagged.length === 0) {
    const isExact = query.exact && !isChoosy({ ...wish, words: [] });
    return { open: text, isText: query.exact, isExact };
  }
  const inText = wish.words.filter(({ tags }) => tags.length === 0);
  const byTag = tagged.map(({ tags }) => {
    if (!isSoonerByText(find, inText, tags, sample)) return withTags(find, tags, direction);
    const rest = { ...queryOf(find, inText, sample), isAnyDue };
    return withDue(
      find,
      isAnyDue ? inText : null,
      direction,
      each((part, way, limit) => find.withTextAndTag(rest, tags, part, way, limit)),
    );
  });
  const open = (span: IdSpan) =>
    unionOf(
      [text, ...byTag].map((source) => source(span)),
      direction,
    );
  return { open, isText: false, isExact: false };
}

/** What an index finds, and what it would find if it had all texts as they are now. */
function withDue(
  find: LibrarySearchReads,
  /** Null: it has them. */
  words: readonly Word[] | null,
  direction: Direction,
  indexed: Fetch<Portion>,
): (span: IdSpan) => IdStream {
  const named = (span: IdSpan) => streamOf(indexed, span, direction);
  if (words === null) return named;
  const texts = words.map(({ text }) => text);
  const due = each((part, way, limit) => find.dueWithText(texts, part, way, limit));
  return (span) => unionOf([named(span), streamOf(due, span, direction)], direction);
}

function queryOf(
  find: LibrarySearchReads,
  words: readonly Word[],
  sample: TextSample | null,
): TextQuery {
  const texts = words.map(({ text }) => text);
  return wordQuery(find, texts, sample) ?? textQuery(texts, sample);
}

/** To compare an item's text costs as much as to look for so many items' tags. */
const LOOKS_A_TEXT = 10;

/** Whether items that have words and a tag are found sooner among those with the words. */
function isSoonerByText(
  find: LibrarySearchReads,
  words: readonly Word[],
  tags: readonly number[],
  sample: TextSample | null,
): boolean {
  if (words.length === 0 || sample === null) return false;
  const withTag = tags.reduce((total, tag) => total + find.itemsWithTag(tag), 0);
  return sample.items * sample.shareOf(words.map(({ text }) => text)) < withTag * LOOKS_A_TEXT;
}

function rarestGroup(
  find: LibrarySearchReads,
  groups: readonly (readonly number[])[],
): readonly number[] | null {
  const sizes = groups.map((group) => ({
    group,
    items: group.reduce((total, tag) => total + find.itemsWithTag(tag), 0),
  }));
  return sizes.toSorted((one, other) => one.items - other.items)[0]?.group ?? null;
}
