import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { freeId } from './migrations/0060-library-items.ts';
import { eachWord } from './migrations/0094-library-words.ts';

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

/** Texts that are older than the index of words, which are taken into it newest first. */
export function libraryWordWrites(database: WritableDatabase) {
  return {
    /**
     * Takes in the next older text; in a transaction of the caller's.
     * @returns false when there is none
     */
    takeInNext(): boolean {
      const row = database.one(
        `SELECT id FROM library_text WHERE id < (SELECT words_from FROM library_build)
         ORDER BY id DESC LIMIT 1`,
      );
      const id = row === undefined ? 0 : Number(row['id']);
      if (row !== undefined) {
        // One that was changed since is in the index already.
        database.run('DELETE FROM library_words WHERE rowid = :id', { id: BigInt(id) });
        database.run(TAKE_IN_WORDS, { id });
        database.run(TAKE_IN_NEW_WORDS, { id });
      }
      database.run('UPDATE library_build SET words_from = :id', { id });
      return row !== undefined;
    },
    isBuilt: (): boolean =>
      database.one('SELECT 1 FROM library_build WHERE words_from > 0') === undefined,
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

const TAKE_IN_WORDS = `
  INSERT INTO library_words (rowid, text)
    SELECT id, library_words_of(own || char(10) || payload) FROM library_text WHERE id = :id`;

const TAKE_IN_NEW_WORDS = `
  INSERT OR IGNORE INTO library_word (word)
    SELECT word.value FROM library_text, ${eachWord('library_text')}
    WHERE library_text.id = :id AND word.value <> ''`;
