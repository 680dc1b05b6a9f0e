import type { Clock } from '../ports.ts';
import type { LibraryReading } from './search/library-reading.ts';

/** How long what is written behind is waited with: searches look at it themselves until then. */
const BEHIND_MS = 250;
/** Nothing was written in bulk for so long: what is tidied now holds up nobody. */
const QUIET_MS = 30_000;
/** Between two goes, in which whoever writes comes first. */
const PAUSE_MS = 1_000;
/** The same while what is written behind is caught up with, of which there may be much. */
const CATCHING_UP_PAUSE_MS = 20;

export interface Upkeep {
  start(): void;
  /** Something was written. To be called often. */
  written(): void;
  /** Told now and then while something is written. */
  manyWrites(): void;
  stop(): void;
}

export interface UpkeepParts {
  readonly keeper: LibraryReading;
  readonly clock: Clock;
  /** Whether anything is still to be written behind. */
  readonly isAnyDue: () => boolean;
}

/** What the database needs besides being read and written, in a thread that nobody waits for. */
export function createUpkeep({ keeper, clock, isAnyDue }: UpkeepParts): Upkeep {
  const tidying = work(clock, PAUSE_MS, () => keeper.ask('tidyTextIndex', null));
  const catchingUp = work(
    clock,
    CATCHING_UP_PAUSE_MS,
    async () => isAnyDue() && keeper.ask('catchUp', null),
  );
  let isTakingOver = false;
  return {
    start() {
      tidying.in(QUIET_MS);
      catchingUp.in(BEHIND_MS);
    },
    written: () => catchingUp.soon(BEHIND_MS),
    manyWrites() {
      tidying.in(QUIET_MS);
      if (isTakingOver) return;
      isTakingOver = true;
      keeper
        .ask('takeOverLog', null)
        .catch(() => undefined)
        .finally(() => {
          isTakingOver = false;
        });
    },
    stop() {
      tidying.stop();
      catchingUp.stop();
    },
  };
}

/**
 * Work that is done after a while, and goes on while there is more of it.
 * @param goOn true: there is more
 */
function work(clock: Clock, pauseMs: number, goOn: () => Promise<boolean>) {
  let takeBack: (() => void) | null = null;
  function after(delayMs: number): void {
    takeBack?.();
    takeBack = clock.after(delayMs, () => {
      takeBack = null;
      void goOn()
        // It is being closed, or tried again after the next writes.
        .catch(() => false)
        .then((isMore) => isMore && after(pauseMs));
    });
  }
  return {
    /** Not before so long, however often this is called. */
    in: after,
    /** In so long at the latest. */
    soon(delayMs: number): void {
      if (takeBack === null) after(delayMs);
    },
    stop: () => takeBack?.(),
  };
}
