import { jobStates, type JobState } from '../../../shared/job.ts';
import { mediaKindSchema, type MediaKind } from '../../../shared/output.ts';
import { foldText } from './fold-text.ts';

/** One thing that a search wants, or does not want, of an item. Words and names are folded. */
export type Wanted =
  | { readonly what: 'word'; readonly word: string }
  | { readonly what: 'tag' | 'account'; readonly name: string }
  | { readonly what: 'provider'; readonly name: string }
  | { readonly what: 'states'; readonly states: readonly JobState[] }
  | { readonly what: 'kinds'; readonly kinds: readonly MediaKind[] }
  | { readonly what: 'starred' | 'missing' | 'trashed' | 'file' | 'note' | 'tagged' }
  /** Milliseconds since 1970. */
  | { readonly what: 'from' | 'to'; readonly at: number };

export interface SearchPart {
  readonly wanted: Wanted;
  /** It began with `-`. */
  readonly not: boolean;
}

/** More parts than anyone types: what follows is left out. */
const MOST_PARTS = 24;

const PART = /(-?)(?:(\p{L}+):)?(?:"([^"]*)"?|([^\s"]+))/gu;
const QUOTES = /[“”„«»]/g;

/**
 * Takes a search apart as a person typed it: words, `"words that stand together"`, `-without`,
 * and fields. What looks like a field and is none is a word. Never throws.
 */
export function parseSearch(text: string): SearchPart[] {
  const parts: SearchPart[] = [];
  for (const match of text.replaceAll(QUOTES, '"').matchAll(PART)) {
    if (parts.length === MOST_PARTS) break;
    const [, minus = '', field, quoted, bare] = match;
    const value = quoted ?? bare ?? '';
    const wanted = field === undefined ? null : fieldOf(field.toLowerCase(), value);
    const literal = field === undefined ? value : `${field}:${value}`;
    const word = wanted === null ? foldText(literal) : null;
    if (wanted !== null) parts.push({ wanted, not: minus === '-' });
    else if (word !== null && word !== '') {
      parts.push({ wanted: { what: 'word', word }, not: minus === '-' });
    } else if (minus === '-' && value === '') continue;
  }
  return parts;
}

function fieldOf(field: string, value: string): Wanted | null {
  const name = foldText(value);
  if (name === '') return null;
  switch (field) {
    case 'tag':
    case 'account':
    case 'provider':
      return { what: field, name };
    case 'state':
      return statesOf(name);
    case 'kind':
      return kindsOf(name);
    case 'is':
      return isOf(name);
    case 'has':
      if (name === 'file' || name === 'note') return { what: name };
      return name === 'tag' || name === 'tags' ? { what: 'tagged' } : null;
    case 'after':
    case 'before':
      return dayOf(field, name);
    default:
      return null;
  }
}

function isOf(name: string): Wanted | null {
  if (name === 'starred' || name === 'missing' || name === 'trashed') return { what: name };
  return statesOf(name) ?? kindsOf(name);
}

function statesOf(name: string): Wanted | null {
  const states = jobStates.filter((state) => state.startsWith(name));
  return states.length === 0 ? null : { what: 'states', states };
}

function kindsOf(name: string): Wanted | null {
  const kinds = mediaKindSchema.options.filter((kind) => kind.startsWith(name));
  return kinds.length === 0 ? null : { what: 'kinds', kinds };
}

/** A year, a month or a day of UTC; `after` means from its beginning on. */
function dayOf(field: 'after' | 'before', text: string): Wanted | null {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const at = Math.max(0, Date.UTC(year, month - 1, day));
  return { what: field === 'after' ? 'from' : 'to', at };
}
