import type { IdSpan } from '../../db/library-search-repository.ts';
import type { Direction } from '../../db/library-sort-repository.ts';

/*
 * Ids in order of time, fetched in growing portions: whoever has enough stops, and nothing more is
 * read.
 */

export type IdStream = Generator<Portion, void, void>;

export interface Portion {
  readonly ids: readonly number[];
  /** How many were looked at for them, and the last of those; null: there were none. */
  readonly looked: number;
  readonly last: number | null;
}

/** Asks for at most `limit` that come behind one another in a span. */
export type Fetch<Answer> = (span: IdSpan, direction: Direction, limit: number) => Answer;

const portionOf = (ids: readonly number[]): Portion => ({
  ids,
  looked: ids.length,
  last: ids.at(-1) ?? null,
});

/** What asks for ids alone, as a source of portions. */
export const each =
  (fetch: Fetch<readonly number[]>): Fetch<Portion> =>
  (span, direction, limit) =>
    portionOf(fetch(span, direction, limit));

/** The first portion is about a page; later ones spare calls. */
const FIRST_PORTION = 96;
const LARGEST_PORTION = 512;

/** Asks again from behind the last id, until fewer come than were asked for. */
export function* streamOf(fetch: Fetch<Portion>, span: IdSpan, direction: Direction): IdStream {
  let { low, high } = span;
  for (let limit = FIRST_PORTION; low < high; limit = Math.min(limit * 2, LARGEST_PORTION)) {
    const portion = fetch({ low, high }, direction, limit);
    if (portion.looked > 0) yield portion;
    const { last } = portion;
    if (last === null || portion.looked < limit) return;
    if (direction === 'down') high = last;
    else low = last + 1;
  }
}

/** What is in any of the streams, each id once, in order. */
export function* unionOf(streams: readonly IdStream[], direction: Direction): IdStream {
  const [only] = streams;
  if (only !== undefined && streams.length === 1) return yield* only;
  const heads = streams.map((stream) => new Head(stream));
  const isBefore = (one: number, other: number) =>
    direction === 'down' ? one > other : one < other;
  for (;;) {
    const portion: number[] = [];
    while (portion.length < FIRST_PORTION) {
      let next: number | undefined;
      for (const head of heads) {
        const id = head.peek();
        if (id !== undefined && (next === undefined || isBefore(id, next))) next = id;
      }
      if (next === undefined) break;
      portion.push(next);
      for (const head of heads) if (head.peek() === next) head.take();
    }
    if (portion.length === 0) return;
    yield portionOf(portion);
  }
}

class Head {
  readonly #stream: IdStream;
  #portion: readonly number[] = [];
  #at = 0;
  #ended = false;

  constructor(stream: IdStream) {
    this.#stream = stream;
  }

  peek(): number | undefined {
    while (this.#at >= this.#portion.length && !this.#ended) {
      const next = this.#stream.next();
      if (next.done === true) this.#ended = true;
      else [this.#portion, this.#at] = [next.value.ids, 0];
    }
    return this.#portion[this.#at];
  }

  take(): void {
    this.#at += 1;
  }
}
