/** What a schema found wrong with a field: as zod says it, and as our own refinements do. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly unknown[] | undefined;
  readonly code?: string;
  /** What was too small or too big. */
  readonly origin?: string;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly inclusive?: boolean;
  /** The type it should have. */
  readonly expected?: string;
  readonly format?: string;
  /** The values it may have. */
  readonly values?: readonly unknown[];
  readonly options?: readonly unknown[];
  readonly divisor?: unknown;
  /** Names that there are not. */
  readonly keys?: readonly string[];
}

/** Types as zod names them; all others are none that JSON could be of. */
const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  stringbool: 'true or false',
  array: 'a list',
  tuple: 'a list',
  set: 'a list',
  object: 'an object',
  record: 'an object',
  map: 'an object',
  date: 'a date',
  file: 'a file',
  null: 'null',
};

const formats: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  guid: 'a UUID',
  url: 'a web address',
  email: 'an e-mail address',
  date: 'a date, as 2026-12-31',
  datetime: 'a date with its time, as 2026-12-31T12:00:00Z',
  time: 'a time, as 12:00:00',
  base64: 'base64',
};

/** More values than these help nobody. */
const MOST_VALUES = 20;

/** A sentence for people about what is wrong with an input. Repeats no value of it. */
export function issueWords(issue: Issue): string {
  const { message, path = [] } = issue;
  // The contract's own sentences end with a full stop; the library's are replaced.
  if (message.endsWith('.')) return message;
  const field = path.map(segmentName).join('.');
  if (issue.code === 'unrecognized_keys') return unknownFields(field, issue.keys ?? []);
  if (field === '') return requestWords(issue);
  if (issue.code === 'invalid_type' && message.endsWith('received undefined')) {
    return `The field "${field}" is missing.`;
  }
  return limitWords(field, issue) ?? formWords(field, issue);
}

function unknownFields(inside: string, keys: readonly string[]): string {
  const names = keys.map((key) => `"${inside === '' ? key : `${inside}.${key}`}"`);
  return names.length === 1
    ? `There is no field ${names.join('')}.`
    : `There are no fields ${names.join(', ')}.`;
}

/** What is wrong with all of it, and not with a field. */
function requestWords({ code, expected = '' }: Issue): string {
  const type = code === 'invalid_type' ? types[expected] : undefined;
  return type === undefined
    ? 'What was sent has none of the forms it may have.'
    : `What was sent must be ${type}.`;
}

/** What form a field has to have. */
function formWords(field: string, issue: Issue): string {
  const { code, expected = '', format = '', values = issue.options, divisor } = issue;
  const type = code === 'invalid_format' ? formats[format] : types[expected];
  if (type !== undefined) return `The field "${field}" must be ${type}.`;
  if (values !== undefined && values.length > 0 && values.length <= MOST_VALUES) {
    return valueWords(
      field,
      values.map((value) => JSON.stringify(value)),
    );
  }
  if (code === 'not_multiple_of') {
    return `The field "${field}" must be a multiple of ${String(divisor)}.`;
  }
  if (code === 'invalid_union') return `The field "${field}" has none of the forms it may have.`;
  if (code === 'invalid_format') return `The field "${field}" is not written as it has to be.`;
  if (code === 'invalid_key') return `The field "${field}" cannot be called that.`;
  return `The field "${field}" is not usable as it is.`;
}

function valueWords(field: string, values: readonly string[]): string {
  const last = values.at(-1) ?? '';
  return values.length === 1
    ? `The field "${field}" must be ${last}.`
    : `The field "${field}" must be one of ${values.slice(0, -1).join(', ')} or ${last}.`;
}

/** Null where it is no limit that was missed. */
function limitWords(field: string, issue: Issue): string | null {
  const { code, origin, minimum, maximum, inclusive } = issue;
  const most = String(maximum);
  const least = String(minimum);
  switch (`${code}:${origin}`) {
    case 'too_small:string':
      return minimum === 1
        ? `The field "${field}" must not be empty.`
        : `The field "${field}" is too short: it has at least ${least} characters.`;
    case 'too_small:array':
      return minimum === 1
        ? `The field "${field}" must not be empty.`
        : `The field "${field}" is too short: it has at least ${least} entries.`;
    case 'too_big:string':
      return `The field "${field}" is too long: it has at most ${most} characters.`;
    case 'too_big:array':
      return `The field "${field}" is too long: it has at most ${most} entries.`;
  }
  if (code === 'too_small' && inclusive === false) {
    return `The field "${field}" must be more than ${least}.`;
  }
  if (code === 'too_big' && inclusive === false) {
    return `The field "${field}" must be less than ${most}.`;
  }
  if (code === 'too_small') return `The field "${field}" is too small: it is at least ${least}.`;
  if (code === 'too_big') return `The field "${field}" is too large: it is at most ${most}.`;
  return null;
}

/** The name of one step of the way to a field. */
export function segmentName(segment: unknown): string {
  const key =
    typeof segment === 'object' && segment !== null && 'key' in segment ? segment.key : segment;
  return String(key);
}
