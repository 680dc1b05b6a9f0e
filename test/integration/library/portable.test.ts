import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openForReading } from '../../../src/core/db/database.ts';
import { libraryOrderWrites } from '../../../src/core/db/library-order-repository.ts';
import { exportPart } from '../../../src/core/library/portable/export-history.ts';
import { exportPage } from '../../../src/core/library/portable/export-page.ts';
import { importHistory } from '../../../src/core/library/portable/import-history.ts';
import { createLibraryReader } from '../../../src/core/library/search/library-reader.ts';
import { libraryQuerySchema } from '../../../src/shared/library.ts';
import { openJournaled, type JournaledLibrary } from '../../fakes/journaled-library.ts';
import { libraryRows } from '../../fakes/library-rows.ts';
import { libraryTables } from '../../fakes/library-tables.ts';
import { RandomHistory } from '../../fakes/random-history.ts';
import { temporaryFolder } from '../../unit/library/temporary-folder.ts';

const folder = temporaryFolder();
const at = (...names: string[]) => join(folder.path, ...names);

async function filled(name: string, steps = 120, seed = 7): Promise<JournaledLibrary> {
  mkdirSync(at(name), { recursive: true });
  const library = await openJournaled(at(name), at(name, 'library'));
  const history = new RandomHistory(library, [library.library, join(library.library, 'in')], seed);
  for (let step = 0; step < steps; step += 1) history.step();
  return library;
}

async function exported(
  { writer, library }: JournaledLibrary,
  format: 'json' | 'csv',
  text = '',
  keys: string[] = [],
): Promise<string> {
  const path = String(
    writer.one("SELECT file FROM pragma_database_list WHERE name = 'main'")?.['file'],
  );
  const reading = openForReading(path);
  const reader = createLibraryReader(reading.reader, () => performance.now());
  const parts: string[] = [];
  let after: number | null = null;
  do {
    const part: { text: string; next: number | null } = await exportPart(
      {
        page: (wish) =>
          Promise.resolve(
            exportPage(
              reading.reader,
              (query, below, limit) => reader.ids(query, below, limit, () => false),
              wish,
            ),
          ),
        keys: () => Promise.resolve(keys),
        library: () => Promise.resolve('the-library'),
        now: () => 1_800_000_000_000,
      },
      {
        format,
        query: libraryQuerySchema.parse({ text }),
        after,
        roots: [library],
        byteOrderMark: false,
      },
    );
    parts.push(part.text);
    after = part.next;
  } while (after !== null);
  reading.close();
  return parts.join('');
}

const imported = ({ writer, library }: JournaledLibrary, text: string) =>
  importHistory(
    {
      database: writer,
      now: () => 1_900_000_000_000,
      monotonic: () => performance.now(),
      folder: () => library,
    },
    text,
  );

describe('an exported history', () => {
  it('is one JSON document, and makes the same history of ended jobs elsewhere', async () => {
    const one = await filled('one', 400);
    one.writer.run(
      "UPDATE account SET base_url = CASE provider_id WHEN 'mockly' THEN 'https://www.getmockly.com/api/v1' ELSE base_url END",
    );
    const text = await exported(one, 'json');
    const whole = JSON.parse(text) as { items: unknown[] };
    expect(whole.items.length).toBe(
      Number(
        one.writer.one('SELECT count(*) AS n FROM library_item WHERE trashed_at IS NULL')?.['n'],
      ),
    );

    const other = await openJournaled(
      (mkdirSync(at('other')), at('other')),
      at('other', 'library'),
    );
    const report = await imported(other, text);
    expect(report).toMatchObject({ refusedLines: 0, skipped: 0 });
    const [before, after] = [libraryTables(one.writer), libraryTables(other.writer)];
    const ended = new Set(['completed', 'failed', 'canceled']);
    const shared = new Set(after['jobs']?.map(({ id }) => id));
    const jobs = before['jobs']?.filter(
      ({ id, state }) => shared.has(id) && ended.has(String(state)),
    );
    expect(jobs?.length).toBeGreaterThan(20);
    for (const job of jobs ?? []) {
      const { number: _number, payload_sha256: _payload, ...rest } = job;
      expect(after['jobs']?.find(({ id }) => id === job['id'])).toMatchObject(rest);
    }
    expect(after['jobs']?.filter(({ state }) => !ended.has(String(state)))).toEqual([]);
    // Only the account that goes to its provider's own address may get a key.
    expect(after['accounts']?.filter((row) => row['removed_at'] === null)).toHaveLength(1);

    const again = await imported(other, text);
    expect(again).toMatchObject({ added: 0, completed: 0, skipped: whole.items.length });
    expect(libraryTables(other.writer)).toEqual(after);
    one.close();
    other.close();
  });

  it('holds no key, no signed link, and no formula', async () => {
    const library = await filled('one', 1);
    const rows = libraryRows(library.writer);
    const number = rows.add({
      name: '=HYPERLINK("http://x")',
      payload:
        '{"url":"https://cdn.example/a.png?X-Amz-Signature=canarysignature","k":"Bearer canarybearer"}',
      file: { name: '+cmd.png' },
      state: 'failed',
      error: 'no https://user:canarypass@host/x?token=canarytoken',
    });
    const item = Number(
      library.writer.one('SELECT id FROM library_item WHERE job_number = :number', { number })?.[
        'id'
      ],
    );
    const order = libraryOrderWrites(library.writer);
    order.setNote(item, 'see https://cdn/x?sig=canarynote, key canaryplainkey');
    order.addTag(item, order.ensureTag('@tag'));
    library.writer.run("UPDATE account SET base_url = 'https://canaryuser:canarypw@host/v1'");
    for (const format of ['json', 'csv'] as const) {
      const text = await exported(library, format, '', ['canaryplainkey']);
      expect(text).not.toContain('canary');
      expect(text.length).toBeGreaterThan(200);
    }
    const csv = await exported(library, 'csv', 'HYPERLINK');
    const [head, row] = csv.split('\r\n');
    expect(head).toMatch(/^job,name,state,/);
    expect(row).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(row).toContain(",'+cmd.png,");
    expect(row).toContain(",'@tag,");
    library.close();
  });

  it.each([
    ['{"format":"something-else","version":1,"items":[', /no history that Renderdesk/],
    ['{"format":"renderdesk-history","version":2,"items":[', /newer Renderdesk/],
  ])('of another make is refused in a sentence: %s', async (text, sentence) => {
    const library = await filled('one', 1);
    await expect(imported(library, text)).rejects.toThrow(sentence);
    library.close();
  });

  it('costs a hostile line itself, and leads nowhere out of the library', async () => {
    const library = await filled('one', 60);
    const text = await exported(library, 'json');
    const lines = text.split('\n').filter((line) => line.includes('"outputs":[{'));
    const [line = ''] = lines;
    const fresh = (from: string, to: string) =>
      line
        .replaceAll('0000-0000', '0000-0000')
        .replaceAll(from, to)
        .replaceAll('0197a0b0', '0297a0b0');
    const name = /"file":"([^"]*)"/.exec(line)?.[1] ?? '';
    const hostile = [
      '{"type":"job"}',
      '[['.repeat(200_000),
      '"text"',
      fresh(`"file":"${name}"`, '"file":"../../etc/passwd"'),
      fresh(`"file":"${name}"`, '"file":"/etc/passwd"'),
      fresh(`"file":"${name}"`, '"file":"a\\\\..\\\\b"'),
      fresh('"number":', '"number":-'),
    ];
    const report = await imported(library, hostile.join(',\n'));
    expect(report).toMatchObject({ added: 0, completed: 0, refusedLines: hostile.length });
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const withDeep = fresh('"operation":null', `"operation":${deep}`).replace(
      /"operation":\{[^}]*\}/,
      `"operation":${deep}`,
    );
    await imported(library, withDeep);
    library.close();
  });
});
