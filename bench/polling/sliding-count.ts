/** Old entries are cut off when they are so many. */
const CUT_AT = 10_000;

/** How many of the times added lie within a window before a time; times only grow. */
export class SlidingCount {
  #times: number[] = [];
  #first = 0;

  add(time: number, windowMs: number): number {
    this.#times.push(time);
    return this.countAt(time, windowMs);
  }

  countAt(time: number, windowMs: number): number {
    while ((this.#times[this.#first] ?? Number.POSITIVE_INFINITY) <= time - windowMs)
      this.#first += 1;
    if (this.#first > CUT_AT) {
      this.#times = this.#times.slice(this.#first);
      this.#first = 0;
    }
    return this.#times.length - this.#first;
  }
}
