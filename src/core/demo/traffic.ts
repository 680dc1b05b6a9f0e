import type { Route } from './fault-orders.ts';

export type Origin = 'api' | 'files' | 'control';

/** What a request shows of whoever sent it. */
export type Credential = 'own' | 'other' | 'none';

/** Requests that are looked at together. */
export interface FlowRule {
  readonly id: string;
  readonly routes: readonly Route[];
  /** Milliseconds of real time. */
  readonly windowMs: number;
}

interface Flow extends FlowRule {
  /** Arrivals within the last window, in milliseconds of a clock that never goes backwards. */
  readonly recent: number[];
  highest: number;
}

/** What arrived, refused or not, so that it can be proved that a client kept to the limits. */
export class Traffic {
  readonly #counts = new Map<string, number>();
  readonly #keySeen: Record<Origin, number> = { api: 0, files: 0, control: 0 };
  readonly #strangers: Record<Origin, number> = { api: 0, files: 0, control: 0 };
  readonly #flows: readonly Flow[];

  constructor(rules: readonly FlowRule[]) {
    this.#flows = rules.map((rule) => ({ ...rule, recent: [], highest: 0 }));
  }

  /** @param route one of the routes, or what else was asked for, e.g. `unknown`. */
  note(origin: Origin, route: Route | 'unknown', now: number, credential: Credential): void {
    if (origin !== 'control') this.#counts.set(route, (this.#counts.get(route) ?? 0) + 1);
    if (credential === 'own') this.#keySeen[origin] += 1;
    if (credential === 'other') this.#strangers[origin] += 1;
    for (const flow of this.#flows) {
      if (!flow.routes.some((covered) => covered === route)) continue;
      while ((flow.recent[0] ?? now) <= now - flow.windowMs) flow.recent.shift();
      flow.recent.push(now);
      flow.highest = Math.max(flow.highest, flow.recent.length);
    }
  }

  report(): TrafficReport {
    return {
      windowMs: this.#flows[0]?.windowMs ?? 0,
      requests: Object.fromEntries(this.#counts),
      highestInAnyWindow: Object.fromEntries(this.#flows.map((flow) => [flow.id, flow.highest])),
      keySeen: { ...this.#keySeen },
      otherCredentials: { ...this.#strangers },
    };
  }
}

export interface TrafficReport {
  /** Milliseconds of real time: the documented window, scaled. */
  readonly windowMs: number;
  readonly requests: Readonly<Record<string, number>>;
  readonly highestInAnyWindow: Readonly<Record<string, number>>;
  /** How many requests to each origin carried the key. */
  readonly keySeen: Readonly<Record<Origin, number>>;
  /** How many carried a credential that is none of this demo's keys: another's, perhaps. */
  readonly otherCredentials: Readonly<Record<Origin, number>>;
}
