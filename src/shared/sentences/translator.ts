import { createPatterns, type Match } from './pattern.ts';
import type { Hole, Sentences } from './sentences.ts';
import { createValueWords } from './value-words.ts';

/** Says an English sentence of ours in another language; what it does not know it leaves. */
export type Translate = (sentence: string) => string;

export interface SentenceCatalogue {
  readonly sentences: Sentences;
  /** Words that are translated within sentences only: alone they are names. */
  readonly words: Sentences;
  /** What stands in place of `or` and `and` between the entries of a list. */
  readonly joints: Readonly<Record<' or ' | ' and ', string>>;
  /** The quotation marks of the language. */
  readonly quotes: readonly [string, string];
}

/** Sentences in sentences in sentences: more is no sentence of ours. */
const DEEPEST = 6;
/** Longer texts are documents. */
const LONGEST = 4_000;
/** No text of ours tells more at once. */
const MOST_PARTS = 24;
/** An entry of the catalogue has fewer sentences than this. */
const LONGEST_RUN = 6;
/** What is on the screen, several times over. */
const REMEMBERED = 4_000;

/** Where one sentence ends and another begins. */
const BETWEEN = /(?<=[.!?]["”)]?) (?=\S)/g;

interface Said {
  readonly text: string;
  /** How many letters of it were recognised. */
  readonly weight: number;
}

/** @param tag how numbers and dates are written, e.g. `de-AT` */
export function createTranslator(catalogue: SentenceCatalogue, tag: string): Translate {
  const find = createPatterns(catalogue.sentences);
  const findWord = createPatterns(catalogue.words);
  const wordsOf = (value: string, depth: number): string => {
    const word = findWord(value);
    return word === null ? say(value, depth).text : said(word, depth);
  };
  const values = createValueWords(catalogue, tag, wordsOf);
  const said = ({ pattern, values: found }: Match, depth: number): string =>
    pattern.said
      .map((part) =>
        typeof part === 'string' ? part : values[part.kind](found.get(part.name) ?? '', depth + 1),
      )
      .join('');
  function say(text: string, depth: number): Said {
    if (depth > DEEPEST || text.length === 0) return { text, weight: 0 };
    const match = find(text, holdsNoMore) ?? find(text);
    const whole =
      match === null
        ? { text, weight: 0 }
        : { text: said(match, depth), weight: match.pattern.weight };
    if (match !== null && holdsNoMore(match)) return whole;
    const parts = inParts(text, depth);
    return parts.weight > whole.weight ? parts : whole;
  }
  /** Sentence by sentence, each time the longest beginning that is one of ours. */
  function inParts(text: string, depth: number): Said {
    const told: string[] = [];
    let weight = 0;
    let rest = text;
    while (rest !== '' && told.length < MOST_PARTS) {
      const ends = endsIn(rest);
      const end = ends.findLast((end) => find(rest.slice(0, end), holdsNoMore) !== null);
      const part = end ?? (find(rest) === null ? (ends[0] ?? rest.length) : rest.length);
      const piece = rest.slice(0, part);
      const match = find(piece, holdsNoMore) ?? find(piece);
      told.push(match === null ? piece : said(match, depth));
      weight += match?.pattern.weight ?? 0;
      rest = rest.slice(part + 1);
    }
    return { text: [...told, rest].filter((piece) => piece !== '').join(' '), weight };
  }
  return remembering((sentence) => (sentence.length > LONGEST ? sentence : say(sentence, 0).text));
}

/** Where the first sentences of a text end. */
function endsIn(text: string): number[] {
  const ends = Array.from(text.matchAll(BETWEEN), ({ index }) => index).slice(0, LONGEST_RUN);
  return ends.length < LONGEST_RUN ? [...ends, text.length] : ends;
}

const isAsIs = (part: string | Hole): part is Hole =>
  typeof part !== 'string' && part.kind !== 'words';

/** Whether no hole for a name or a number has taken in the end of another sentence. */
function holdsNoMore({ pattern, values }: Match): boolean {
  return pattern.said.every(
    (part) => !isAsIs(part) || (values.get(part.name) ?? '').search(BETWEEN) === -1,
  );
}

function remembering(translate: Translate): Translate {
  let known = new Map<string, string>();
  return (sentence) => {
    const before = known.get(sentence);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED) known = new Map();
    const text = translate(sentence);
    known.set(sentence, text);
    return text;
  };
}
