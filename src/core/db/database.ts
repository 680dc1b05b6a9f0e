import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { failure, FailureError } from '../../shared/failure.ts';
import { isDamage } from './database-state.ts';
import { LogSync } from './log-sync.ts';
import { migrate } from './migrate.ts';

export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlParameters = Readonly<Record<string, SqlValue>>;
export type SqlRow = Readonly<Record<string, unknown>>;

/** Can look and not touch: SQLite itself refuses a write on it. */
export interface ReadableDatabase {
  all(sql: string, parameters?: SqlParameters): SqlRow[];
  one(sql: string, parameters?: SqlParameters): SqlRow | undefined;
}

/** The one handle that changes anything. Reads inside a transaction see what it wrote. */
export interface WritableDatabase extends ReadableDatabase {
  run(sql: string, parameters?: SqlParameters): { changes: number; rowId: number };
  /** All of it or nothing. Nested calls join the outer transaction. */
  transaction<Result>(work: () => Result): Result;
  /**
   * As `transaction`, and on the disk when it returns (`synchronous=FULL`): for rows that stand
   * for money. Not inside another transaction.
   */
  durableTransaction<Result>(work: () => Result): Result;
  /**
   * One transaction in which each stands for itself: what one throws undoes that one alone.
   * @returns for each what it threw, or null
   * @throws when the database took nothing of all of it
   */
  together(works: readonly (() => void)[]): ({ readonly error: unknown } | null)[];
}

export interface OpenedDatabase {
  readonly reader: ReadableDatabase;
  readonly writer: WritableDatabase;
  /** Calls back after every so many writes: what was written may be taken into the database. */
  onManyWrites(listener: () => void): void;
  /** Calls back after every write, inside its transaction: to be noted, no more. */
  onWrite(listener: () => void): void;
  /**
   * Resolves when all that was committed before is on the disk, and holds up nobody meanwhile.
   * @throws what the disk says
   */
  onDisk(): Promise<void>;
  close(): void;
}

/** A connection of a thread of its own, which only looks. */
export interface ReadingConnection {
  readonly reader: ReadableDatabase;
  /** All reads inside see the same state of the database. */
  snapshot<Result>(work: () => Result): Result;
  close(): void;
}

/**
 * Writes go to a log beside the database, and another thread takes them over. When it does not,
 * whoever writes does so himself from this many pages (of 4 KiB) on, and is held up by it.
 */
const LONGEST_LOG_PAGES = 20_000;
/**
 * Statements, each of which may change many rows: some ten megabytes of log. Whoever writes first
 * after it was taken over waits for the disk, so that it should be seldom.
 */
const MANY_WRITES = 1_000;

/** What people render, and at which provider, is nobody else's business. */
const OWNER_ONLY = 0o600;

/** Another process may be closing: wait this long for its lock before giving up. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the library's database, makes it if it is not there, and brings it up to date.
 * @throws FailureError `database-from-the-future`, `database-damaged` or `database-unreadable`.
 */
export function openDatabase(path: string): OpenedDatabase {
  try {
    keepFromOthers(path);
    const connection = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    const hasLog = connection.pragma('journal_mode = WAL', { simple: true }) === 'wal';
    // Some network disks allow no log: then every transaction waits for the disk itself.
    const usual = hasLog ? 'NORMAL' : 'FULL';
    connection.pragma(`synchronous = ${usual}`);
    connection.pragma('foreign_keys = ON');
    connection.pragma(`wal_autocheckpoint = ${LONGEST_LOG_PAGES}`);
    migrate(connection, path);
    const reading =
      path === ':memory:'
        ? connection
        : new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    let manyWrites = (): void => undefined;
    const anyWrite: (() => void)[] = [];
    let writes = 0;
    const log = hasLog ? logOf(connection, path) : null;
    const writer = writable(connection, () => {
      writes += 1;
      for (const listener of anyWrite) listener();
      if (writes % MANY_WRITES === 0) manyWrites();
    });
    return {
      reader: reading === connection ? writer : readable(reading),
      writer,
      onManyWrites(listener) {
        manyWrites = listener;
      },
      onWrite(listener) {
        anyWrite.push(listener);
      },
      onDisk: () => log?.onDisk() ?? Promise.resolve(),
      close() {
        void log?.close();
        if (reading !== connection) reading.close();
        try {
          connection.pragma('optimize');
        } catch {
          // Only worth while; somebody else is writing just now.
        }
        connection.close();
      },
    };
  } catch (error) {
    if (error instanceof FailureError) throw error;
    if (isDamage(error)) throw damaged(path, error);
    throw new FailureError(
      failure(
        'database-unreadable',
        `The library's database ${path} could not be opened: ${error instanceof Error ? error.message : 'unknown fault'}.`,
        'Check that the folder is there and writable. If the file is damaged, move it away and start again: the rendered files stay where they are.',
      ),
      { cause: error },
    );
  }
}

function logOf(connection: Database.Database, path: string): LogSync {
  return new LogSync({
    path: `${path}-wal`,
    takeOver() {
      const [state] = connection.pragma('wal_checkpoint(PASSIVE)') as SqlRow[];
      return state !== undefined && state['log'] === state['checkpointed'];
    },
  });
}

function damaged(path: string, error: unknown): FailureError {
  return new FailureError(
    failure(
      'database-damaged',
      `The library's database ${path} is damaged: ${error instanceof Error ? error.message : 'unknown fault'}.`,
      'Rebuild it from what lies beside the files, with `renderdesk library rebuild`. The damaged one is set aside under a name that says when; the rendered files stay where they are.',
    ),
    { cause: error },
  );
}

/** Opens a database that is there, and up to date, for a thread that only reads. */
export function openForReading(path: string): ReadingConnection {
  const connection = new Database(path, {
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_TIMEOUT_MS,
  });
  return {
    reader: readable(connection),
    snapshot: (work) => connection.transaction(work).deferred(),
    close: () => connection.close(),
  };
}

/** A connection of a thread of its own that writes what nobody waits for. */
export interface UpkeepConnection {
  /** Gives up at once, with `SQLITE_BUSY`, while somebody else writes. */
  readonly writer: WritableDatabase;
  close(): void;
}

/** Opens a database that is there, and up to date, to write what nobody waits for. */
export function openForUpkeep(path: string): UpkeepConnection {
  const connection = new Database(path, { fileMustExist: true, timeout: 0 });
  connection.pragma('synchronous = NORMAL');
  return { writer: writable(connection, () => undefined), close: () => connection.close() };
}

/**
 * Takes what was written to the log over into the database, as far as nobody still reads what was
 * before. Holds up no other thread.
 */
export function takeOverLog(path: string): void {
  const connection = new Database(path, { fileMustExist: true, timeout: 0 });
  try {
    connection.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    connection.close();
  }
}

/** For its owner only, and so are the files that SQLite makes beside it: they take after it. */
function keepFromOthers(path: string): void {
  if (path === ':memory:') return;
  closeSync(openSync(path, 'a', OWNER_ONLY));
  // One that was made before, or with a lax mask. Windows knows no such modes, and needs none.
  chmodSync(path, OWNER_ONLY);
}

function readable(connection: Database.Database): ReadableDatabase {
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string) => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = connection.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  return {
    all: (sql, parameters = {}) => prepared(sql).all(parameters) as SqlRow[],
    one: (sql, parameters = {}) => prepared(sql).get(parameters) as SqlRow | undefined,
  };
}

function writable(connection: Database.Database, written: () => void): WritableDatabase {
  const statements = new Map<string, Database.Statement>();
  const transaction = <Result>(work: () => Result): Result =>
    connection.inTransaction ? work() : connection.transaction(work).immediate();
  return {
    ...readable(connection),
    run(sql, parameters = {}) {
      let statement = statements.get(sql);
      if (statement === undefined) {
        statement = connection.prepare(sql);
        statements.set(sql, statement);
      }
      const result = statement.run(parameters);
      written();
      return { changes: result.changes, rowId: Number(result.lastInsertRowid) };
    },
    transaction,
    together: (works) => transaction(() => works.map((work) => apart(connection, work))),
    durableTransaction(work) {
      if (connection.inTransaction) throw new Error('a durable transaction cannot be nested');
      const [usual] = connection.pragma('synchronous') as [{ synchronous: number }];
      connection.pragma('synchronous = FULL');
      try {
        return transaction(work);
      } finally {
        connection.pragma(`synchronous = ${usual.synchronous}`);
      }
    },
  };
}

function apart(
  connection: Database.Database,
  work: () => void,
): { readonly error: unknown } | null {
  try {
    connection.transaction(work)();
    return null;
  } catch (error) {
    // A full disk may undo the whole transaction, and what others wrote in it.
    if (!connection.inTransaction) throw error;
    return { error };
  }
}
