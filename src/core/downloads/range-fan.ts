import type { Attempt } from './attempt.ts';
import type { Span } from './part-state.ts';
import { SpanFetch } from './span-fetch.ts';

/** Speeds are measured over so long: several round trips, and little against a slow download. */
const WINDOW_MS = 100;
/** The first half of a window may bring so many times as much as the second. */
const MOST_UNEVEN = 3;
/** Where it brought more, the speed is what came over so long. */
const LONG_LOOK_MS = 1_000;
/** One connection is left alone that will be done within this. */
const WORTH_MS = 1_000;
/**
 * One connection is left alone that brings so much in a window (64 MiB/s): hash and disk are what
 * is waited for then, and whatever comes beside has to be read again.
 */
const FAST_BYTES = (64 * 1024 * 1024 * WINDOW_MS) / 1_000;
/** No connection is made for less. */
const LEAST_SPAN_BYTES = 1024 * 1024;
/** So long after more connections were made it is held against the speed of one. */
const TRIAL_MS = 1_000;
/** More connections pay when together they are faster by this: else the line is full. */
const LEAST_GAIN = 1.3;
/** What came beside is synced, and may then be kept, this often. */
const SYNC_EVERY_MS = 500;

const isMuch = (bytes: number): boolean => bytes >= 2 * LEAST_SPAN_BYTES;

/**
 * Several ranges of one file at once, where they pay: a server that caps each connection, a
 * strong validator, and enough left to fetch. Whether it is so is measured, not guessed: one
 * connection shows its speed, more are tried, and given up where they bring nothing.
 */
export class RangeFan {
  readonly #attempt: Attempt;
  /** The connection at hand is to end here: what follows comes, or came, beside it. */
  readonly #endAt: (position: number) => void;
  #fetches: SpanFetch[] = [];
  #takeBack: (() => void)[] = [];
  #syncing: Promise<void> | null = null;

  constructor(attempt: Attempt, endAt: (position: number) => void) {
    this.#attempt = attempt;
    this.#endAt = endAt;
  }

  /** The answer has begun: watches whether more connections are worth it. */
  watch(): void {
    const attempt = this.#attempt;
    const { request, validator, total, spans } = attempt;
    const [next] = spans;
    if (next !== undefined) this.#endAt(next.from);
    const canFan = request.connections > 1 && validator !== null && isMuch(total ?? 0);
    if (canFan && attempt.mayFan && !request.tools.limit.isSet) this.#measure(attempt.received);
  }

  /** The connection that brings the beginning has ended: waits for those beside it. */
  async settled(): Promise<void> {
    this.#stopTimers();
    await Promise.all(this.#fetches.map((fetch) => fetch.ended));
    await this.#syncing;
    this.#note(this.#written());
    this.#fetches = [];
  }

  /** Ends all of it at once; what came stays. */
  async stop(): Promise<void> {
    for (const fetch of this.#fetches) fetch.stop();
    await this.settled();
  }

  /** Where the first gap ends. */
  #end(): number {
    return this.#attempt.spans[0]?.from ?? this.#attempt.total ?? 0;
  }

  #after(delayMs: number, callback: () => void): void {
    this.#takeBack.push(this.#attempt.request.tools.clock.after(delayMs, callback));
  }

  #stopTimers(): void {
    for (const takeBack of this.#takeBack) takeBack();
    this.#takeBack = [];
  }

  /**
   * Halves of a window are compared: many servers let an answer begin at full speed and hold it to
   * its share later, which only a longer look tells from a line that is full.
   */
  #measure(before: number): void {
    const attempt = this.#attempt;
    this.#after(WINDOW_MS / 2, () => {
      const middle = attempt.received;
      this.#after(WINDOW_MS / 2, () => {
        const came = attempt.received - before;
        const isSlowingDown = middle - before > MOST_UNEVEN * (attempt.received - middle);
        if (isSlowingDown) this.#measureLonger(attempt.received);
        else this.#decide(came);
      });
    });
  }

  #measureLonger(before: number): void {
    this.#after(LONG_LOOK_MS, () => {
      const came = this.#attempt.received - before;
      this.#decide((came / LONG_LOOK_MS) * WINDOW_MS);
    });
  }

  /** @param came bytes that one connection brought in a window */
  #decide(came: number): void {
    const left = this.#end() - this.#attempt.part.length;
    const leftMs = (left / Math.max(1, came)) * WINDOW_MS;
    // Nothing at all says nothing: it may be a server that thinks.
    const isSlow = came > 0 && came < FAST_BYTES;
    if (isSlow && isMuch(left) && leftMs >= WORTH_MS) this.#spread(came);
    else this.#measure(this.#attempt.received);
  }

  /** @param cameAlone bytes that one connection brought in a window */
  #spread(cameAlone: number): void {
    const attempt = this.#attempt;
    const from = attempt.part.length;
    const end = this.#end();
    const most = Math.floor((end - from) / LEAST_SPAN_BYTES);
    const count = Math.min(attempt.request.connections, most);
    const starts = Array.from({ length: count + 1 }, (_, index) =>
      Math.floor(from + ((end - from) * index) / count),
    );
    this.#fetches = starts.slice(1, -1).map((start, index) => {
      const span = { from: start, to: starts[index + 2] ?? end };
      return new SpanFetch(attempt, span, () => this.#closeUp());
    });
    this.#endAt(starts[1] ?? end);
    this.#after(TRIAL_MS, () => this.#judge(attempt.received, cameAlone));
    this.#syncSometimes();
  }

  /** The connection at hand goes on through what no other brings. */
  #closeUp(): void {
    const others = this.#fetches.filter((fetch) => !fetch.hasEnded || fetch.length > 0);
    this.#endAt(others[0]?.from ?? this.#attempt.spans[0]?.from ?? Infinity);
  }

  #judge(before: number, cameAlone: number): void {
    this.#after(WINDOW_MS * 3, () => {
      const came = (this.#attempt.received - before) / 3;
      const isPaying = came >= cameAlone * LEAST_GAIN;
      if (isPaying) return;
      this.#attempt.mayFan = false;
      for (const fetch of this.#fetches) fetch.stop();
    });
  }

  #syncSometimes(): void {
    this.#after(SYNC_EVERY_MS, () => {
      this.#syncing = this.#sync();
      this.#syncSometimes();
    });
  }

  async #sync(): Promise<void> {
    const written = this.#written();
    try {
      await this.#attempt.part.handle.datasync();
      this.#note(written);
    } catch {
      // The last sync will say it again, to someone who listens.
    }
  }

  #written(): Span[] {
    return this.#fetches.map((fetch) => fetch.written).filter((span) => span.to > span.from);
  }

  /** What came beside, with what an earlier attempt had left further on. */
  #note(written: readonly Span[]): void {
    const last = written.at(-1)?.to ?? 0;
    const first = written[0]?.from ?? Infinity;
    const others = this.#attempt.spans.filter((span) => span.to <= first || span.from >= last);
    const all = [...others, ...written].toSorted((a, b) => a.from - b.from);
    if (written.length > 0) this.#attempt.spans = all;
  }
}
