import type { Clock } from '../ports.ts';
import type { LibraryReading } from './search/library-reading.ts';

/** Nothing was written in bulk for so long: what is tidied now holds up nobody. */
const QUIET_MS = 30_000;
/** Between two goes, in which whoever writes comes first. */
const PAUSE_MS = 1_000;

export interface Upkeep {
  start(): void;
  /** Told now and then while something is written. */
  manyWrites(): void;
  stop(): void;
}

/** What the database needs besides being read and written, in a thread that nobody waits for. */
export function createUpkeep(keeper: LibraryReading, clock: Clock): Upkeep {
  let isTakingOver = false;
  let takeBack = (): void => undefined;
  const tidyIn = (delayMs: number) => {
    takeBack();
    takeBack = clock.after(delayMs, () => {
      keeper
        .ask('tidyTextIndex', null)
        .then((isMore) => isMore && tidyIn(PAUSE_MS))
        // It is being closed, or tried again after the next writes.
        .catch(() => undefined);
    });
  };
  return {
    start: () => tidyIn(QUIET_MS),
    manyWrites() {
      tidyIn(QUIET_MS);
      if (isTakingOver) return;
      isTakingOver = true;
      keeper
        .ask('takeOverLog', null)
        .catch(() => undefined)
        .finally(() => {
          isTakingOver = false;
        });
    },
    stop: () => takeBack(),
  };
}
