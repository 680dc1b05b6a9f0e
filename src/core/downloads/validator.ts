import { z } from 'zod';
import type { AnswerHead } from './answer.ts';

/** What proves that two answers are of the same bytes, and may go into `If-Range`. */
export const validatorSchema = z.object({
  kind: z.enum(['etag', 'last-modified']),
  value: z.string(),
});
export type Validator = z.infer<typeof validatorSchema>;

/**
 * A file that changed within the second in which it was dated could carry the same date: only an
 * older date is strong (RFC 9110, 8.8.2.2).
 */
const DATE_GRAIN_MS = 1_000;

/** The strong validator of an answer; null where it has none. */
export function strongValidator({ headers }: Pick<AnswerHead, 'headers'>): Validator | null {
  const etag = headers['etag'];
  if (etag !== undefined && isStrongTag(etag)) return { kind: 'etag', value: etag };
  const modified = headers['last-modified'];
  const sent = Date.parse(headers['date'] ?? '');
  if (modified === undefined || !(sent - Date.parse(modified) >= DATE_GRAIN_MS)) return null;
  return { kind: 'last-modified', value: modified };
}

/** `"abc"`, but not `W/"abc"`. */
export function isStrongTag(etag: string): boolean {
  return /^"[\x21\x23-\x7e\x80-\xff]*"$/.test(etag);
}

/** True when an answer names a validator of this kind and it is another one. */
export function contradicts(
  { headers }: Pick<AnswerHead, 'headers'>,
  validator: Validator,
): boolean {
  const said = headers[validator.kind];
  return said !== undefined && said !== validator.value;
}
