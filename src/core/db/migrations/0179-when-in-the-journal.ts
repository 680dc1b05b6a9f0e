import type { Migration } from './migration.ts';

/** When a job is to be sent, and how soon, is written beside the files each time it changes. */
export const whenInTheJournal: Migration = {
  version: 179,
  sql: `
    CREATE TRIGGER journal_notes_when AFTER UPDATE OF send_at, priority ON job
    WHEN old.send_at IS NOT new.send_at OR old.priority IS NOT new.priority
    BEGIN
      INSERT INTO journal_due VALUES (new.number, 1)
        ON CONFLICT DO UPDATE SET change = change + 1;
    END;
  `,
};
