import type { Chance } from '../../src/core/demo/sloppy/chance.ts';

/** Bytes and words that have been trouble for somebody: ends of ranges, marks, and what looks like code. */
const nastyWords: readonly string[] = [
  '\0',
  '\r\n',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  'true',
  '-0',
  '1e999',
  '9007199254740993',
  '99999999999999999999',
  '-1',
  'NaN',
  '\\u0000',
  '\\ud800',
  '\u202e',
  '\ufeff',
  '__proto__',
  'constructor',
  'toString',
  '../',
  '%2e%2e%2f',
  '%00',
  '<script>',
  "' OR 1=1 --",
  '${7*7}',
  '{{name}}',
  'javascript:',
  'https://[::1]/',
  'https://user:pass@host/',
  '💥',
  'ﬃ',
  'a\u0301',
];
const MOST_CHANGES = 6;
const LONGEST_REPEAT = 2_000;
const LONGEST_BYTES = 200_000;

/** Makes new inputs out of old ones, by chance that can be had again. */
export class Mutator {
  readonly #chance: Chance;
  readonly #words: readonly Uint8Array[];

  /** @param seeds words of which are put into other inputs as well */
  constructor(chance: Chance, seeds: readonly Uint8Array[]) {
    this.#chance = chance;
    const own = seeds.flatMap((seed) =>
      [
        ...Buffer.from(seed)
          .toString('latin1')
          .matchAll(/[\w./%+-]{2,40}/g),
      ].map(([word]) => word),
    );
    const words = [...new Set([...nastyWords, ...own])];
    this.#words = words.map((word) => Buffer.from(word));
  }

  /** @param corpus inputs that were worth keeping; at least one */
  next(corpus: readonly Uint8Array[]): Uint8Array {
    let bytes: Buffer = Buffer.from(this.#chance.oneOf(corpus));
    const changes = 1 + this.#below(MOST_CHANGES);
    for (let change = 0; change < changes; change += 1) bytes = this.#changed(bytes, corpus);
    return bytes.subarray(0, LONGEST_BYTES);
  }

  #changed(bytes: Buffer, corpus: readonly Uint8Array[]): Buffer {
    const at = this.#below(bytes.length + 1);
    const to = Math.min(bytes.length, at + this.#below(32));
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    switch (this.#below(9)) {
      case 0: {
        const flipped = Buffer.from(bytes);
        if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << this.#below(8));
        return flipped;
      }
      case 1:
        return Buffer.concat([before, Buffer.from([this.#below(256)]), bytes.subarray(at + 1)]);
      case 2:
        return Buffer.concat([before, bytes.subarray(to)]);
      case 3:
        return Buffer.concat([before, this.#chance.oneOf(this.#words), after]);
      case 4:
        return Buffer.concat([before, this.#chance.oneOf(this.#words), bytes.subarray(to)]);
      case 5:
        return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
      case 6: {
        const piece = bytes.subarray(at, to);
        const times = piece.length === 0 ? 0 : this.#below(LONGEST_REPEAT / piece.length);
        return Buffer.concat([before, ...Array<Buffer>(times).fill(piece), after]);
      }
      case 7: {
        const other = Buffer.from(this.#chance.oneOf(corpus));
        return Buffer.concat([before, other.subarray(this.#below(other.length + 1))]);
      }
      default:
        return before;
    }
  }

  #below(count: number): number {
    return Math.floor(this.#chance.next() * Math.max(1, count));
  }
}
