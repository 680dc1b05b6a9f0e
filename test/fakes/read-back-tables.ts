import type { SqlRow } from '../../src/core/db/database.ts';

/** What a job that had not ended comes back as. */
export function safely(tables: Record<string, SqlRow[]>): Record<string, object[]> {
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
