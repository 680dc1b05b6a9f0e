import { failure, FailureError } from '../../shared/failure.ts';
import type { Failure } from '../../shared/failure.ts';
import { decodeUtf8, refuseBinary } from './encoding.ts';
import { shownName } from '../providers/payload-verdict.ts';
import { quoted } from './file-name.ts';
import { checkJson } from './json-check.ts';
import type { JsonFault, JsonFaultKind, JsonReport } from './json-check.ts';
import { placeOf, quoteAt } from './text-place.ts';

export interface ReadPayload {
  /** The JSON object in the file. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** What is sent: the file's own bytes, without a byte order mark. */
  readonly payload: Uint8Array;
  readonly warnings: readonly string[];
}

/**
 * Reads a dropped file as one JSON object. Its size is not judged here.
 * @throws FailureError `empty-file`, `wrong-encoding`, `not-json` (with the line and column) or
 * `not-recognised`, each one sentence that names the file
 */
export function readPayload(name: string, bytes: Uint8Array): ReadPayload {
  refuseBinary(name, bytes);
  const { text, bytes: payload, hadMark } = decodeUtf8(name, bytes);
  if (text.trim() === '') {
    const what = text === '' ? 'is empty' : 'holds nothing but white space';
    throw refused('empty-file', `${quoted(name)} ${what}.`, 'Drop a file with a payload in it.');
  }
  const report = checkJson(text);
  if (report.fault !== null) throw notJson(name, text, report.fault);
  const document: unknown = JSON.parse(text);
  if (!isObject(document)) throw notAnObject(name, document);
  const mark = hadMark ? ['The file begins with a byte order mark; it is sent without it.'] : [];
  return { document, text, payload, warnings: [...mark, ...duplicateWarnings(text, report)] };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnObject(name: string, document: unknown): FailureError {
  const what = Array.isArray(document) ? 'a list' : 'a single value';
  return refused(
    'not-recognised',
    `${quoted(name)} holds ${what}, not a payload: a payload is one JSON object.`,
    Array.isArray(document)
      ? 'Put each payload in a file of its own.'
      : 'Drop a file that begins with "{".',
  );
}

function duplicateWarnings(text: string, report: JsonReport): string[] {
  return report.duplicates.map(({ name, offset }) => {
    const { line, column } = placeOf(text, offset);
    return `Line ${line}, column ${column}: the field ${shownName(name)} stands twice in the same object; most readers take the last.`;
  });
}

function notJson(name: string, text: string, fault: JsonFault): FailureError {
  const place = placeOf(text, fault.offset);
  const { what, remedy } = explanations[fault.kind](quoteAt(text, fault.offset));
  const where = `line ${place.line}, column ${place.column}`;
  return refused(
    'not-json',
    `${quoted(name)} is not valid JSON: ${where}: ${what}.`,
    remedy,
    place,
  );
}

function refused(
  code: Failure['code'],
  message: string,
  remedy: string,
  place: { line?: number; column?: number } = {},
): FailureError {
  return new FailureError(failure(code, message, remedy, place));
}

type Explain = (found: string) => { what: string; remedy: string };

const CORRECT = 'Correct it there and drop the file again.';

const explanations: Readonly<Record<JsonFaultKind, Explain>> = {
  end: () => ({
    what: 'the text ends too early, something is not closed',
    remedy: 'Look whether the file was saved or copied completely.',
  }),
  comment: () => ({
    what: 'there is a comment, and JSON has none',
    remedy: 'Take out the comments.',
  }),
  'trailing-comma': () => ({
    what: 'there is a comma after the last entry',
    remedy: 'Take out that comma.',
  }),
  'missing-comma': (found) => ({
    what: `expected a comma or the closing bracket, found ${shown(found)}`,
    remedy: CORRECT,
  }),
  'missing-colon': (found) => ({
    what: `expected a colon after the name of the field, found ${shown(found)}`,
    remedy: CORRECT,
  }),
  'wrong-quotes': (found) => ({
    what: `texts must stand in straight double quotes, found ${shown(found)}`,
    remedy: 'Put straight double quotes (") around all names and texts.',
  }),
  'key-expected': (found) => ({
    what: `expected the name of a field in double quotes, found ${shown(found)}`,
    remedy: CORRECT,
  }),
  word: (found) => ({
    what: `${shown(found)} is no value of JSON`,
    remedy: 'Use true, false, null, a number, or a text in double quotes.',
  }),
  number: (found) => ({
    what: `${shown(found)} is not a number as JSON writes them`,
    remedy: 'Write numbers as 12, -3 or 0.5, without leading zeros or signs.',
  }),
  'value-expected': (found) => ({
    what: `expected a value, found ${shown(found)}`,
    remedy: CORRECT,
  }),
  'string-not-ended': (found) => ({
    what: `the text that begins here is not closed: ${shown(found)}`,
    remedy: 'Close it with a double quote; write line breaks in it as \\n.',
  }),
  escape: (found) => ({
    what: `a backslash is followed by what it cannot be followed by: ${shown(found)}`,
    remedy: 'Write a backslash itself as \\\\.',
  }),
  'control-character': () => ({
    what: 'a text holds a tab or another control character as it is',
    remedy: 'Write a tab as \\t.',
  }),
  'more-after-end': (found) => ({
    what: `the payload ends before this, but more follows: ${shown(found)}`,
    remedy: 'Keep one payload in each file, and nothing behind it.',
  }),
  'too-deep': () => ({
    what: 'more levels are nested than any payload has',
    remedy: 'Drop a payload of a render.',
  }),
};

function shown(found: string): string {
  return found === '' ? 'the end of the line' : `‘${found}’`;
}
