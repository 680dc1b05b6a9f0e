import type { ZodType } from 'zod';
import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { parseColumn } from './json-column.ts';

/** What the care of the library remembers by name: its last look, and the rules for what is kept. */
export function careReads(database: ReadableDatabase) {
  return {
    of<Value>(name: string, schema: ZodType<Value>): Value | null {
      const row = database.one('SELECT value FROM library_care WHERE name = :name', { name });
      return row === undefined ? null : parseColumn(schema, row['value'], 'library_care.value');
    },
    /** Items with a file, neither in the trash nor forgotten. */
    countFiles: (): number =>
      Number(
        database.one(
          'SELECT sum(items) AS files FROM library_cell WHERE shelf = 0 AND has_file = 1',
        )?.['files'] ?? 0,
      ),
  };
}
export type CareReads = ReturnType<typeof careReads>;

export function careWrites(database: WritableDatabase) {
  return {
    keep(name: string, value: unknown): void {
      database.run(
        `INSERT INTO library_care VALUES (:name, :value)
         ON CONFLICT DO UPDATE SET value = excluded.value`,
        { name, value: JSON.stringify(value) },
      );
    },
  };
}
export type CareWrites = ReturnType<typeof careWrites>;
