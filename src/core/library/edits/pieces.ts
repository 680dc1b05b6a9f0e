import { setImmediate } from 'node:timers/promises';

/**
 * How long the event loop is held by one piece of a long work on the database, in milliseconds:
 * with whatever else a turn of it does, it stays under a frame.
 */
const PIECE_MS = 4;
const FEWEST = 1;
const MOST = 500;

/**
 * Does a long work in pieces, each its own transaction, and lets others have their turn between.
 * @param piece does at most so many, and says how many it did: fewer is the end
 * @returns false when it was stopped
 */
export async function inPieces(
  piece: (limit: number) => number,
  signal: AbortSignal,
  now: () => number,
): Promise<boolean> {
  let limit = 20;
  while (!signal.aborted) {
    const began = now();
    const did = piece(limit);
    if (did < limit) return true;
    const took = Math.max(0.1, now() - began);
    // Half the way to what would have taken just that long: one slow piece is no rule.
    const ideal = (limit * PIECE_MS) / took;
    limit = Math.round(Math.min(MOST, Math.max(FEWEST, (limit + ideal) / 2)));
    await setImmediate();
  }
  return false;
}
