import type { Route } from './faults.ts';

export type Origin = 'api' | 'files' | 'control';

interface Flow {
  readonly routes: readonly Route[];
  /** Arrivals within the last window, in milliseconds of a clock that never goes backwards. */
  readonly recent: number[];
  highest: number;
}

/** What arrived, refused or not, so that it can be proved that a client kept to the limits. */
export class Traffic {
  readonly #windowMs: number;
  readonly #counts = new Map<string, number>();
  readonly #keySeen: Record<Origin, number> = { api: 0, files: 0, control: 0 };
  readonly #submits: Flow = { routes: ['submit'], recent: [], highest: 0 };
  readonly #reads: Flow = { routes: ['status', 'download'], recent: [], highest: 0 };

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** @param route one of the routes, or what else was asked for, e.g. `unknown`. */
  note(origin: Origin, route: Route | 'unknown', now: number, carriesKey: boolean): void {
    this.#counts.set(route, (this.#counts.get(route) ?? 0) + 1);
    if (carriesKey) this.#keySeen[origin] += 1;
    for (const flow of [this.#submits, this.#reads]) {
      if (!flow.routes.some((covered) => covered === route)) continue;
      while ((flow.recent[0] ?? now) <= now - this.#windowMs) flow.recent.shift();
      flow.recent.push(now);
      flow.highest = Math.max(flow.highest, flow.recent.length);
    }
  }

  report(): TrafficReport {
    return {
      windowMs: this.#windowMs,
      requests: Object.fromEntries(this.#counts),
      highestInAnyWindow: { submits: this.#submits.highest, reads: this.#reads.highest },
      keySeen: { ...this.#keySeen },
    };
  }
}

export interface TrafficReport {
  /** Milliseconds of real time: the documented minute, scaled. */
  readonly windowMs: number;
  readonly requests: Readonly<Record<string, number>>;
  readonly highestInAnyWindow: { readonly submits: number; readonly reads: number };
  /** How many requests to each origin carried the key. */
  readonly keySeen: Readonly<Record<Origin, number>>;
}
