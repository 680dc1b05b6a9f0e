import type { LibraryMatchReads } from '../../db/library-match-repository.ts';
import type { Wish, Word } from './wish.ts';

export interface Matched {
  readonly id: number;
  readonly cell: number;
}

export interface Matcher {
  /** Those of the candidates that have the words, tags and notes that are wished for, in order. */
  matching(candidates: readonly number[]): Matched[];
}

/**
 * Compares candidates with a wish.
 * @param isText true: the candidates' texts are known to have the words
 */
export function createMatcher(reads: LibraryMatchReads, wish: Wish, isText: boolean): Matcher {
  const needsText = (wish.words.length > 0 && !isText) || wish.withoutWords.length > 0;
  const allWords = [...wish.words, ...wish.withoutWords];
  const needsTags =
    wish.tagGroups.length > 0 ||
    wish.withoutTags.length > 0 ||
    wish.tagged !== null ||
    (needsText && allWords.some((word) => word.tags.length > 0));
  const withoutTags = new Set(wish.withoutTags);
  // What no tag has can only be in the text: that is asked of the database together with the text.
  const inText = wish.words.filter((word) => word.tags.length === 0).map((word) => word.text);

  const suits = (candidate: Candidate): boolean => {
    const { text, tags } = candidate;
    const has = (word: Word) => text.includes(word.text) || word.tags.some((tag) => tags.has(tag));
    if (needsText && !(wish.words.every(has) && !wish.withoutWords.some(has))) return false;
    if (needsTags) {
      if (!wish.tagGroups.every((group) => group.some((tag) => tags.has(tag)))) return false;
      if ([...tags].some((tag) => withoutTags.has(tag))) return false;
      if (wish.tagged !== null && tags.size > 0 !== wish.tagged) return false;
    }
    return wish.noted === null || candidate.isNoted === wish.noted;
  };

  return {
    matching(ids) {
      const rows = needsText ? reads.withTexts(ids, inText) : reads.withoutTexts(ids);
      const tags = needsTags ? reads.tagsOf(rows.map(({ id }) => id)) : NO_TAGS_AT_ALL;
      return rows
        .filter((row) => suits({ ...row, tags: tags.get(row.id) ?? NO_TAGS }))
        .map(({ id, cell }) => ({ id, cell }));
    },
  };
}

interface Candidate {
  readonly text: string;
  readonly isNoted: boolean;
  readonly tags: ReadonlySet<number>;
}
const NO_TAGS: ReadonlySet<number> = new Set();
const NO_TAGS_AT_ALL: ReadonlyMap<number, ReadonlySet<number>> = new Map();
