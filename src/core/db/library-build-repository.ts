import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { freeId } from './migrations/0060-library-items.ts';

/** Jobs that are older than the library's items, which are taken in newest first. */
export function libraryBuildWrites(database: WritableDatabase) {
  return {
    /**
     * Takes in the next older job with its files, counts and text; in a transaction of the
     * caller's.
     * @returns false when there is none
     */
    takeInNext(): boolean {
      const from = jobsFrom(database);
      const row = database.one(
        'SELECT number FROM job WHERE number < :from ORDER BY number DESC LIMIT 1',
        { from },
      );
      if (row === undefined) {
        database.run('UPDATE library_build SET jobs_from = 1');
        return false;
      }
      const number = Number(row['number']);
      const outputs = database.all(
        "SELECT id FROM output WHERE job_number = :number AND state = 'stored' ORDER BY output_key",
        { number },
      );
      if (outputs.length === 0) database.run(TAKE_IN_JOB, { number });
      for (const output of outputs) {
        database.run(TAKE_IN_OUTPUT, { output: String(output['id']) });
      }
      database.run('UPDATE library_build SET jobs_from = :number', { number });
      return true;
    },
    isBuilt: (): boolean => jobsFrom(database) <= 1,
  };
}

function jobsFrom(database: ReadableDatabase): number {
  return Number(database.one('SELECT jobs_from FROM library_build')?.['jobs_from'] ?? 1);
}

const TAKE_IN_JOB = `
  INSERT INTO library_item (id, job_number, state, account_id, kind, name_key, price_micro)
    SELECT ${freeId('job.created_at')}, number, state, account_id, kind, library_name_key(name),
      coalesce(price_micro, -1)
    FROM job WHERE number = :number`;

const TAKE_IN_OUTPUT = `
  INSERT INTO library_item (id, job_number, output_id, state, account_id, kind, name_key, bytes,
      duration_ms, price_micro)
    SELECT ${freeId('output.created_at')}, job.number, output.id, job.state, job.account_id,
      coalesce(output.facts ->> '$.kind', job.kind), library_name_key(job.name),
      coalesce(output.bytes, -1),
      coalesce(round((output.facts ->> '$.durationSeconds') * 1000), -1),
      coalesce(job.price_micro, -1)
    FROM output JOIN job ON job.number = output.job_number WHERE output.id = :output`;
