import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';

/** Only our own code guides; what it calls of libraries is theirs to fuzz. */
const ours = fileURLToPath(new URL('../../src/', import.meta.url));

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { startOffset: number; endOffset: number; count: number }[];
    }[];
  }[];
}

/** V8's own count of which blocks of our code have run. */
export class BlockWatch {
  readonly #session = new Session();
  readonly #seen = new Set<string>();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** @returns blocks that ran since the last look and never before */
  newBlocks(): number {
    let coverage: Coverage = { result: [] };
    // Of this thread's own inspector: it has answered when this returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (error !== null) throw error;
      coverage = answer;
    });
    const before = this.#seen.size;
    for (const { url, functions } of coverage.result) {
      if (!url.startsWith('file:') || !fileURLToPath(url).startsWith(ours)) continue;
      for (const { ranges } of functions)
        for (const { startOffset, endOffset, count } of ranges)
          if (count > 0) this.#seen.add(`${url}:${startOffset}:${endOffset}`);
    }
    return this.#seen.size - before;
  }

  get blocks(): number {
    return this.#seen.size;
  }

  stop(): void {
    this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }
}
