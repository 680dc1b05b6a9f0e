import { failure, FailureError } from '../../shared/failure.ts';
import { fittingName, longestNameBytes, safeFileName } from './file-names.ts';

/*
 * What files are called, as a person says it: words with placeholders in braces, `{name}-{number}`
 * say. `{{` and `}}` stand for braces themselves. A placeholder that has no value for a file (the
 * dimensions of a transcript) goes together with what joined it to its neighbour.
 */

/** What a template can name of a file. Texts are as people and providers wrote them. */
export interface NameValues {
  readonly name: string;
  /** The job's number. */
  readonly number: number;
  readonly provider: string;
  readonly account: string;
  /** When the job was made, in milliseconds since 1970; shown in the machine's own time zone. */
  readonly createdAt: number;
  /** The provider's id of the render, where it gave one. */
  readonly remoteId: string | null;
  readonly kind: string;
  /** In pixels; null until the file is there, and for what has none. */
  readonly width: number | null;
  readonly height: number | null;
}

export const placeholders = [
  { name: 'name', means: "the payload's name", example: 'birthday-chat' },
  { name: 'number', means: "the job's number", example: '12' },
  { name: 'counter', means: 'counts up from one where names would be the same', example: '001' },
  { name: 'date', means: 'the day; {date:YYYYMMDD} in another form', example: '2026-11-21' },
  { name: 'time', means: 'the time of day; {time:HHmm} in another form', example: '14-05-09' },
  { name: 'provider', means: "the provider's name", example: 'Mockly' },
  { name: 'account', means: "the account's name", example: 'Studio' },
  { name: 'id', means: "the provider's id of the render", example: 'rnd_8f3a' },
  { name: 'kind', means: 'image, video or audio', example: 'video' },
  { name: 'dimensions', means: 'width and height', example: '1080x1920' },
  { name: 'width', means: 'in pixels', example: '1080' },
  { name: 'height', means: 'in pixels', example: '1920' },
] as const;
type PlaceholderName = (typeof placeholders)[number]['name'];

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: PlaceholderName; readonly form: string | null };

export interface NameTemplate {
  readonly parts: readonly Part[];
}

/** `birthday-chat.json` as job 12 is `birthday-chat-12.png`: its number leads back to the job. */
export const defaultNameTemplate = '{name}-{number}';

/** A template is a line that people type. */
const LONGEST_TEMPLATE = 200;
/** Digits of `{counter}`, so that names sort as they were made. */
const COUNTER_DIGITS = 3;
const MOST_COUNTER_DIGITS = 9;
/** Marks where a placeholder had no value; no file name keeps it. */
const NOTHING = '\u0000';
/** The extension of a payload file says what it is, not what is rendered from it. */
const payloadExtension = /\.(?:json[c5]?|txt)$/i;

/** @throws FailureError `invalid-request` with a sentence that says which part is wrong. */
export function parseNameTemplate(text: string): NameTemplate {
  if (text.trim() === '') throw refused('A name template needs at least one placeholder.');
  if (text.length > LONGEST_TEMPLATE)
    throw refused(`A name template has at most ${LONGEST_TEMPLATE} characters.`);
  if (/[/\\]/.test(text))
    throw refused('A name template makes the name of a file, not folders: it has no / and no \\.');
  const parsed = parseTemplateText(text);
  if (!parsed.parts.some((part) => part.kind === 'value'))
    throw refused('A name template needs at least one placeholder, {name} say.');
  return parsed;
}

/**
 * As `parseNameTemplate`, of any text, which need not have a placeholder.
 * @throws FailureError `invalid-request` with a sentence that says which part is wrong.
 */
export function parseTemplateText(text: string): NameTemplate {
  const parts: Part[] = [];
  for (const [token, name, form] of text.matchAll(
    /\{\{|\}\}|\{([^{}:]*)(?::([^{}]*))?\}|[{}]|[^{}]+/g,
  )) {
    if (name !== undefined) parts.push(valuePart(name, form ?? null));
    else if (token === '{' || token === '}')
      throw refused(`A brace in a name template is written twice: "${token}${token}".`);
    else parts.push({ kind: 'text', text: token === '{{' ? '{' : token === '}}' ? '}' : token });
  }
  return { parts };
}

/**
 * The names a file may get, best first: with `{counter}` counted up, else only one, to which
 * whoever reserves it adds ` (2)` as needed.
 * @param extension of the proven, or else the promised, container, without a dot
 * @param folder where the file goes; its length takes from what the name may have
 * @param from where `{counter}` begins
 */
export function* templateNames(
  template: NameTemplate,
  values: NameValues,
  extension: string,
  folder = '',
  from = 1,
): Generator<string, void> {
  const counts = template.parts.some((part) => part.kind === 'value' && part.name === 'counter');
  for (let counter = from; ; counter += 1) {
    yield oneName(template, values, extension, { counter, folder });
    if (!counts) return;
  }
}

/** True when the name says more once the file's dimensions are known. */
export function usesDimensions({ parts }: NameTemplate): boolean {
  const names: ReadonlySet<string> = new Set(['dimensions', 'width', 'height']);
  return parts.some((part) => part.kind === 'value' && names.has(part.name));
}

/** True when everything that it says of a file is known before the file is there. */
export function usesOnlyBeforehand(template: NameTemplate): boolean {
  const counts = template.parts.some((part) => part.kind === 'value' && part.name === 'counter');
  return !counts && !usesDimensions(template);
}

/**
 * The words of a template without an extension, safe as the name of a folder; null: nothing is
 * known of what it names.
 */
export function templateText(
  { parts }: NameTemplate,
  values: NameValues,
  longestBytes: number,
): string | null {
  const written = parts.map((part) =>
    part.kind === 'text' ? part.text : valueOf(part, values, 1),
  );
  const whole = withoutGaps(written.join(''));
  return whole.trim() === '' ? null : safeFileName(whole, '', longestBytes);
}

function oneName(
  { parts }: NameTemplate,
  values: NameValues,
  extension: string,
  { counter, folder }: { counter: number; folder: string },
): string {
  const longest = longestNameBytes(folder);
  const written = parts.map((part) =>
    part.kind === 'text' ? part.text : valueOf(part, values, counter),
  );
  // The payload's name gives way, so that a long one does not take the number off the end.
  const isName = (index: number) => parts[index]?.kind === 'value' && isNamePart(parts[index]);
  const names = written.filter((_text, index) => isName(index)).length;
  const others = written.filter((_text, index) => !isName(index)).join('') + `.${extension}`;
  const room = Math.max(LEAST_NAME_BYTES, longest - Buffer.byteLength(others)) / Math.max(1, names);
  const whole = written
    .map((text, index) => (isName(index) ? fittingName(text, Math.floor(room)) : text))
    .join('');
  return safeFileName(withoutGaps(whole), extension, longest);
}

/** Of the payload's name at least so much stays, in bytes, whatever else a template says. */
const LEAST_NAME_BYTES = 16;
const isNamePart = (part: Part | undefined) => part?.kind === 'value' && part.name === 'name';

/** What had no value goes, with its brackets and one of the signs that joined it. */
function withoutGaps(text: string): string {
  const gap = NOTHING;
  return text
    .replaceAll(new RegExp(`\\(${gap}\\)|\\[${gap}\\]`, 'g'), gap)
    .replaceAll(new RegExp(`^${gap}[-_. ]*|[-_. ]?${gap}`, 'g'), '');
}

function valuePart(name: string, form: string | null): Part {
  const known = placeholders.find((each) => each.name === name.trim().toLowerCase());
  if (known === undefined) {
    const all = placeholders.map((each) => `{${each.name}}`).join(', ');
    throw refused(`A name template knows no {${name.slice(0, 40)}}. It knows ${all}.`);
  }
  if (form === null) return { kind: 'value', name: known.name, form };
  if (known.name === 'counter') {
    if (!/^[1-9]$/.test(form))
      throw refused(`{counter:${form.slice(0, 20)}} needs a number of digits from 1 to 9.`);
  } else if (known.name === 'date' || known.name === 'time') {
    if (!/^(?:YYYY|YY|MM|DD|HH|mm|ss|[-_. ])+$/.test(form))
      throw refused(
        `{${known.name}:${form.slice(0, 20)}} is made of YYYY, YY, MM, DD, HH, mm, ss and - _ . or spaces.`,
      );
  } else throw refused(`{${known.name}} takes nothing after a colon.`);
  return { kind: 'value', name: known.name, form };
}

function valueOf(
  { name, form }: Extract<Part, { kind: 'value' }>,
  values: NameValues,
  counter: number,
): string {
  const { width, height } = values;
  const text = (value: string | number | null) => {
    const shown = value === null ? '' : safeText(String(value));
    return shown === '' ? NOTHING : shown;
  };
  switch (name) {
    case 'name':
      return text(values.name.replace(payloadExtension, ''));
    case 'id':
      return text(values.remoteId);
    case 'dimensions':
      return text(width === null || height === null ? null : `${width}x${height}`);
    case 'counter':
      return String(counter).padStart(
        Math.min(MOST_COUNTER_DIGITS, Number(form ?? COUNTER_DIGITS)),
        '0',
      );
    case 'date':
      return timeText(values.createdAt, form ?? 'YYYY-MM-DD');
    case 'time':
      return timeText(values.createdAt, form ?? 'HH-mm-ss');
    default:
      return text(values[name]);
  }
}

/** One value never brings separators of folders or ends of names of its own. */
function safeText(value: string): string {
  const safe = safeFileName(value, '');
  return safe === 'untitled' && value.trim().toLowerCase() !== 'untitled' ? '' : safe;
}

function timeText(at: number, form: string): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  const values: Record<string, string> = {
    YYYY: year,
    YY: year.slice(-2),
    MM: two(date.getMonth() + 1),
    DD: two(date.getDate()),
    HH: two(date.getHours()),
    mm: two(date.getMinutes()),
    ss: two(date.getSeconds()),
  };
  return form.replaceAll(/YYYY|YY|MM|DD|HH|mm|ss/g, (token) => values[token] ?? token);
}

function refused(message: string): FailureError {
  return new FailureError(
    failure('invalid-request', message, 'Change the template; the names stay as they were.'),
  );
}
