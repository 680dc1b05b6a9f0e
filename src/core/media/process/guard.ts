import { Worker } from 'node:worker_threads';

/** Bytes. The largest picture that is drawn takes a third of it; more is a trap. */
export const MEMORY_LIMIT = 768 * 1024 * 1024;
/** Milliseconds. Memory can be filled at a gigabyte a second. */
const LOOK_EVERY_MS = 50;

export interface Guard {
  /** An order has until then, in milliseconds since 1970; 0: there is none. */
  deadline(until: number): void;
}

/**
 * Ends this process when it grows too large, when an order takes far too long, or when its parent
 * is gone. It watches from a thread of its own: whoever is caught in a loop sees nothing.
 */
export function startGuard(memoryLimit = MEMORY_LIMIT): Guard {
  const shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const until = new BigInt64Array(shared);
  const thread = new Worker(`(${watch.toString()})(require('node:worker_threads').workerData)`, {
    eval: true,
    workerData: { shared, memoryLimit, everyMs: LOOK_EVERY_MS, parent: process.ppid },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  });
  thread.unref();
  return { deadline: (moment) => void Atomics.store(until, 0, BigInt(moment)) };
}

interface Watched {
  readonly shared: SharedArrayBuffer;
  readonly memoryLimit: number;
  readonly everyMs: number;
  readonly parent: number;
}

/** Runs in the thread, from its own text: it may name nothing but what it is given. */
function watch({ shared, memoryLimit, everyMs, parent }: Watched): void {
  const until = new BigInt64Array(shared);
  setInterval(() => {
    const deadline = Number(Atomics.load(until, 0));
    const isLate = deadline !== 0 && Date.now() > deadline;
    if (isLate || process.ppid !== parent || process.memoryUsage.rss() > memoryLimit) {
      process.kill(process.pid, 'SIGKILL');
    }
  }, everyMs);
}
