import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../src/core/db/database.ts';
import { libraryOrderWrites } from '../../../../src/core/db/library-order-repository.ts';
import { behindWrites } from '../../../../src/core/db/write-behind.ts';
import { foldText } from '../../../../src/core/library/search/fold-text.ts';
import {
  createLibraryReader,
  type LibraryReader,
} from '../../../../src/core/library/search/library-reader.ts';
import {
  librarySorts,
  libraryQuerySchema,
  type LibraryQuery,
} from '../../../../src/shared/library.ts';
import { accountAt, libraryRows } from '../../../fakes/library-rows.ts';
import { byLooking, byValue, everything, type Answer } from '../../../fakes/looking-search.ts';
import { propertyRuns } from '../../../fakes/property-runs.ts';

/*
 * Random libraries and random searches, each answered by the indexes page by page and by looking
 * at every item in turn: both must say the same, in the same order, and count the same.
 */

const RUNS = 25;
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
  'sunflower2moonflower',
  'donaudampfschifffahrtsgesellschaft',
  '日本語字幕動画',
];
const DAY = 86_400_000;

const someWords = fc
  .array(fc.oneof(fc.constant('sun'), fc.constantFrom(...words)), { maxLength: 4 })
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
  fc.constantFrom('sun', 'un', 'sunny', 'u'),
  fc.constantFrom(
    ...words,
    'su',
    'o',
    'flow',
    'sunf moonflower',
    'schifffahrt',
    'flowerpot',
    'er2mo',
    '字幕動画',
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
const someFilters = fc.record({
  states: fc.constant(['failed' as const]),
  kinds: fc.constant(['video' as const]),
  accounts: fc.constant([accountAt(0), accountAt(1)]),
  from: fc.nat(60).map((day) => day * DAY),
  to: fc.nat(90).map((day) => day * DAY + 3_600_000 * 5),
  tags: fc.constantFrom(['sun'], ['moon'], ['sun', 'moon']),
  starred: fc.boolean(),
  withFile: fc.boolean(),
  trashed: fc.boolean(),
});
const filterNames = [
  'states',
  'kinds',
  'accounts',
  'from',
  'to',
  'tags',
  'starred',
  'withFile',
  'trashed',
] as const;
/** Two at the most: of all together hardly anything is left to be found. */
const filters = fc
  .tuple(someFilters, fc.subarray([...filterNames], { maxLength: 2 }))
  .map(([all, names]) => Object.fromEntries(names.map((name) => [name, all[name]])));
const query = fc.record({
  text: fc.array(term, { maxLength: 2 }).map((terms) => terms.join(' ')),
  filters,
  sort: fc.constantFrom(...librarySorts),
});

const limits = fc.record({
  fewItems: fc.constantFrom(0, 1_000),
  patience: fc.constantFrom(1, 1_000),
  rareShare: fc.constantFrom(0, 1),
  mostSorted: fc.constantFrom(2, 1_000),
  sampledFrom: fc.constantFrom(0, 1_000),
});

function bySearching(
  reader: LibraryReader,
  wanted: LibraryQuery,
  limit: number,
  most: number,
): Answer {
  const found: number[] = [];
  let before: string | undefined;
  do {
    const page = reader.search({ ...wanted, before, limit, counts: false }, () => false);
    found.push(...page.items.map(({ id }) => id));
    before = page.next ?? undefined;
  } while (before !== undefined && found.length <= most);
  const { total, states, tags, exact, exactDetails } = reader.count(wanted, () => false);
  const keys = tags.map(({ value, count }) => ({ value: foldText(value), count }));
  return {
    found,
    total,
    states: states.toSorted(byValue),
    tags: keys.toSorted(byValue),
    exact: exact && exactDetails,
  };
}

describe('a search', () => {
  it('finds and counts what looking at every item does', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 10, maxLength: 40 }),
        fc.array(query, { minLength: 8, maxLength: 12 }),
        fc.integer({ min: 1, max: 7 }),
        limits,
        fc.constantFrom('none', 'half', 'before', 'all'),
        (rows, queries, limit, limits, indexed) => {
          const database = openDatabase(':memory:');
          const { writer, reader } = database;
          const library = libraryRows(writer);
          const order = libraryOrderWrites(writer);
          const behind = behindWrites(writer);
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
              // What was in the index already has its old text there.
              if (indexed === 'before') behind.takeInDue(1_000);
              order.setNote(Number(id), note);
              order.setStar(Number(id), starred);
              for (const tag of tags) order.addTag(Number(id), order.ensureTag(tag));
              if (trashed)
                writer.run('UPDATE library_item SET trashed_at = 1 WHERE id = :id', {
                  id: Number(id),
                });
            }
          }
          if (indexed === 'half') behind.takeInDue(Math.ceil(rows.length / 2));
          if (indexed === 'all') while (behind.takeInDue(7) > 0);
          const searched = createLibraryReader(reader, () => 0, limits);
          const items = everything(reader);
          for (const wanted of queries.map((one) => libraryQuerySchema.parse(one))) {
            const expected = byLooking(items, wanted);
            expect({ wanted, ...bySearching(searched, wanted, limit, items.length) }).toEqual({
              wanted,
              ...expected,
            });
            for (const share of [0.2, 0.7]) {
              const skip = Math.ceil(expected.found.length * share);
              const jump = { ...wanted, skip, limit, counts: false };
              expect({
                jump,
                found: searched.search(jump, () => false).items.map(({ id }) => id),
              }).toEqual({ jump, found: expected.found.slice(skip, skip + limit) });
            }
          }
          database.close();
        },
      ),
      propertyRuns(RUNS),
    );
  });
});
