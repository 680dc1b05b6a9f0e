import { env } from 'node:process';
import { setFlagsFromString } from 'node:v8';

/*
 * Imported before anything else by whatever is started as a process of the core's: Node makes its
 * threads for disks with the first call that needs one, and asks how many then. Electron has made
 * them before, and keeps its four.
 */

/**
 * Of Node's threads for disks, of which there are 4 by default: a few files being synced hold those
 * for milliseconds each, while every other file waits for one to be opened, written or moved.
 * Syncs that wait together also cost the disk less than one after the other.
 */
const DISK_THREADS = 12;

env['UV_THREADPOOL_SIZE'] ??= String(DISK_THREADS);

/**
 * Percent by which V8's heap may grow over what lives in it before it is marked, which goes on
 * beside the work and ends with some milliseconds. V8's own choice is up to 300: the process of a
 * host, in which 25 MiB live, would then be twice as large the more files came.
 */
const HEAP_GROWTH_PERCENT = 25;

setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
