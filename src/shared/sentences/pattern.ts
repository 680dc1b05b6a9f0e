import { parseTemplate, type Hole, type Sentences } from './sentences.ts';

/** One sentence: how it is recognised in English, and how it is said in another language. */
export interface Pattern {
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly said: readonly (string | Hole)[];
  /** Letters that are surely its own: of several that fit, the one with most is meant. */
  readonly weight: number;
  /** Holes that only a number fits. */
  readonly numbers: ReadonlySet<string>;
}

export interface Match {
  readonly pattern: Pattern;
  readonly values: ReadonlyMap<string, string>;
}

/** So many letters at its beginning, or its end, tell sentences apart. */
const BEGINNING = 4;
const ENDING = 3;

/** Of the sentences that a text may be, the one of which it holds most; of those that are meant. */
export type Find = (text: string, isMeant?: (match: Match) => boolean) => Match | null;

export function createPatterns(sentences: Sentences): Find {
  const byBeginning = new Map<string, Pattern[]>();
  const byEnding = new Map<string, Pattern[]>();
  const others: Pattern[] = [];
  for (const pattern of Object.entries(sentences).map(patternOf).toSorted(heaviestFirst)) {
    const beginning = pattern.texts[0] ?? '';
    const ending = pattern.texts.at(-1) ?? '';
    if (beginning.length >= BEGINNING) add(byBeginning, beginning.slice(0, BEGINNING), pattern);
    else if (ending.length >= ENDING) add(byEnding, ending.slice(-ENDING), pattern);
    else others.push(pattern);
  }
  return (text, isMeant = () => true) =>
    [
      byBeginning.get(text.slice(0, BEGINNING)) ?? [],
      byEnding.get(text.slice(-ENDING)) ?? [],
      others,
    ].reduce<Match | null>((best, some) => heaviest(best, some, text, isMeant), null);
}

const heaviestFirst = (one: Pattern, other: Pattern): number => other.weight - one.weight;

function add(patterns: Map<string, Pattern[]>, key: string, pattern: Pattern): void {
  patterns.set(key, [...(patterns.get(key) ?? []), pattern]);
}

function heaviest(
  best: Match | null,
  some: readonly Pattern[],
  text: string,
  isMeant: (match: Match) => boolean,
): Match | null {
  for (const pattern of some) {
    if (best !== null && best.pattern.weight >= pattern.weight) return best;
    const values = valuesIn(pattern, text);
    if (values !== null && isMeant({ pattern, values })) return { pattern, values };
  }
  return best;
}

function patternOf([english, other]: [string, string]): Pattern {
  const { texts, holes } = parseTemplate(english);
  const said = parseTemplate(other);
  return {
    texts,
    names: holes.map(({ name }) => name),
    said: said.texts.flatMap((text, index) => [text, ...said.holes.slice(index, index + 1)]),
    weight: texts.join('').length,
    numbers: new Set(said.holes.flatMap(({ name, kind }) => (kind === 'number' ? name : []))),
  };
}

/** What stands in the holes; null where the text is another sentence. Takes one walk over the text. */
function valuesIn({ texts, names, numbers }: Pattern, text: string): Map<string, string> | null {
  const first = texts[0] ?? '';
  const last = texts.at(-1) ?? '';
  if (names.length === 0) return text === first ? new Map() : null;
  if (text.length < first.length + last.length) return null;
  if (!text.startsWith(first) || !text.endsWith(last)) return null;
  const end = text.length - last.length;
  const values = new Map<string, string>();
  let at = first.length;
  for (const [index, name] of names.entries()) {
    const next = index === names.length - 1 ? end : text.indexOf(texts[index + 1] ?? '', at);
    if (next < at || next > end) return null;
    const value = text.slice(at, next);
    if (numbers.has(name) && !/\d/.test(value)) return null;
    values.set(name, value);
    at = next + (texts[index + 1] ?? '').length;
  }
  return values;
}
