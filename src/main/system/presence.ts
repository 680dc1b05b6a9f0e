import type { Clock } from '../../core/ports.ts';
import { MINUTE, SECOND } from '../../shared/durations.ts';

/** The system counts in whole seconds, so a pause of two seconds is seen at one look in two. */
const LOOK_MS = 2 * SECOND;
/** Nobody types or moves a mouse for so long without a pause of a second. */
const PATIENCE_MS = 3 * MINUTE;

export interface PresenceParts {
  readonly clock: Clock;
  /** Since anybody touched this computer. Always 0 where the system does not tell. */
  readonly idleSeconds: () => number;
  /** False once that is known, and true if it was wrong. */
  readonly tell: (tellsPresence: boolean) => void;
}

/**
 * Finds out whether this desktop tells since when nobody has touched the computer: one that does
 * not says that somebody does all the time.
 * @returns ends it
 */
export function findPresence({ clock, idleSeconds, tell }: PresenceParts): () => void {
  const began = clock.monotonic();
  let takeBack = (): void => undefined;
  const look = (): void => {
    if (idleSeconds() > 0) return tell(true);
    if (clock.monotonic() - began >= PATIENCE_MS) tell(false);
    takeBack = clock.after(LOOK_MS, look);
  };
  look();
  return () => takeBack();
}
