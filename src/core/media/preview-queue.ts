import type { Preview, PreviewReads } from '../db/preview-repository.ts';

/** What is drawn at a time when a window waits for it, and when nobody does. */
const WANTED_AT_ONCE = 2;
const UNASKED_AT_ONCE = 1;
/** What a window has asked for and shows no more is drawn with all else. */
const MOST_WANTED = 500;

/**
 * What is drawn next: first what a window asked for last, in its order; then whatever waits, the
 * latest first. What waits is a state in the database; here is only the order.
 */
export class PreviewQueue {
  readonly #reads: PreviewReads;
  readonly #draw: (preview: Preview) => Promise<void>;
  readonly #drawing = new Set<string>();
  #wanted: string[] = [];
  #takesUnasked = false;
  #isStopped = false;

  constructor(reads: PreviewReads, draw: (preview: Preview) => Promise<void>) {
    this.#reads = reads;
    this.#draw = draw;
  }

  /** From now on it also draws what nobody asked for. */
  start(): void {
    this.#takesUnasked = true;
    this.pump();
  }

  stop(): void {
    this.#isStopped = true;
  }

  want(contents: readonly string[]): void {
    const first = new Set(contents);
    const rest = this.#wanted.filter((content) => !first.has(content));
    this.#wanted = [...first, ...rest].slice(0, MOST_WANTED);
    this.pump();
  }

  /** Begins what there is room for. */
  pump(): void {
    for (let next = this.#next(); next !== null; next = this.#next()) {
      const { sha256 } = next;
      this.#drawing.add(sha256);
      void this.#draw(next).finally(() => {
        this.#drawing.delete(sha256);
        this.pump();
      });
    }
  }

  #next(): Preview | null {
    if (this.#isStopped) return null;
    if (this.#drawing.size < WANTED_AT_ONCE) {
      const wanted = this.#nextWanted();
      if (wanted !== null) return wanted;
    }
    if (!this.#takesUnasked || this.#drawing.size >= UNASKED_AT_ONCE) return null;
    const waiting = this.#reads.waiting(this.#drawing.size + 1);
    return waiting.find(({ sha256 }) => !this.#drawing.has(sha256)) ?? null;
  }

  #nextWanted(): Preview | null {
    for (;;) {
      const at = this.#wanted.findIndex((sha256) => !this.#drawing.has(sha256));
      const [sha256] = at === -1 ? [] : this.#wanted.splice(at, 1);
      if (sha256 === undefined) return null;
      const preview = this.#reads.of(sha256);
      if (preview?.state === 'waiting' && !preview.byWindow) return preview;
    }
  }
}
