import type { LibraryFilters, LibraryQuery, LibrarySort } from '../../../shared/library.ts';
import { dateWords, say } from '../../words/say.ts';

/** The lists that a person can choose several of. */
export const facets = ['states', 'kinds', 'providers', 'accounts', 'tags'] as const;
export type Facet = (typeof facets)[number];
/** What is either wanted, not wanted, or of no matter. */
export type Flag = 'starred' | 'withFile' | 'missing';

export const noFilters: LibraryFilters = { trashed: false };
export const everything: LibraryQuery = { text: '', filters: noFilters, sort: 'newest' };

/** What a filter has chosen, as the words that the counts name it by. */
export function chosen(filters: LibraryFilters, facet: Facet): readonly string[] {
  return filters[facet] ?? [];
}

/** The filters with one choice put in, or taken out again; a list of none is no filter. */
export function toggled(filters: LibraryFilters, facet: Facet, value: string): LibraryFilters {
  const before = chosen(filters, facet);
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  const { [facet]: _, ...others } = filters;
  return after.length === 0 ? others : { ...others, [facet]: after };
}

export function flagged(filters: LibraryFilters, flag: Flag, value: boolean): LibraryFilters {
  const { [flag]: before, ...others } = filters;
  return before === value ? others : { ...others, [flag]: value };
}

/** The library, or its trash and nothing else. */
export const inTrash = (filters: LibraryFilters, trashed: boolean): LibraryFilters => ({
  ...filters,
  trashed,
});

/** The first moments of a month of UTC, `2026-07`, and of the next. */
export function monthSpan(month: string): { from: number; to: number } {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return { from: Date.UTC(year, number - 1, 1), to: Date.UTC(year, number, 1) };
}

/** The month that is chosen; null where none is, or a span that is no month. */
export function monthOf({ from, to }: LibraryFilters): string | null {
  if (from === undefined || to === undefined) return null;
  const month = new Date(from).toISOString().slice(0, 7);
  const span = monthSpan(month);
  return span.from === from && span.to === to ? month : null;
}

export function withMonth(filters: LibraryFilters, month: string | null): LibraryFilters {
  const { from: _from, to: _to, ...others } = filters;
  return month === null ? others : { ...others, ...monthSpan(month) };
}

/** Whether anything is left out: then an empty answer is no empty library. */
export function isNarrowed({ text, filters }: LibraryQuery): boolean {
  const { trashed, ...others } = filters;
  return (
    text.trim() !== '' || trashed || Object.values(others).some((value) => value !== undefined)
  );
}

/** The same in every order of writing: tells whether a view shows what is on the screen. */
export function sameQuery(one: LibraryQuery, other: LibraryQuery): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ text, filters, sort }: LibraryQuery): string {
  const entries = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        [name, Array.isArray(value) ? value.toSorted((a, b) => (a < b ? -1 : 1)) : value] as const,
    )
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([text.trim(), sort, entries]);
}

export const sortName = (sort: LibrarySort): string => say(`library.sort.${sort}`);

/** `July 2026` of `2026-07`. */
export const monthName = (month: string): string =>
  dateWords(monthSpan(month).from, { month: 'long', year: 'numeric', timeZone: 'UTC' });
