/*
 * Single fields of a provider's answer. Each is taken for itself: a strange one is as good as
 * absent, so that it spoils nothing else. For zod: `z.unknown().optional().transform(bytesOf)`.
 */

/** An id longer than this is no id: it goes into a URL and into the database. */
export const LONGEST_ID = 512;
/** 1 TiB: a size beyond it is a fault, and must not reserve a disk. */
const LARGEST_OUTPUT_BYTES = 1_024 ** 4;

/** An id, which some servers send as a number; null where there is none that could be used. */
export function idOf(value: unknown): string | null {
  const id = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof id === 'string' && isUsableId(id) ? id : null;
}

/** Ids are opaque, but one that names another path ("..") or cannot be encoded is none. */
export function isUsableId(id: string): boolean {
  if (id.trim() === '' || id.length > LONGEST_ID || /^\.{1,2}$/.test(id)) return false;
  return !/\p{Cs}/u.test(id);
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
export function linkOf(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  return /^https?:$/.test(new URL(value).protocol) ? value : null;
}

/** A moment as ISO 8601 with a time zone, in milliseconds since 1970; null for anything else. */
export function momentOf(value: unknown): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(value)) {
    return null;
  }
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? null : moment;
}
