import { startGuard } from '../../src/core/media/process/guard.ts';

/* A process that never looks at its channel again, and has nothing but its guard. */

startGuard();
/** Milliseconds, until the guard's thread runs. */
const GUARDED_AFTER_MS = 500;
setTimeout(() => {
  for (;;);
}, GUARDED_AFTER_MS);
