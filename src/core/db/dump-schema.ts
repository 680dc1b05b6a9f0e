import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';

/** The schema that all migrations together make, as SQL: kept in schema.sql to be read and compared. */
export function dumpSchema(): string {
  const database = new Database(':memory:');
  try {
    migrate(database, ':memory:');
    const rows = database
      .prepare(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name",
      )
      .pluck()
      .all() as string[];
    const version = Number(database.pragma('user_version', { simple: true }));
    const statements = rows.map((sql) => `${sql.replaceAll(/\n {4}/g, '\n')};\n`);
    return [
      `-- Version ${version}. Written by \`npm run schema\`; not read by the app.\n`,
      ...statements,
    ].join('\n');
  } finally {
    database.close();
  }
}
