import type { Migration } from './migration.ts';

const due = (number: string): string => `
      INSERT INTO journal_due VALUES (${number}, 1)
        ON CONFLICT DO UPDATE SET change = change + 1;`;
const dueOfOutput = (output: string): string => `
      INSERT INTO journal_due
        SELECT job_number, 1 FROM output WHERE id = ${output}
        ON CONFLICT DO UPDATE SET change = change + 1;`;
const dueBesides = (what: string): string => `
      INSERT INTO journal_due_besides VALUES (${what}, 1)
        ON CONFLICT DO UPDATE SET change = change + 1;`;

/** Of a status, what a check of the provider does not change every few seconds. */
const rareStatus = (row: 'old' | 'new'): string =>
  `iif(${row}.state IN ('queued', 'rendering', 'downloading'),
        coalesce(${row}.status ->> '$.cancelSentAt', ${row}.status ->> '$.paused'), ${row}.status)`;

const jobColumns = [
  'state',
  'account_id',
  'name',
  'kind',
  'payload_sha256',
  'remote_id',
  'operation',
  'submitted_at',
  'ended_at',
  'cancel_requested_at',
  'price_micro',
  'price_unit',
  'price_said',
  'warning',
];
const jobChanged = jobColumns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ');

const accountColumns = [
  'name',
  'base_url',
  'plan_id',
  'removed_at',
  'colour',
  'submit_enabled',
  'guard',
];
const accountChanged = accountColumns
  .map((column) => `old.${column} IS NOT new.${column}`)
  .join(' OR ');

/*
 * What is still to be written to the journal beside the files. Filled in the transaction of
 * whatever changed, by triggers, so that nobody who writes a job, an output or a tag can forget
 * it; emptied when the lines are on the disk. `change` counts up: what changed again while its
 * line was written stays.
 */
export const journal: Migration = {
  version: 82,
  sql: `
    CREATE TABLE journal_due (
      job_number INTEGER PRIMARY KEY,
      change INTEGER NOT NULL
    ) STRICT;
    -- Whatever is no job: 'account <id>', 'tag <id>', 'views', 'gone <number> <job id>'.
    CREATE TABLE journal_due_besides (
      what TEXT PRIMARY KEY,
      change INTEGER NOT NULL
    ) STRICT;

    -- The folders that have a journal of ours. Bytes are those of the newest segment when it was
    -- synced last; lines are the jobs in all of its segments, dead ones included.
    CREATE TABLE journal_folder (
      id INTEGER PRIMARY KEY,
      folder TEXT NOT NULL UNIQUE,
      segment INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      lines INTEGER NOT NULL,
      -- Everything is being written anew from this segment on; those before it go when it is done.
      anew_from INTEGER,
      -- The first job that is not yet noted as due for that.
      anew_next INTEGER,
      -- What is no job changed while the folder could not be written.
      is_behind INTEGER NOT NULL DEFAULT 0 CHECK (is_behind IN (0, 1))
    ) STRICT;
    -- Jobs whose line could not be written there, because the folder was away.
    CREATE TABLE journal_late (
      folder_id INTEGER NOT NULL REFERENCES journal_folder (id) ON DELETE CASCADE,
      job_number INTEGER NOT NULL,
      PRIMARY KEY (folder_id, job_number)
    ) STRICT, WITHOUT ROWID;
    -- Payloads stand in a journal once.
    CREATE TABLE journal_payload (
      folder_id INTEGER NOT NULL REFERENCES journal_folder (id) ON DELETE CASCADE,
      sha256 TEXT NOT NULL,
      PRIMARY KEY (folder_id, sha256)
    ) STRICT, WITHOUT ROWID;

    -- The library's folder has another path by now, or is on its way to another folder. Until
    -- that is done, files are in one or the other, each where its row says.
    CREATE TABLE library_relocation (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      from_folder TEXT NOT NULL,
      to_folder TEXT NOT NULL,
      -- renamed: by a person, with all that is in it. move: by us, file by file.
      kind TEXT NOT NULL CHECK (kind IN ('renamed', 'move')),
      began_at INTEGER NOT NULL,
      -- Downloads were paused for it, and go on when it is done.
      resumes_downloads INTEGER NOT NULL DEFAULT 0 CHECK (resumes_downloads IN (0, 1))
    ) STRICT;

    INSERT INTO journal_due SELECT number, 1 FROM job;

    CREATE TRIGGER journal_notes_new_job AFTER INSERT ON job
    BEGIN${due('new.number')}
    END;
    CREATE TRIGGER journal_notes_job AFTER UPDATE ON job
    WHEN ${jobChanged}
      OR ${rareStatus('old')} IS NOT ${rareStatus('new')}
    BEGIN${due('new.number')}
    END;
    CREATE TRIGGER journal_notes_gone_job AFTER DELETE ON job
    BEGIN
      DELETE FROM journal_due WHERE job_number = old.number;${dueBesides(
        "'gone ' || old.number || ' ' || old.id",
      )}
    END;

    CREATE TRIGGER journal_notes_new_output AFTER INSERT ON output WHEN new.state = 'stored'
    BEGIN${due('new.job_number')}
    END;
    CREATE TRIGGER journal_notes_output
    AFTER UPDATE OF state, folder, file_name, bytes, sha256, facts ON output
    WHEN new.state = 'stored'
      AND NOT EXISTS (SELECT 1 FROM library_relocation WHERE kind = 'renamed')
    BEGIN${due('new.job_number')}
    END;
    CREATE TRIGGER journal_notes_gone_output AFTER DELETE ON output WHEN old.state = 'stored'
    BEGIN${due('old.job_number')}
    END;
    CREATE TRIGGER journal_notes_trash AFTER INSERT ON trash_file WHEN new.state = 'in'
    BEGIN${dueOfOutput('new.output_id')}
    END;
    CREATE TRIGGER journal_notes_trash_change AFTER UPDATE ON trash_file
    WHEN old.state <> new.state OR old.place <> new.place OR old.file <> new.file
    BEGIN${dueOfOutput('new.output_id')}
    END;

    CREATE TRIGGER journal_notes_item
    AFTER UPDATE OF starred, note, trashed_at, forgotten_at ON library_item
    WHEN old.starred <> new.starred OR old.note <> new.note
      OR old.trashed_at IS NOT new.trashed_at OR old.forgotten_at IS NOT new.forgotten_at
    BEGIN${due('new.job_number')}
    END;
    CREATE TRIGGER journal_notes_tag_of_item AFTER INSERT ON library_item_tag
    BEGIN
      INSERT INTO journal_due
        SELECT job_number, 1 FROM library_item WHERE id = new.item_id
        ON CONFLICT DO UPDATE SET change = change + 1;
    END;
    CREATE TRIGGER journal_notes_tag_off_item AFTER DELETE ON library_item_tag
    BEGIN
      INSERT INTO journal_due
        SELECT job_number, 1 FROM library_item WHERE id = old.item_id
        ON CONFLICT DO UPDATE SET change = change + 1;
    END;
    -- Everything that has it goes by its id.
    CREATE TRIGGER journal_notes_tag AFTER UPDATE OF name ON library_tag
    WHEN old.name <> new.name
    BEGIN${dueBesides("'tag ' || new.id")}
    END;

    CREATE TRIGGER journal_notes_new_account AFTER INSERT ON account
    BEGIN${dueBesides("'account ' || new.id")}
    END;
    CREATE TRIGGER journal_notes_account AFTER UPDATE ON account
    WHEN ${accountChanged}
    BEGIN${dueBesides("'account ' || new.id")}
    END;

    CREATE TRIGGER journal_notes_new_view AFTER INSERT ON library_view
    BEGIN${dueBesides("'views'")}
    END;
    CREATE TRIGGER journal_notes_view AFTER UPDATE ON library_view
    BEGIN${dueBesides("'views'")}
    END;
    CREATE TRIGGER journal_notes_gone_view AFTER DELETE ON library_view
    BEGIN${dueBesides("'views'")}
    END;
  `,
};
