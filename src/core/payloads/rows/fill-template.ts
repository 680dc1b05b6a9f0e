/*
 * A template is a payload with {{column}} in its texts. It is filled in as it is written: what
 * stands between its texts, its numbers and its spaces, stays byte for byte.
 */

/** A cell of a table: a text from CSV, anything from JSON. */
export type CellValue = unknown;
export type Row = Readonly<Record<string, CellValue>>;

/** `{{name}}`, or `{{name:text}}` where a value must stay a text though it reads as a number. */
const PLACEHOLDER = /\{\{\s*([^{}]+?)\s*\}\}/g;
/** The texts of a valid JSON document, each with the colon behind it where it names a field. */
const JSON_TEXT = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
const AS_TEXT = /\s*:\s*text$/;
/** The number of the row, counted from one. */
export const ROW_NUMBER = '#';

/** The columns that a template asks for, each once, in the order in which they stand. */
export function placeholdersOf(template: string): string[] {
  const names = new Set<string>();
  for (const text of template.matchAll(JSON_TEXT)) {
    if (text[1] !== undefined) continue;
    for (const [, name] of String(JSON.parse(text[0])).matchAll(PLACEHOLDER)) {
      const column = columnOf(name ?? '');
      if (column !== ROW_NUMBER) names.add(column);
    }
  }
  return [...names];
}

/**
 * The payload of one row. A text that is one placeholder and nothing else becomes the value itself
 * (a number, true or false, also from CSV); within other words a value is written out.
 * Placeholders without a column stay as they are: some providers have their own.
 * @param template valid JSON
 */
export function fillTemplate(template: string, row: Row, number: number): string {
  const values: Row = { [ROW_NUMBER]: number, ...row };
  return template.replace(JSON_TEXT, (text, colon: string | undefined) => {
    if (colon !== undefined || !text.includes('{{')) return text;
    return JSON.stringify(filled(String(JSON.parse(text)), values));
  });
}

/** The same for words outside of JSON: the name of each payload, say. */
export function fillWords(words: string, row: Row, number: number): string {
  const values: Row = { [ROW_NUMBER]: number, ...row };
  return words.replace(PLACEHOLDER, (whole, name: string) => written(whole, name, values));
}

function filled(text: string, values: Row): unknown {
  const only = /^\s*\{\{\s*([^{}]+?)\s*\}\}\s*$/.exec(text)?.[1];
  if (only !== undefined && Object.hasOwn(values, columnOf(only))) {
    const value = values[columnOf(only)];
    return AS_TEXT.test(only) ? asText(value) : typed(value);
  }
  return text.replace(PLACEHOLDER, (whole, name: string) => written(whole, name, values));
}

function written(whole: string, name: string, values: Row): string {
  const column = columnOf(name);
  return Object.hasOwn(values, column) ? asText(values[column]) : whole;
}

const columnOf = (name: string): string => name.replace(AS_TEXT, '').trim();

/** Texts that JSON would read as a number, true, false or null are these; any other stays a text. */
function typed(value: CellValue): unknown {
  if (typeof value !== 'string') return value;
  const word = value.trim();
  if (word === 'true' || word === 'false') return word === 'true';
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word)) return value;
  const number = Number(word);
  // What does not come back as it was written is no number but an id, or one with more digits.
  return String(number) === word || /[.eE]/.test(word) ? number : value;
}

function asText(value: CellValue): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
