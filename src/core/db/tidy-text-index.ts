import Database from 'better-sqlite3';

/** Pages of 4 KiB that are merged in one transaction, which nobody else writes during. */
const PAGES = 8;
/** How long one call goes on. */
const MOST_MS = 200;
/** SQLite's own sign that a merge found nothing to do. */
const FEWEST_CHANGES = 2;

/**
 * Merges parts of the text index with each other, so that a search has few of them to look into.
 * Gives way at once to whoever writes.
 * @param now milliseconds of a clock that never goes backwards
 * @returns true when there is more to be merged
 */
export function tidyTextIndex(path: string, now: () => number): boolean {
  const connection = new Database(path, { fileMustExist: true, timeout: 0 });
  const changes = connection.prepare('SELECT total_changes()').pluck();
  const end = now() + MOST_MS;
  try {
    for (const table of ['library_trigrams', 'library_pairs', 'library_words']) {
      const merge = connection.prepare(
        `INSERT INTO ${table} (${table}, rank) VALUES ('merge', ${PAGES})`,
      );
      for (;;) {
        const before = Number(changes.get());
        merge.run();
        if (Number(changes.get()) - before < FEWEST_CHANGES) break;
        if (now() > end) return true;
      }
    }
    return false;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return true;
    throw error;
  } finally {
    connection.close();
  }
}
