import { openSync, readSync } from 'node:fs';

/*
 * On a machine that does other things as well, a thread waits for a processor now and then, and a
 * short work is then as long as the turn of whoever had it. Linux says how long each thread waited
 * so; without that, a work took what it takes on a machine that does nothing else.
 */

const buffer = Buffer.alloc(64);
let file: number | null | undefined;

/** Milliseconds that this thread waited for a processor so far; 0 where the system does not say. */
export function waitedMs(): number {
  file ??= opened();
  if (file === null) return 0;
  const text = buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0));
  return Number(text.split(' ')[1] ?? 0) / 1e6;
}

function opened(): number | null {
  try {
    return openSync('/proc/thread-self/schedstat', 'r');
  } catch {
    return null;
  }
}
