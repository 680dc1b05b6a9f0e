/**
 * Sentences of another language by their English templates: `{name}` is a hole, `{{` a brace. In a
 * translation a hole may say what its value is: `{why, words}` (a sentence or word of ours),
 * `{bytes, number}`, `{day, day}`, `{file, quoted}`, `{names, list}`; else it is left as it is.
 */
export type Sentences = Readonly<Record<string, string>>;

export type HoleKind = 'as-is' | 'words' | 'number' | 'day' | 'quoted' | 'list';

export interface Hole {
  readonly name: string;
  readonly kind: HoleKind;
}

/** Texts and the holes between them: one text more than holes. */
export interface Template {
  readonly texts: readonly string[];
  readonly holes: readonly Hole[];
}

const kinds: ReadonlySet<string> = new Set(['words', 'number', 'day', 'quoted', 'list']);
const PART = /\{\{|\}\}|\{(\w+)(?:, (\w+))?\}/g;

/** @throws where a hole says to be of a kind that there is not */
export function parseTemplate(source: string): Template {
  const texts: string[] = [];
  const holes: Hole[] = [];
  let text = '';
  let at = 0;
  for (const { 0: part, 1: name, 2: kind, index } of source.matchAll(PART)) {
    text += source.slice(at, index);
    at = index + part.length;
    if (name === undefined) {
      text += part.charAt(0);
      continue;
    }
    if (kind !== undefined && !kinds.has(kind)) throw new Error(`no kind of hole: ${part}`);
    holes.push({ name, kind: (kind as HoleKind | undefined) ?? 'as-is' });
    texts.push(text);
    text = '';
  }
  return { texts: [...texts, text + source.slice(at)], holes };
}
