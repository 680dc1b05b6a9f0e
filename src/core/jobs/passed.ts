import type { Clock } from '../ports.ts';

/** Resolves after so many milliseconds, or when the signal fires. */
export function passed(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      takeBack();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const takeBack = clock.after(delayMs, done);
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });
}
