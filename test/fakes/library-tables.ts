import type { ReadableDatabase, SqlRow } from '../../src/core/db/database.ts';

/** What is lost with a database, and must come back: rows as they are told to people, in order. */
export function libraryTables(database: ReadableDatabase): Record<string, SqlRow[]> {
  const all = (sql: string) => database.all(sql);
  return {
    jobs: all(
      `SELECT number, id, account_id, name, kind, payload_sha256, state, status, remote_id,
         operation, created_at, updated_at, submitted_at, ended_at, cancel_requested_at,
         price_micro, price_unit, price_said, quoted_at, guard_waived_at, send_at, priority, warning,
         remote_times
       FROM job ORDER BY number`,
    ),
    history: all(
      `SELECT job_number, at, event, state, note FROM job_history
       WHERE event <> 'read-back' ORDER BY job_number, id`,
    ),
    outputs: all(
      `SELECT id, job_number, output_key, state, folder, file_name, bytes, sha256, facts,
         created_at FROM output ORDER BY id`,
    ),
    items: all(
      `SELECT job_number, output_id, state, account_id, kind, name_key, bytes, price_micro,
         starred, note, trashed_at, missing_at, forgotten_at FROM library_item
       ORDER BY job_number, output_id`,
    ),
    tags: all(
      `SELECT item.job_number, item.output_id, tag.name, tag.colour FROM library_item_tag AS has
       JOIN library_item AS item ON item.id = has.item_id
       JOIN library_tag AS tag ON tag.id = has.tag_id
       ORDER BY item.job_number, item.output_id, tag.name`,
    ),
    counted: all(
      `SELECT shelf, state, account_id, kind, has_file, starred, missing, items FROM library_cell
       WHERE items > 0 ORDER BY 1, 2, 3, 4, 5, 6, 7`,
    ),
    texts: all(
      `SELECT item.job_number, item.output_id, own, payload FROM library_text AS text
       JOIN library_item AS item ON item.id = text.id ORDER BY item.job_number, item.output_id`,
    ),
    payloads: all('SELECT sha256, hex(content) AS content FROM payload ORDER BY sha256'),
    accounts: all(
      `SELECT id, provider_id, name, name_key, base_url, is_demo, created_at, removed_at, plan_id,
         colour, submit_enabled, guard FROM account ORDER BY id`,
    ),
    submissions: all('SELECT * FROM submission ORDER BY job_number'),
    views: all('SELECT name, query FROM library_view ORDER BY position, id'),
    home: all('SELECT tag FROM home'),
  };
}
