import Database from 'better-sqlite3';
import { openForUpkeep, type UpkeepConnection } from './database.ts';
import { behindReads, behindWrites } from './write-behind.ts';

/** How long whoever writes is held up by one transaction. */
const PIECE_MS = 3;
/** How long one call goes on. */
const MOST_MS = 100;
/** Between two transactions, for whoever waits to write. */
const PAUSE_MS = 1;
const FIRST_PIECE = 4;
const LARGEST_PIECE = 64;

export interface CatchingUp {
  /**
   * Writes some of what is written behind. Gives way at once to whoever else writes.
   * @returns true when there are more
   */
  goOn(): boolean;
  close(): void;
}

/** @param now milliseconds of a clock that never goes backwards */
export function createCatchingUp(path: string, now: () => number): CatchingUp {
  let opened: UpkeepConnection | null = null;
  let limit = FIRST_PIECE;

  function piece(connection: UpkeepConnection): number {
    const began = now();
    const writes = behindWrites(connection.writer);
    const did = connection.writer.transaction(() => writes.takeInDue(limit));
    const ideal = (limit * PIECE_MS) / Math.max(0.1, now() - began);
    const isAll = did < limit;
    limit = Math.round(Math.min(LARGEST_PIECE, Math.max(1, (limit + ideal) / 2)));
    return isAll ? 0 : did;
  }

  return {
    goOn() {
      opened ??= openForUpkeep(path);
      const end = now() + MOST_MS;
      try {
        while (behindReads(opened.writer).isAnyDue()) {
          if (piece(opened) === 0) return false;
          if (now() > end) return true;
          pause();
        }
        return false;
      } catch (error) {
        if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
          return true;
        }
        throw error;
      }
    },
    close() {
      opened?.close();
      opened = null;
    },
  };
}

/** Holds this thread alone: it is for nothing else meanwhile. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}
