import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/*
 * A host to be killed: starts the real media process, gives it nothing, or something that holds
 * its own thread for ever, and says its number.
 */

const isBusy = process.argv[2] === 'busy';
const entry = isBusy ? './looping-process.ts' : '../../src/core/media/process/media-process.ts';
const child = fork(fileURLToPath(new URL(entry, import.meta.url)), {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});

/** Milliseconds, until what it loads is loaded and its guard stands. */
const STARTED_AFTER_MS = 1_500;
setTimeout(() => process.stdout.write(`${String(child.pid)}\n`), STARTED_AFTER_MS);
