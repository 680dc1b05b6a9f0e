import type { OutputId } from '../../shared/ids.ts';
import { partStateSchema, type PartState } from '../downloads/part-state.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { parseColumn } from './json-column.ts';

/** What part files are worth. */
export function transferReads(database: ReadableDatabase) {
  return {
    of(outputId: OutputId): PartState | null {
      const row = database.one('SELECT state FROM transfer WHERE output_id = :outputId', {
        outputId,
      });
      return row === undefined
        ? null
        : parseColumn(partStateSchema, row['state'], 'transfer.state');
    },
  };
}
export type TransferReads = ReturnType<typeof transferReads>;

export function transferWrites(database: WritableDatabase) {
  return {
    /** All of them or none. One whose output is gone meanwhile is left out. */
    keep(states: ReadonlyMap<OutputId, PartState>): void {
      database.transaction(() => {
        for (const [outputId, state] of states) {
          database.run(
            `INSERT INTO transfer SELECT id, :state FROM output WHERE id = :outputId
             ON CONFLICT DO UPDATE SET state = excluded.state`,
            { outputId, state: JSON.stringify(state) },
          );
        }
      });
    },
    forget(outputId: OutputId): void {
      database.run('DELETE FROM transfer WHERE output_id = :outputId', { outputId });
    },
  };
}
export type TransferWrites = ReturnType<typeof transferWrites>;
