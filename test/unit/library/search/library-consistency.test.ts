import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase, type WritableDatabase } from '../../../../src/core/db/database.ts';
import { libraryOrderWrites } from '../../../../src/core/db/library-order-repository.ts';
import { behindWrites } from '../../../../src/core/db/write-behind.ts';
import { recountLibrary } from '../../../../src/core/db/library-recount.ts';
import { outputWrites } from '../../../../src/core/db/output-repository.ts';
import { wordsOf } from '../../../../src/core/library/search/words-of.ts';
import { libraryRows, outputAt } from '../../../fakes/library-rows.ts';
import { propertyRuns } from '../../../fakes/property-runs.ts';

/*
 * Thousands of random changes, each through what the product writes with; then everything that is
 * kept beside the rows is made anew from them, and must be what it was.
 */

const OPERATIONS = 60;
const RUNS = 40;

type Operation =
  | { readonly does: 'add'; readonly text: string; readonly account: number; readonly at: number }
  | { readonly does: 'file'; readonly job: number; readonly at: number; readonly video: boolean }
  | {
      readonly does: 'state';
      readonly job: number;
      readonly state: 'failed' | 'completed' | 'canceled';
      readonly text: string;
    }
  | {
      readonly does: 'column';
      readonly item: number;
      readonly column: 'trashed_at' | 'missing_at' | 'forgotten_at';
      readonly on: boolean;
    }
  | { readonly does: 'star' | 'untag' | 'tag'; readonly item: number; readonly tag: number }
  | { readonly does: 'note' | 'rename' | 'price'; readonly item: number; readonly text: string }
  | { readonly does: 'drop'; readonly item: number }
  | { readonly does: 'index'; readonly texts: number };

const nat = fc.nat(30);
const at = fc.integer({ min: 0, max: 100 }).map((month) => month * 20 * 86_400_000);
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('add' as const), text, account: fc.nat(2), at }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('file' as const), job: nat, at, video: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('state' as const),
      job: nat,
      state: fc.constantFrom('failed' as const, 'completed' as const, 'canceled' as const),
      text,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('column' as const),
      item: nat,
      column: fc.constantFrom(
        'trashed_at' as const,
        'missing_at' as const,
        'forgotten_at' as const,
      ),
      on: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('star' as const, 'untag' as const, 'tag' as const),
      item: nat,
      tag: fc.nat(4),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('note' as const, 'rename' as const, 'price' as const),
      item: nat,
      text,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('drop' as const), item: nat }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('index' as const), texts: fc.nat(5) }) },
);

function perform(writer: WritableDatabase, rows: ReturnType<typeof libraryRows>, one: Operation) {
  const order = libraryOrderWrites(writer);
  const pick = (sql: string, index: number): number | null => {
    const found = writer.all(sql);
    return found.length === 0 ? null : Number(found[index % found.length]?.['id']);
  };
  const item = 'item' in one ? pick('SELECT id FROM library_item ORDER BY id', one.item) : null;
  const job = 'job' in one ? pick('SELECT number AS id FROM job ORDER BY number', one.job) : null;
  const jobOfItem = Number(
    writer.one('SELECT job_number FROM library_item WHERE id = :item', { item })?.['job_number'],
  );
  switch (one.does) {
    case 'index':
      behindWrites(writer).takeInDue(one.texts);
      return;
    case 'add':
      rows.add({
        name: one.text,
        account: one.account,
        at: one.at,
        payload: JSON.stringify({ text: one.text }),
      });
      return;
    case 'file':
      if (job !== null)
        rows.addOutput(
          job,
          { at: one.at, seconds: one.video ? 2 : 0 },
          one.video ? 'video' : 'image',
        );
      return;
    case 'state':
      if (job !== null) rows.setState(job, one.state, one.text);
      return;
    case 'column':
      writer.run(`UPDATE library_item SET ${one.column} = :value WHERE id = :item`, {
        item,
        value: one.on ? 1 : null,
      });
      return;
    case 'star':
      if (item !== null) order.setStar(item, one.tag % 2 === 0);
      return;
    case 'tag':
      if (item !== null) order.addTag(item, order.ensureTag(`tag ${one.tag}`));
      return;
    case 'untag':
      if (item !== null) order.removeTag(item, one.tag + 1);
      return;
    case 'note':
      if (item !== null) order.setNote(item, one.text);
      return;
    case 'rename':
      writer.run('UPDATE job SET name = :name WHERE number = :jobOfItem', {
        name: one.text,
        jobOfItem: jobOfItem || 0,
      });
      return;
    case 'price':
      writer.run(
        "UPDATE job SET price_micro = 5, price_unit = 'credits' WHERE number = :jobOfItem",
        { jobOfItem: jobOfItem || 0 },
      );
      return;
    case 'drop': {
      const output = writer.one('SELECT output_id FROM library_item WHERE id = :item', { item })?.[
        'output_id'
      ];
      if (typeof output === 'string')
        writer.run('DELETE FROM output WHERE id = :output', { output });
    }
  }
}

const kept = {
  cells: 'SELECT id, items FROM library_cell WHERE items <> 0 ORDER BY id',
  days: 'SELECT * FROM library_cell_day WHERE items <> 0 ORDER BY day, cell_id',
  months: 'SELECT * FROM library_cell_month WHERE items <> 0 ORDER BY month, cell_id',
  tags: 'SELECT * FROM library_cell_tag WHERE items <> 0 ORDER BY tag_id, cell_id',
};
const counts = (writer: WritableDatabase) =>
  Object.fromEntries(Object.entries(kept).map(([name, sql]) => [name, writer.all(sql)]));

/** What an item is by its job and its file, whatever the item says of itself. */
const ITEMS = `SELECT item.id, item.output_id, item.state = job.state AND item.account_id = job.account_id
    AND item.kind = coalesce(output.facts ->> '$.kind', job.kind)
    AND item.bytes = coalesce(output.bytes, -1)
    AND item.duration_ms = coalesce(round((output.facts ->> '$.durationSeconds') * 1000), -1)
    AND item.price_micro = coalesce(job.price_micro, -1)
    AND item.name_key = library_name_key(job.name)
    AND cell.shelf = CASE WHEN item.forgotten_at IS NOT NULL THEN 2
      WHEN item.trashed_at IS NOT NULL THEN 1 ELSE 0 END
    AND cell.state = job.state AND cell.account_id = job.account_id AND cell.kind = item.kind
    AND cell.has_file = (item.output_id IS NOT NULL) AND cell.starred = item.starred
    AND cell.missing = (item.missing_at IS NOT NULL) AS is_right,
    text.own = library_own_text(job.name, output.file_name, job.status ->> '$.failure', item.note)
    AND text.payload = coalesce(library_payload_text(payload.content), '') AS text_is_right
  FROM library_item AS item JOIN job ON job.number = item.job_number
  LEFT JOIN output ON output.id = item.output_id
  LEFT JOIN payload ON payload.sha256 = job.payload_sha256
  LEFT JOIN library_cell AS cell ON cell.id = item.cell_id
  LEFT JOIN library_text AS text ON text.id = item.id`;

const SORTED = (table: string): string =>
  `SELECT id, cell_id, name_key, bytes, duration_ms, price_micro FROM ${table} ORDER BY id`;

describe('what is kept beside the rows', () => {
  it('is what is made anew from them, whatever happened to them', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 20, maxLength: OPERATIONS }), (operations) => {
        const database = openDatabase(':memory:');
        const { writer } = database;
        const rows = libraryRows(writer);
        for (const one of operations) perform(writer, rows, one);

        const before = counts(writer);
        recountLibrary(writer);
        expect(counts(writer)).toEqual(before);
        for (const item of writer.all(ITEMS)) {
          expect(item).toMatchObject({ is_right: 1, text_is_right: 1 });
        }
        const wanted = writer.all(
          `SELECT job.number, output.id FROM job LEFT JOIN output
             ON output.job_number = job.number AND output.state = 'stored'
           ORDER BY job.number, output.id`,
        );
        const there = writer.all(
          'SELECT job_number AS number, output_id AS id FROM library_item ORDER BY job_number, output_id',
        );
        expect(there).toEqual(wanted);
        while (behindWrites(writer).takeInDue(7) > 0);
        expect(writer.all(SORTED('library_sorted'))).toEqual(writer.all(SORTED('library_item')));
        expectIndexed(writer);
        database.close();
      }),
      propertyRuns(RUNS),
    );
  });

  it('keeps what a person put on a job when its file comes', () => {
    const database = openDatabase(':memory:');
    const { writer } = database;
    const rows = libraryRows(writer);
    const order = libraryOrderWrites(writer);
    const job = rows.add({ at: 5_000 });
    const item = Number(writer.one('SELECT id FROM library_item')?.['id']);
    order.addTag(item, order.ensureTag('summer'));
    order.setStar(item, true);
    order.setNote(item, 'for Ada');
    rows.addOutput(job, { at: 9_000 }, 'video');

    expect(writer.all('SELECT id, output_id, starred, note FROM library_item')).toEqual([
      { id: 9_000 * 16, output_id: outputAt(1), starred: 1, note: 'for Ada' },
    ]);
    expect(writer.all('SELECT item_id FROM library_item_tag')).toEqual([{ item_id: 9_000 * 16 }]);
    outputWrites(writer).drop(outputAt(1));
    expect(writer.one('SELECT output_id FROM library_item')).toEqual({ output_id: outputAt(1) });
    database.close();
  });
});

/** Every trigram, pair and word of every text leads to it, and nothing leads to what is not there. */
function expectIndexed(writer: WritableDatabase): void {
  const texts = writer.all('SELECT id, own || char(10) || payload AS text FROM library_text');
  const ids = texts.map(({ id }) => Number(id)).toSorted((a, b) => a - b);
  for (const table of ['library_trigrams', 'library_pairs', 'library_words']) {
    const there = writer.all(`SELECT id FROM ${table}_docsize ORDER BY id`);
    expect(there.map(({ id }) => Number(id))).toEqual(ids);
  }
  for (const { id, text } of texts) {
    const letters = Array.from(String(text));
    for (let start = 0; start + 3 <= letters.length; start += 5) {
      const trigram = letters
        .slice(start, start + 3)
        .join('')
        .replaceAll('"', '""');
      const found = writer.all(
        'SELECT rowid AS id FROM library_trigrams WHERE library_trigrams MATCH :match',
        { match: `"${trigram}"` },
      );
      expect(found).toContainEqual({ id });
    }
    for (const word of wordsOf(String(text)).split(' ').filter(Boolean)) {
      const found = writer.all(
        `SELECT library_words.rowid AS id FROM library_word
         JOIN library_words ON library_words MATCH '"' || library_word.word || '"'
         WHERE word = :word`,
        { word },
      );
      expect(found).toContainEqual({ id });
    }
  }
}
