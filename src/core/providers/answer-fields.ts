import { z } from 'zod';
import { SECOND } from '../../shared/durations.ts';

/*
 * Single fields of a provider's answer. Each is taken for itself: a strange one is as good as
 * absent, so that it spoils nothing else.
 */

/** A field of a schema that is read so, whatever stands there: `size: field(bytesOf)`. */
export function field<Read>(read: (value: unknown) => Read) {
  return z.unknown().optional().transform(read);
}

/**
 * The fields of an answer that a schema names. Servers spell names in other ways than their pages
 * (`downloadUrl`, `download_url`, `DownloadURL`): one that is spelled as documented counts.
 */
export function documentedFields<Schema extends z.ZodObject>(
  schema: Schema,
  answer: Readonly<Record<string, unknown>>,
): z.output<Schema> {
  const names = Object.keys(schema.shape);
  const spelled = spellingsIn(answer);
  const read = (name: string) => answer[spelled(name)];
  return schema.parse(Object.fromEntries(names.map((name) => [name, read(name)])));
}

/** One field by its documented name, spelled as it may be; undefined where there is none. */
export function fieldOf(answer: Readonly<Record<string, unknown>>, name: string): unknown {
  return answer[spellingsIn(answer)(name)];
}

/** How an answer spells a documented name; as it is documented where it does not have it. */
function spellingsIn(answer: Readonly<Record<string, unknown>>): (name: string) => string {
  let spellings: ReadonlyMap<string, string> | null = null;
  return (name) => {
    if (Object.hasOwn(answer, name)) return name;
    spellings ??= new Map(
      Object.keys(answer)
        .slice(0, MOST_FIELDS)
        .toReversed()
        .map((each) => [lettersOf(each), each]),
    );
    return spellings.get(lettersOf(name)) ?? name;
  };
}

const lettersOf = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

/** No documented answer has a tenth of these; a name that comes behind them is not looked for. */
const MOST_FIELDS = 1_000;
/** An id longer than this is no id: it goes into a URL and into the database. */
export const LONGEST_ID = 512;
/** Signed links have a few thousand characters; no server takes a longer request line. */
const LONGEST_LINK = 16_384;
/** 1 TiB: a size beyond it is a fault, and must not reserve a disk. */
const LARGEST_OUTPUT_BYTES = 1_024 ** 4;
/** A queue longer than this is a fault of the answer. */
const LONGEST_QUEUE = 1_000_000;
/** Above this a moment is in milliseconds: as seconds it would lie in the year 5138. */
const SECONDS_END_HERE = 1e11;
/** Milliseconds to the end of this century: a moment farther from 1970 is a fault. */
const FARTHEST_MOMENT = Date.UTC(2_100, 0);

/** An id, which some servers send as a number; null where there is none that could be used. */
export function idOf(value: unknown): string | null {
  const id = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof id === 'string' && isUsableId(id) ? id : null;
}

/**
 * Ids are opaque, but one that names another path (".."), cannot be encoded or would steer a
 * terminal is none.
 */
export function isUsableId(id: string): boolean {
  if (id.trim() === '' || id.length > LONGEST_ID || /^\.{1,2}$/.test(id)) return false;
  return !/[\p{Cs}\p{Cc}]/u.test(id);
}

/** A progress that runs from 0 to 1; absent, empty or strange is not 0 but unknown. */
export function fractionOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  return Math.min(1, Math.max(0, number));
}

/** A file's size in bytes; null where none is said that can be true. */
export function bytesOf(value: unknown): number | null {
  const bytes = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes)) return null;
  return bytes > 0 && bytes <= LARGEST_OUTPUT_BYTES ? bytes : null;
}

/** A web address; null for anything else. */
export function webLinkOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > LONGEST_LINK || !URL.canParse(value)) return null;
  return /^https?:$/.test(new URL(value).protocol) ? value : null;
}

/**
 * The link of a field that is documented to hold one: a web address, or the part of one behind the
 * provider's own host, as some servers write it. Null for anything else.
 */
export function linkOf(value: unknown): string | null {
  const isPart = typeof value === 'string' && /^\/\S/.test(value) && value.length <= LONGEST_LINK;
  return isPart && URL.canParse(value, 'https://a.invalid') ? value : webLinkOf(value);
}

/** A count of what is before; absent, negative or broken is unknown. */
export function positionOf(value: unknown): number | null {
  const position = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value;
  if (typeof position !== 'number' || !Number.isSafeInteger(position)) return null;
  return position >= 0 && position <= LONGEST_QUEUE ? Math.abs(position) : null;
}

/**
 * A moment in milliseconds since 1970, from ISO 8601 with a time zone, or from Unix seconds or
 * milliseconds; null for anything else, and for what lies beyond this century.
 */
export function momentOf(value: unknown): number | null {
  const moment = typeof value === 'string' ? momentIn(value) : fromUnix(value);
  return moment !== null && Math.abs(moment) < FARTHEST_MOMENT ? moment : null;
}

function momentIn(text: string): number | null {
  if (/^\d{1,15}(\.\d{1,9})?$/.test(text)) return fromUnix(Number(text));
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return null;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : moment;
}

function fromUnix(value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return Math.round(value > SECONDS_END_HERE ? value : value * SECOND);
}
