import type { Migration } from './migration.ts';

/** A job may be sent only after others have finished. */
export const rendersThatWait: Migration = {
  version: 160,
  sql: `
    -- A row stays when the job was sent, and goes when a person lets it wait no longer.
    CREATE TABLE job_after (
      job_number INTEGER NOT NULL REFERENCES job (number) ON DELETE CASCADE,
      -- What it waits for. Never without its row: the job would go as if that had finished.
      other_number INTEGER NOT NULL REFERENCES job (number),
      PRIMARY KEY (job_number, other_number),
      CHECK (job_number <> other_number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX job_after_other ON job_after (other_number, job_number);
  `,
};
