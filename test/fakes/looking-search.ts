import type { ReadableDatabase } from '../../src/core/db/database.ts';
import { foldText } from '../../src/core/library/search/fold-text.ts';
import type { LibraryQuery, LibrarySort } from '../../src/shared/library.ts';
import { accountAt } from './library-rows.ts';

/* A library that is searched by looking at every item in turn: slow, and plainly right. */

export interface Item {
  readonly id: number;
  readonly text: string;
  readonly tags: readonly string[];
  readonly account: string;
  readonly provider: string;
  readonly state: string;
  readonly kind: string;
  readonly note: string;
  readonly output: string | null;
  readonly starred: boolean;
  readonly trashed: boolean;
  readonly name_key: string;
  readonly bytes: number;
  readonly duration_ms: number;
  readonly price_micro: number;
}

export function everything(reader: ReadableDatabase): Item[] {
  return reader
    .all(
      `SELECT item.*, text.own || char(10) || text.payload AS text, account.name AS account_name,
         account.provider_id, item.trashed_at IS NOT NULL AS trashed,
         (SELECT json_group_array(tag.name_key) FROM library_item_tag AS has
          JOIN library_tag AS tag ON tag.id = has.tag_id WHERE has.item_id = item.id) AS tags
       FROM library_item AS item JOIN library_text AS text ON text.id = item.id
       JOIN account ON account.id = item.account_id`,
    )
    .map((found) => ({
      ...(found as unknown as Item),
      account: String(found['account_id']),
      provider: String(found['provider_id']),
      tags: JSON.parse(String(found['tags'])) as string[],
      output: found['output_id'] as string | null,
      starred: found['starred'] === 1,
      trashed: found['trashed'] === 1,
    }));
}

/** Whether an item fits, in the plainest words; only the terms that the test makes are known. */
function suits(item: Item, { text, filters }: LibraryQuery): boolean {
  const day = item.id / 16;
  const { states, kinds, accounts, from = 0, to = Infinity, tags, starred, withFile } = filters;
  const terms = text.match(/-?(\p{L}+:)?("[^"]*"|[^\s"]+)/gu) ?? [];
  return (
    (terms.some((one) => one === 'is:trashed') || item.trashed === filters.trashed) &&
    (states === undefined || states.some((state) => state === item.state)) &&
    (kinds === undefined || kinds.some((kind) => kind === item.kind)) &&
    (accounts === undefined || accounts.some((id) => id === item.account)) &&
    day >= from &&
    Math.floor(item.id / 16) < to &&
    (tags === undefined || tags.every((tag) => item.tags.includes(foldText(tag)))) &&
    (starred === undefined || item.starred === starred) &&
    (withFile === undefined || (item.output !== null) === withFile) &&
    terms.every((one) => hasTerm(item, one))
  );
}

function hasTerm(item: Item, term: string): boolean {
  if (term.startsWith('-')) return !hasTerm(item, term.slice(1));
  const value = term.replace(/^\p{L}+:/u, '').replaceAll('"', '');
  switch (/^(\p{L}+):/u.exec(term)?.[1]) {
    case 'tag':
      return item.tags.includes(value);
    case 'state':
      return item.state === value;
    case 'is':
      return item.starred;
    case 'has':
      return value === 'note' ? item.note !== '' : item.tags.length > 0;
    case 'provider':
      return item.provider === value;
    case 'account':
      return item.account === accountAt(1);
    case 'after':
      return item.id / 16 >= Date.UTC(1970, 1, 1);
    case 'before':
      return item.id / 16 < Date.UTC(1970, 2, 2);
    default: {
      const word = foldText(value);
      return item.text.includes(word) || item.tags.some((tag) => tag.includes(word));
    }
  }
}

function inOrder(items: readonly Item[], sort: LibrarySort): number[] {
  const value = (item: Item): string | number => {
    if (sort === 'name' || sort === 'name-reversed') return item.name_key;
    if (sort === 'largest' || sort === 'smallest') return item.bytes;
    if (sort === 'longest' || sort === 'shortest') return item.duration_ms;
    return sort === 'dearest' || sort === 'cheapest' ? item.price_micro : item.id;
  };
  const up = ['oldest', 'name', 'smallest', 'shortest', 'cheapest'].includes(sort) ? 1 : -1;
  return items
    .toSorted((one, other) => {
      const [a, b] = [value(one), value(other)];
      if (a === b) return up * (one.id - other.id);
      if (a === -1 || b === -1) return a === -1 ? 1 : -1;
      if (typeof a === 'string') return up * Buffer.from(a).compare(Buffer.from(String(b)));
      return up * (a - Number(b));
    })
    .map(({ id }) => id);
}

export function byLooking(items: readonly Item[], wanted: LibraryQuery): Answer {
  const expected = items.filter((item) => suits(item, wanted));
  const { states: _, ...others } = wanted.filters;
  const anyState = {
    ...wanted,
    filters: others,
    text: wanted.text.replaceAll(/-?state:failed/g, ''),
  };
  return {
    found: inOrder(expected, wanted.sort),
    total: expected.length,
    states: countBy(items.filter((item) => suits(item, anyState)).map(({ state }) => state)),
    tags: countBy(expected.flatMap((item) => item.tags)),
    exact: true,
  };
}

export interface Answer {
  readonly found: number[];
  readonly total: number;
  readonly states: Counted[];
  readonly tags: Counted[];
  readonly exact: boolean;
}
interface Counted {
  readonly value: string;
  readonly count: number;
}

export const byValue = (one: Counted, other: Counted) => (one.value < other.value ? -1 : 1);

function countBy(values: readonly string[]): Counted[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).toSorted(byValue);
}
