import type { Random } from './random.ts';
import type { SimulatedClock } from './simulated-clock.ts';
import type { SimulatedProvider, TrueRender } from './simulated-provider.ts';

/** Watches jobs by some policy, and says when it knows that one ended. */
export interface Follower {
  follow(render: TrueRender): void;
  stop?(): Promise<void>;
}

export interface World {
  readonly clock: SimulatedClock;
  readonly provider: SimulatedProvider;
  readonly random: Random;
  /** The follower knows that this render ended. */
  known(number: number): void;
  /** The render was asked after: how long it had waited for that since the last time. */
  asked(number: number, at: number): void;
}

export interface Tally {
  readonly delays: number[];
  readonly failureDelays: number[];
  longestWaitMs: number;
}

/**
 * Keeps so many renders in flight: when one is known to have ended, the next begins.
 * Only what ended after the warm-up is counted.
 */
export class JobSource {
  readonly tally: Tally = { delays: [], failureDelays: [], longestWaitMs: 0 };
  readonly #renders = new Map<number, TrueRender>();
  readonly #lastAsked = new Map<number, number>();
  readonly #parts: { clock: SimulatedClock; provider: SimulatedProvider; warmUpMs: number };
  #follower: Follower | null = null;
  #next = 1;
  refills = true;

  constructor(parts: { clock: SimulatedClock; provider: SimulatedProvider; warmUpMs: number }) {
    this.#parts = parts;
  }

  get inFlight(): number {
    return this.#renders.size;
  }

  /** Begins so many, one every `apartMs`. */
  begin(follower: Follower, count: number, apartMs: number): void {
    this.#follower = follower;
    for (let index = 0; index < count; index += 1)
      this.#parts.clock.after(index * apartMs, () => this.beginOne());
  }

  beginOne(): void {
    const { provider, clock } = this.#parts;
    const render = provider.render(this.#next);
    this.#next += 1;
    this.#renders.set(render.number, render);
    this.#lastAsked.set(render.number, clock.now());
    this.#follower?.follow(render);
  }

  asked(number: number, at: number): void {
    const before = this.#lastAsked.get(number) ?? at;
    this.#lastAsked.set(number, at);
    if (at >= this.#parts.warmUpMs)
      this.tally.longestWaitMs = Math.max(this.tally.longestWaitMs, at - before);
  }

  known(number: number): void {
    const render = this.#renders.get(number);
    if (render === undefined) return;
    const now = this.#parts.clock.now();
    this.#renders.delete(number);
    this.#lastAsked.delete(number);
    if (now >= this.#parts.warmUpMs) {
      this.tally.delays.push(now - render.endsAt);
      if (render.fails) this.tally.failureDelays.push(now - render.endsAt);
    }
    if (this.refills) this.beginOne();
  }
}
