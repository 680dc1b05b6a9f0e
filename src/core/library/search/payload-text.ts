import { redact } from '../../../shared/redact.ts';
import { foldText } from './fold-text.ts';

/** What is kept of a payload, in characters: the words a person would look for come early. */
const MOST_TEXT = 2_000;
/** Of one value; a longer one is a document, or a picture in letters. */
const MOST_OF_VALUE = 300;
/** So many letters without a blank are data. */
const LONGEST_WORD = 100;

/** The strings and numbers of a JSON text; also of one that is cut off somewhere. */
const SCALARS = /"((?:[^"\\]|\\.)*)"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const SECRET_FIELD =
  /key$|keys$|token|secret|passw|credential|authorization|signature|cookie|bearer/i;

/**
 * The text of a payload that it is found by: its values in their order, then the names of its
 * fields, each once. Bounded, redacted and folded; values of fields that are named like secrets
 * are left out.
 * @param content the beginning of a payload, in UTF-8
 */
export function payloadText(content: Uint8Array): string {
  const values: string[] = [];
  const fields = new Set<string>();
  let room = MOST_TEXT;
  let field = '';
  for (const match of new TextDecoder().decode(content).matchAll(SCALARS)) {
    if (room <= 0) break;
    const [scalar, inQuotes, colon] = match;
    const text = inQuotes === undefined ? scalar : unescaped(inQuotes);
    if (colon !== undefined) {
      field = text;
      if (text.length <= LONGEST_WORD) fields.add(text);
      continue;
    }
    const value = SECRET_FIELD.test(field) ? '' : searchable(text);
    if (value === '') continue;
    values.push(value);
    room -= value.length + 1;
  }
  const names = [...fields].join(' ').slice(0, MOST_TEXT / 4);
  return `${values.join('\n')}\n${foldText(names)}`.trim();
}

function searchable(value: string): string {
  const redacted = redact(value.slice(0, MOST_OF_VALUE * 4)).slice(0, MOST_OF_VALUE);
  if (redacted.startsWith('data:')) return '';
  return foldText(
    redacted
      .split(/\s+/)
      .filter((word) => word.length <= LONGEST_WORD || word.includes('://'))
      .join(' '),
  );
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}
