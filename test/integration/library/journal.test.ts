import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SqlRow } from '../../../src/core/db/database.ts';
import { openJournaled, rebuilt } from '../../fakes/journaled-library.ts';
import { libraryTables } from '../../fakes/library-tables.ts';
import { RandomHistory } from '../../fakes/random-history.ts';
import { temporaryFolder } from '../../unit/library/temporary-folder.ts';

const folder = temporaryFolder();

/** What a job that had not ended comes back as. */
function safely(tables: Record<string, SqlRow[]>): Record<string, object[]> {
  const unsure = new Set(['queued', 'submitting']);
  const state = (row: SqlRow) => (unsure.has(String(row['state'])) ? 'unconfirmed' : row['state']);
  return {
    ...tables,
    jobs: (tables['jobs'] ?? []).map((row) => {
      const isUnsure = unsure.has(String(row['state'])) || row['state'] === 'unconfirmed';
      const status: unknown = isUnsure ? null : JSON.parse(String(row['status']));
      return { ...row, state: state(row), status };
    }),
    items: (tables['items'] ?? []).map((row) => ({ ...row, state: state(row) })),
    counted: merged((tables['counted'] ?? []).map((row) => ({ ...row, state: state(row) }))),
    // The text of a job whose state is another has another error in it.
    texts: (tables['texts'] ?? []).map(({ own: _own, ...row }) => row),
  };
}

/** Sums of cells that have become alike. */
function merged(rows: readonly SqlRow[]): SqlRow[] {
  const sums = new Map<string, number>();
  for (const { items, ...cell } of rows) {
    const key = JSON.stringify(cell);
    sums.set(key, (sums.get(key) ?? 0) + Number(items));
  }
  return [...sums]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([cell, items]) => ({ cell, items }));
}

describe('a library that lost its database', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'comes back from what lies beside its files (seed %i)',
    async (seed) => {
      const library = join(folder.path, 'library');
      const before = await openJournaled(folder.path, library);
      const history = new RandomHistory(before, [library, join(library, 'inner')], seed);
      for (let round = 0; round < 6; round += 1) {
        for (let step = 0; step < 40; step += 1) history.step();
        await before.journal.flush();
      }
      const expected = libraryTables(before.writer);
      before.close();

      const after = await rebuilt(join(folder.path, 'rebuilt.db'), [library], { verify: true });
      expect(after.report.damage.lines).toBe(0);
      expect(after.report.files.missing + after.report.files.changed).toBe(0);
      expect(safely(libraryTables(after.writer))).toEqual(safely(expected));
      after.close();
    },
  );
});
