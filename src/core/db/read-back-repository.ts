import type { WritableDatabase } from './database.ts';

/*
 * Which line of which journal is the last of each job, while journals are read back. In a table
 * of the connection's own, so that a million jobs take no memory; nothing of it stays.
 */

export interface LastLine {
  readonly jobId: string;
  readonly number: number;
  /** Of the list of journals that are read. */
  readonly journal: number;
  /** Of the list of segments; null: the job is gone. */
  readonly segment: number | null;
  readonly offset: number;
  readonly length: number;
  readonly updatedAt: number;
}

/** Each belongs in a transaction of the caller's. */
export function readBackWrites(database: WritableDatabase) {
  database.run(`CREATE TEMP TABLE IF NOT EXISTS read_back (
      job_id TEXT NOT NULL, journal INTEGER NOT NULL, number INTEGER NOT NULL,
      segment INTEGER, "offset" INTEGER NOT NULL, length INTEGER NOT NULL,
      updated_at INTEGER NOT NULL, PRIMARY KEY (job_id, journal)) STRICT, WITHOUT ROWID`);
  database.run('DELETE FROM temp.read_back');
  return {
    /** Of one journal the line that comes later counts. */
    note(line: LastLine): void {
      database.run(
        `INSERT OR REPLACE INTO temp.read_back
         VALUES (:jobId, :journal, :number, :segment, :offset, :length, :updatedAt)`,
        { ...line },
      );
    },
    count: (): number =>
      Number(database.one('SELECT count(DISTINCT job_id) AS n FROM temp.read_back')?.['n'] ?? 0),
    index(): void {
      database.run(
        'CREATE INDEX IF NOT EXISTS temp.read_back_in_order ON read_back (number, job_id)',
      );
    },
    /** By number, whole jobs: of each the lines of all journals, the newest first. */
    after(after: { number: number; jobId: string }, limit: number): LastLine[] {
      return database
        .all(
          `SELECT * FROM temp.read_back WHERE (number, job_id) > (:number, :jobId)
           ORDER BY number, job_id, updated_at DESC, journal LIMIT :limit`,
          { ...after, limit },
        )
        .map((row) => ({
          jobId: String(row['job_id']),
          number: Number(row['number']),
          journal: Number(row['journal']),
          segment: row['segment'] === null ? null : Number(row['segment']),
          offset: Number(row['offset']),
          length: Number(row['length']),
          updatedAt: Number(row['updated_at']),
        }));
    },
    end(): void {
      database.run('DROP TABLE IF EXISTS temp.read_back');
    },
  };
}
export type ReadBackWrites = ReturnType<typeof readBackWrites>;
