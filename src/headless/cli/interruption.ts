import { SECOND } from '../../shared/durations.ts';
import { exitCodeOf } from './exit-codes.ts';
import type { Printer } from './printer.ts';

/** A wrapper and the terminal may both pass on one Ctrl-C: within this it is one. */
const sameKeyPressMs = 1 * SECOND;

/**
 * Aborted by Ctrl-C and by a request to end. The command then stops waiting and leaves things in
 * order; a second Ctrl-C does not wait for that.
 */
export function interruption(printer: Printer): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | null = null;
  const interrupt = () => {
    if (firstAt === null) {
      firstAt = performance.now();
      controller.abort();
    } else if (performance.now() - firstAt > sameKeyPressMs) {
      printer.endDrawing();
      process.exit(exitCodeOf('interrupted'));
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  return controller.signal;
}
