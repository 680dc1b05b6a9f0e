import type Database from 'better-sqlite3';
import { migrations } from '../../src/core/db/migrations/index.ts';
import { migrate } from '../../src/core/db/migrate.ts';

/** Statuses as an app of the first schema wrote them. */
const states = [
  ['queued', { attempts: 0, problem: null }],
  [
    'rendering',
    { since: 5, providerState: 'busy', progress: 0.5, queuePosition: null, lastCheckAt: 6 },
  ],
  ['completed', {}],
  ['failed', { failure: { code: 'render-failed', message: 'No.', remedy: 'Look.' } }],
] as const;

/** Written when a database has just come to this version: rows in what is new in it. */
const seeds: Readonly<Record<number, (database: Database.Database) => void>> = {
  10(database) {
    database.exec(`
      INSERT INTO account (id, provider_id, name, name_key, base_url, is_demo, created_at)
        VALUES ('00000000-0000-4000-8000-000000000001', 'mockly', 'Studio', 'studio', 'https://api.example.com', 0, 1),
               ('00000000-0000-4000-8000-000000000002', 'roughy', 'Straße', 'strasse', 'https://roughy.example.com', 0, 2);
      INSERT INTO payload (sha256, content) VALUES ('${'a'.repeat(64)}', CAST('{"words": "a birthday"}' AS BLOB));
      INSERT INTO setting (name, value) VALUES ('theme', '"dark"');
    `);
    const insert = database.prepare(`
      INSERT INTO job (id, account_id, name, kind, payload_sha256, state, status, remote_id,
        next_check_at, created_at, updated_at)
      VALUES (:id, '00000000-0000-4000-8000-000000000001', :name, 'image', '${'a'.repeat(64)}', :state, :status, :remote, NULL, 3, 4)`);
    states.forEach(([state, fields], index) => {
      const remote = state === 'queued' ? null : `remote-${index}`;
      const status = JSON.stringify({ state, ...fields });
      insert.run({
        id: `00000000-0000-4000-8000-00000000001${index}`,
        name: `Käse ${index}`,
        state,
        status,
        remote,
      });
    });
    database.exec(`
      INSERT INTO job_history (job_number, at, event, state, note) VALUES (1, 3, 'created', 'queued', 'x');
      INSERT INTO output (id, job_number, output_key, state, folder, file_name, bytes, sha256, facts, created_at)
        VALUES ('00000000-0000-4000-8000-000000000020', 3, 'main', 'stored', '/library', 'Käse 2.png', 10, '${'b'.repeat(64)}',
          '{"kind":"image","mediaType":"image/png","container":"png","width":4,"height":5,"durationSeconds":null,"frameRate":null,"codecs":[],"hasAlpha":false,"hasAudio":false}', 4);
    `);
  },
  40(database) {
    database.exec(`
      INSERT INTO submission VALUES (2, '00000000-0000-4000-8000-000000000001', 'key x', 'image', '2026-10', 5, 'credits', 1500000, 0,
        'in-flight') ON CONFLICT DO NOTHING;
    `);
  },
  64(database) {
    database.exec(`
      INSERT INTO library_tag (name, name_key) VALUES ('Für Ada', 'fur ada');
      INSERT INTO library_view (name, query, position) VALUES ('Mine', '{}', 1);
    `);
  },
  120(database) {
    database.exec(`
      INSERT INTO payload_template (name, content, created_at, changed_at)
        VALUES ('Hello', '{"words": "{{name}}"}', 1, 2);
    `);
  },
  122(database) {
    database.exec(`
      INSERT INTO watch_folder (path, per_hour, settle_ms, approved_at, created_at)
        VALUES ('/watched', 5, 2000, 3, 1);
    `);
  },
};

/** A database as a person would have it who stopped updating at this version. */
export function fillUpTo(database: Database.Database, path: string, version: number): void {
  for (const step of migrations.filter((step) => step.version <= version)) {
    migrate(database, path, step.version);
    seeds[step.version]?.(database);
  }
}

/** What people made or paid for: of these tables no row may change by a migration. */
export const keptTables = [
  'account',
  'payload',
  'job',
  'job_history',
  'output',
  'notice',
  'setting',
  'submission',
  'library_tag',
  'library_view',
  'payload_template',
  'watch_folder',
] as const;

type Rows = Record<string, Record<string, unknown>[]>;

/** The rows of those tables that there are, in the order in which they were made. */
export function keptRows(database: Database.Database): Rows {
  const rows: Rows = {};
  for (const table of keptTables) {
    const isThere = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table);
    if (isThere === undefined) continue;
    rows[table] = database.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all() as Rows[string];
  }
  return rows;
}
