import type { LibraryCountReads } from '../../db/library-count-repository.ts';
import type { LibraryMatchReads } from '../../db/library-match-repository.ts';
import type { IdSpan, LibrarySearchReads } from '../../db/library-search-repository.ts';
import type { Direction } from '../../db/library-sort-repository.ts';
import { streamOf, unionOf, type IdStream } from './id-stream.ts';
import { textQuery } from './text-query.ts';
import type { Sampling, TextSample } from './text-sample.ts';
import type { Wish, Word } from './wish.ts';

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

/** Where to look for what is wished for; null: nothing names it, all of its cells are walked. */
export function candidatesOf(
  { find }: SearchReads,
  wish: Wish,
  direction: Direction,
  sample: TextSample | null,
): Candidates | null {
  const withTags = (tags: readonly number[]) => (span: IdSpan) =>
    unionOf(
      tags.map((tag) =>
        streamOf((part, way, limit) => find.withTag(tag, part, way, limit), span, direction),
      ),
      direction,
    );
  const byText = (words: readonly Word[], isAll: boolean): Candidates => {
    const query = textQuery(
      words.map((word) => word.text),
      sample,
    );
    const open = (span: IdSpan) =>
      streamOf((part, way, limit) => find.withText(query, part, way, limit), span, direction);
    const isText = query.exact && isAll;
    return { open, isText, isExact: isText && !isChoosy({ ...wish, words: [] }) };
  };
  const onlyInText = wish.words.filter((word) => word.tags.length === 0);
  if (onlyInText.length > 0) return byText(onlyInText, onlyInText.length === wish.words.length);
  const [word] = wish.words.toSorted((one, other) => other.text.length - one.text.length);
  if (word !== undefined) {
    const text = byText([word], false);
    const open = (span: IdSpan) => unionOf([text.open(span), withTags(word.tags)(span)], direction);
    return { open, isText: false, isExact: false };
  }
  const isText = wish.withoutWords.length === 0;
  const group = rarestGroup(find, wish.tagGroups);
  if (group !== null) return { open: withTags(group), isText, isExact: false };
  if (wish.noted === true) {
    const open = (span: IdSpan) => streamOf(find.noted, span, direction);
    return { open, isText, isExact: false };
  }
  if (wish.tagged === true) {
    return { open: (span) => streamOf(find.tagged, span, direction), isText, isExact: false };
  }
  return null;
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
