import { startGuard } from '../../src/core/media/process/guard.ts';

/* A process that takes all the memory that there is, and has nothing but its guard. */

const STEP_BYTES = 16 * 1024 * 1024;
const LIMIT_BYTES = 256 * 1024 * 1024;
/** Milliseconds between two steps: 3 s to the limit, 60 s to all that a small machine has. */
const EVERY_MS = 200;
const taken: Buffer[] = [];

startGuard(LIMIT_BYTES);
process.on('message', () => setInterval(() => taken.push(Buffer.alloc(STEP_BYTES, 1)), EVERY_MS));
process.on('disconnect', () => process.exit(0));
