import type { Migration } from './migration.ts';

/** Jobs made within so many milliseconds of the one before belong together. */
const BATCH_GAP_MS = 10_000;

/** What is told natively, and when: kept apart from what the clients were told of. */
export const notifications: Migration = {
  version: 130,
  sql: `
    -- When it was shown natively, alone or with others, or when it was decided not to.
    ALTER TABLE notice ADD COLUMN shown_at INTEGER;
    UPDATE notice SET shown_at = told_at;
    CREATE INDEX notice_unshown ON notice (kind, id) WHERE shown_at IS NULL;

    -- Jobs that were made together, named by the number of the first.
    CREATE TABLE job_batch (
      job_number INTEGER PRIMARY KEY REFERENCES job (number) ON DELETE CASCADE,
      batch INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX job_by_batch ON job_batch (batch, job_number);
    CREATE TRIGGER job_joins_batch AFTER INSERT ON job
    BEGIN
      INSERT INTO job_batch VALUES (new.number, coalesce((
        SELECT job_batch.batch FROM job JOIN job_batch ON job_batch.job_number = job.number
        WHERE job.number = (SELECT max(number) FROM job WHERE number < new.number)
          AND new.created_at - job.created_at BETWEEN 0 AND ${BATCH_GAP_MS}
      ), new.number));
    END;

    -- The newest end of a job that "all done" was said of: what comes after it is news.
    CREATE TABLE all_done (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      notice_id INTEGER NOT NULL
    ) STRICT;
    INSERT INTO all_done SELECT 1, coalesce(max(id), 0) FROM notice;

    UPDATE setting SET value = '{"done":"off","failed":"off","needsYou":"off"}'
      WHERE name = 'notifications' AND value = '"off"';
    DELETE FROM setting WHERE name = 'notifications' AND value = '"each"';
  `,
};
