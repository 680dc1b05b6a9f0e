import type { ApiRoute } from './fault-orders.ts';
import { FixedWindow, SlidingWindow } from './request-window.ts';
import type { RequestWindow, WindowUsage, WindowVerdict } from './request-window.ts';
import type { VendorLimit } from './vendor.ts';

/** How a limit fared. */
export interface LimitReport {
  readonly id: string;
  readonly count: number;
  /** Milliseconds of real time. */
  readonly windowMs: number;
  /** How often it was full when a request came: the limit was exceeded. */
  readonly refused: number;
  /** The most that were let through within one window, of whoever shares it. */
  readonly highest: number;
}

interface CountedLimit {
  readonly limit: VendorLimit;
  readonly windows: Map<string, RequestWindow>;
  refused: number;
  highest: number;
}

/** The windows of a plan's limits, one each for whoever shares them. */
export class RateLimits {
  readonly #timeScale: number;
  #limits: CountedLimit[] = [];

  constructor(limits: readonly VendorLimit[], timeScale: number) {
    this.#timeScale = timeScale;
    this.replace(limits);
  }

  /** Another plan: its windows begin empty. */
  replace(limits: readonly VendorLimit[]): void {
    this.#limits = limits.map((limit) => ({ limit, windows: new Map(), refused: 0, highest: 0 }));
  }

  /** @param scope who shares the limit. Null where no limit covers the route. */
  take(route: ApiRoute, scope: string, now: number): WindowVerdict | null {
    let tightest: WindowUsage | null = null;
    for (const counted of this.#limits) {
      if (!counted.limit.routes.includes(route)) continue;
      const { allowed, usage } = this.#windowOf(counted, scope).take(now);
      if (!allowed) {
        counted.refused += 1;
        return { allowed, usage };
      }
      counted.highest = Math.max(counted.highest, usage.limit - usage.remaining);
      if (tightest === null || usage.remaining < tightest.remaining) tightest = usage;
    }
    return tightest === null ? null : { allowed: true, usage: tightest };
  }

  report(): LimitReport[] {
    return this.#limits.map(({ limit, refused, highest }) => ({
      id: limit.id,
      count: limit.count,
      windowMs: limit.windowMs / this.#timeScale,
      refused,
      highest,
    }));
  }

  #windowOf(counted: CountedLimit, scope: string): RequestWindow {
    const known = counted.windows.get(scope);
    if (known !== undefined) return known;
    const { count, windowMs, window } = counted.limit;
    const Kind = window === 'fixed' ? FixedWindow : SlidingWindow;
    const made = new Kind(count, windowMs / this.#timeScale);
    counted.windows.set(scope, made);
    return made;
  }
}
