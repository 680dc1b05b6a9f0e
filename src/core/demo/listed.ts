import type { Faults } from './faults.ts';

/**
 * A list as it is answered, the newest first: some of it, or with what is another's, where an
 * order wants that. @param anothers makes of an entry one that nobody here has submitted.
 */
export function listed<Entry>(
  faults: Faults,
  entries: readonly Entry[],
  anothers: (entry: Entry) => Entry,
): Entry[] {
  const fault = faults.takeForList();
  if (fault === null) return [...entries];
  const half = Math.ceil(entries.length / 2);
  const left = {
    none: entries,
    newest: entries.slice(half),
    oldest: entries.slice(0, entries.length - half),
    all: [],
  }[fault.leaveOut];
  return fault.foreign ? [...entries.map(anothers), ...left] : [...left];
}
