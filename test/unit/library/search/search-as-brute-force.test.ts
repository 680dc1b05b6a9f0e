import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase, type ReadableDatabase } from '../../../../src/core/db/database.ts';
import { libraryOrderWrites } from '../../../../src/core/db/library-order-repository.ts';
import { foldText } from '../../../../src/core/library/search/fold-text.ts';
import { createLibraryReader } from '../../../../src/core/library/search/library-reader.ts';
import {
  librarySorts,
  libraryQuerySchema,
  type LibraryQuery,
  type LibrarySort,
} from '../../../../src/shared/library.ts';
import { accountAt, libraryRows } from '../../../fakes/library-rows.ts';

/*
 * Random libraries and random searches, each answered by the indexes page by page and by looking
 * at every item in turn: both must say the same, in the same order, and count the same.
 */

const RUNS = 60;
const words = [
  'sun',
  'sunny',
  'moon',
  'Zoë',
  'zoe',
  'straße',
  'İstanbul',
  '日本',
  '本',
  '👍🏽',
  'שלום',
  'e\u0301t\u00e9',
  'a',
  'b-c',
  '"q"',
  'x*',
];
const DAY = 86_400_000;

const someWords = fc
  .array(fc.constantFrom(...words), { maxLength: 4 })
  .map((some) => some.join(' '));
const row = fc.record({
  name: someWords,
  payload: someWords,
  error: someWords,
  note: someWords,
  account: fc.nat(2),
  kind: fc.constantFrom('image' as const, 'video' as const),
  state: fc.constantFrom('failed' as const, 'completed' as const, 'canceled' as const, undefined),
  files: fc.nat(2),
  bytes: fc.nat(3),
  seconds: fc.nat(3),
  at: fc.integer({ min: 0, max: 90 }).map((day) => day * DAY + 7_200_000),
  tags: fc.subarray(['sun', 'Moon', '日本']),
  starred: fc.boolean(),
  trashed: fc.constantFrom(false, false, false, true),
});
const term = fc.oneof(
  fc.constantFrom(
    ...words,
    'su',
    'o',
    '"sun moon"',
    '-moon',
    '-"zoe"',
    'tag:moon',
    '-tag:sun',
    'state:failed',
    'is:starred',
    'has:note',
    '-has:tag',
    'has:tag',
    'provider:mockly',
    'after:1970-02',
    'before:1970-03-02',
    'account:"account 1"',
  ),
);
const query = fc.record({
  text: fc.array(term, { maxLength: 3 }).map((terms) => terms.join(' ')),
  filters: fc.record(
    {
      states: fc.constant(['failed' as const]),
      kinds: fc.constant(['video' as const]),
      accounts: fc.constant([accountAt(0), accountAt(1)]),
      from: fc.nat(60).map((day) => day * DAY),
      to: fc.nat(90).map((day) => day * DAY + 3_600_000 * 5),
      tags: fc.constantFrom(['sun'], ['moon'], ['sun', 'moon']),
      starred: fc.boolean(),
      withFile: fc.boolean(),
      trashed: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  sort: fc.constantFrom(...librarySorts),
});

const limits = fc.record({
  fewItems: fc.constantFrom(0, 1_000),
  patience: fc.constantFrom(1, 1_000),
  mostSorted: fc.constantFrom(2, 1_000),
});

interface Item {
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

function everything(reader: ReadableDatabase): Item[] {
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

describe('a search', () => {
  it('finds and counts what looking at every item does', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 40 }),
        fc.array(query, { minLength: 8, maxLength: 12 }),
        fc.integer({ min: 1, max: 7 }),
        limits,
        (rows, queries, limit, limits) => {
          const database = openDatabase(':memory:');
          const { writer, reader } = database;
          const library = libraryRows(writer);
          const order = libraryOrderWrites(writer);
          for (const { note, tags, starred, trashed, files, bytes, seconds, ...one } of rows) {
            const { state, ...plain } = one;
            const number = library.add({
              ...plain,
              payload: JSON.stringify({ text: one.payload }),
              ...(state === undefined ? {} : { state }),
            });
            for (let file = 0; file < files; file += 1) {
              library.addOutput(number, { at: one.at + file, bytes, seconds }, one.kind);
            }
            for (const { id } of writer.all(
              'SELECT id FROM library_item WHERE job_number = :number',
              { number },
            )) {
              order.setNote(Number(id), note);
              order.setStar(Number(id), starred);
              for (const tag of tags) order.addTag(Number(id), order.ensureTag(tag));
              if (trashed)
                writer.run('UPDATE library_item SET trashed_at = 1 WHERE id = :id', {
                  id: Number(id),
                });
            }
          }
          const searched = createLibraryReader(reader, () => 0, limits);
          const items = everything(reader);
          for (const asked of queries) {
            const wanted = libraryQuerySchema.parse(asked);
            const expected = items.filter((item) => suits(item, wanted));
            const found: number[] = [];
            let before: string | undefined;
            do {
              const page = searched.search(
                { ...wanted, before, limit, counts: false },
                () => false,
              );
              found.push(...page.items.map(({ id }) => id));
              before = page.next ?? undefined;
            } while (before !== undefined);
            expect(found, JSON.stringify(wanted)).toEqual(inOrder(expected, wanted.sort));
            const counts = searched.count(wanted, () => false);
            expect(counts, JSON.stringify(wanted)).toMatchObject({
              exact: true,
              exactDetails: true,
            });
            expect(counts.total, JSON.stringify(wanted)).toBe(expected.length);
            const withoutStates = libraryQuerySchema.parse({
              ...asked,
              filters: { ...asked.filters, states: undefined },
            });
            if (!asked.text.includes('state:')) {
              for (const { value, count } of counts.states) {
                const those = items.filter(
                  (item) => item.state === value && suits(item, withoutStates),
                );
                expect(count, `${value} of ${JSON.stringify(wanted)}`).toBe(those.length);
              }
            }
            for (const { value, count } of counts.tags) {
              const those = expected.filter((item) => item.tags.includes(foldText(value)));
              expect(count, `${value} of ${JSON.stringify(wanted)}`).toBe(those.length);
            }
          }
          database.close();
        },
      ),
      { numRuns: RUNS },
    );
  });
});
