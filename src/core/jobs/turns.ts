/** Whoever was served longest ago is next, so that none with much to do keeps others waiting. */
export class Turns {
  readonly #lastServed = new Map<string, number>();
  readonly #times = new Map<string, number>();
  #served = 0;

  serve(who: string): void {
    this.#served += 1;
    this.#lastServed.set(who, this.#served);
    this.#times.set(who, this.times(who) + 1);
  }

  /** How often it was served. */
  times(who: string): number {
    return this.#times.get(who) ?? 0;
  }

  /** The first of each, then the second of each, and so on. */
  inTurn<Item>(queues: ReadonlyMap<string, readonly Item[]>): Item[] {
    const order = [...queues.keys()].toSorted((a, b) => this.#last(a) - this.#last(b));
    const longest = Math.max(0, ...[...queues.values()].map((queue) => queue.length));
    return Array.from({ length: longest }, (_, at) =>
      order.flatMap((who) => queues.get(who)?.slice(at, at + 1) ?? []),
    ).flat();
  }

  #last(who: string): number {
    return this.#lastServed.get(who) ?? 0;
  }
}
