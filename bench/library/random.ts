/** Numbers that are the same on every machine: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ONSETS =
  'b c d f g h j k l m n p r s t v w z br ch cl cr dr fl fr gr pl pr sh sl sp st th tr'.split(' ');
const NUCLEI = 'a e i o u ai ea ee oo ou y'.split(' ');
const CODAS = ['', '', 'n', 'r', 's', 't', 'l', 'd', 'm', 'nd', 'st', 'ck', 'ng', 'p', 'x'];

/** Words of one to three syllables that are as unlike each other as those of a language. */
export function vocabulary(count: number, random: () => number): string[] {
  const words = new Set<string>();
  const one = (of: readonly string[]) => of[often(of.length, random)] ?? '';
  while (words.size < count) {
    const syllables = 1 + Math.floor(random() * 3);
    let word = '';
    for (let index = 0; index < syllables; index += 1) {
      word += one(ONSETS) + one(NUCLEI) + one(CODAS);
    }
    words.add(word);
  }
  return [...words];
}

/** A number from 0 to `count`, the small ones often, as words are in texts (Zipf). */
export function often(count: number, random: () => number): number {
  return Math.min(count - 1, Math.floor(Math.exp(random() * Math.log(count + 1)) - 1));
}
