/** The part of a file that an answer carries; both ends are included, as in HTTP. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

export type RangeReading =
  /** No usable range was asked for: the whole file is the answer. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly range: ByteRange }
  /** A range was asked for and none of it is in the file. */
  | { readonly kind: 'unsatisfiable' };

/**
 * Reads a Range header for a file of `size` bytes (RFC 9110, 14.1 to 14.2). A header that is
 * malformed, of another unit or of several ranges is passed over, which the RFC allows.
 */
export function readRange(header: string | undefined, size: number): RangeReading {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '');
  if (match === null) return { kind: 'whole' };
  const [, firstDigits = '', lastDigits = ''] = match;
  if (firstDigits === '' && lastDigits === '') return { kind: 'whole' };

  if (firstDigits === '') {
    const suffix = Number(lastDigits);
    if (suffix === 0 || size === 0) return { kind: 'unsatisfiable' };
    return { kind: 'part', range: { first: Math.max(0, size - suffix), last: size - 1 } };
  }
  const first = Number(firstDigits);
  const last = lastDigits === '' ? Number.POSITIVE_INFINITY : Number(lastDigits);
  if (last < first) return { kind: 'whole' };
  if (first >= size) return { kind: 'unsatisfiable' };
  return { kind: 'part', range: { first, last: Math.min(last, size - 1) } };
}
