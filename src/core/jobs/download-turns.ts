import type { Settings } from '../../shared/settings.ts';

export interface TurnParts {
  readonly settings: { get(): Pick<Settings, 'downloads'> };
}

/** How many transfers may go at once, over all and to one host. */
export class DownloadTurns {
  readonly #parts: TurnParts;
  readonly #hostOf = new Map<number, string>();
  readonly #waiting = new Set<number>();

  constructor(parts: TurnParts) {
    this.#parts = parts;
  }

  /** None while everything is paused. */
  get concurrent(): number {
    const { paused, concurrent } = this.#parts.settings.get().downloads;
    return paused ? 0 : concurrent;
  }

  /** True for one that could go on but for the others that go to its host. */
  isWaiting(jobNumber: number): boolean {
    return this.#waiting.has(jobNumber);
  }

  /** Takes a place at the host of this address; false when there is none. */
  take(jobNumber: number, url: string): boolean {
    const host = URL.canParse(url) ? new URL(url).host : '';
    const busy = [...this.#hostOf.values()].filter((each) => each === host).length;
    if (busy >= this.#parts.settings.get().downloads.perHost) {
      this.#waiting.add(jobNumber);
      return false;
    }
    this.#waiting.delete(jobNumber);
    this.#hostOf.set(jobNumber, host);
    return true;
  }

  give(jobNumber: number): void {
    this.#hostOf.delete(jobNumber);
    this.#waiting.delete(jobNumber);
  }

  /** The jobs whose files are on their way just now. */
  get running(): readonly number[] {
    return [...this.#hostOf.keys()];
  }
}
