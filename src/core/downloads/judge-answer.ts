import type { AnswerHead } from './answer.ts';
import { unreadable } from './connection-error.ts';
import { contradicts, type Validator } from './validator.ts';

/** What was asked for: everything from a byte on, or a stretch. */
export interface Wanted {
  readonly from: number;
  /** Before this byte; null: to the end. */
  readonly to: number | null;
  /** Length of the whole as it was told before. */
  readonly total: number | null;
  /** Null only where nothing was here before. */
  readonly validator: Validator | null;
}

/** What an answer with a body, or to a range, is good for. */
export type Verdict =
  /** The whole file, from its first byte. `length`: of the bytes as they are stored, if told. */
  | { readonly is: 'from-start'; readonly length: number | null }
  /** Exactly the stretch that was asked for. `total`: of the whole file, if told. */
  | { readonly is: 'stretch'; readonly total: number | null }
  /** Everything is here already. */
  | { readonly is: 'all-here' }
  /** Not the range that was asked for, or of another file: only asking for all of it helps. */
  | { readonly is: 'useless' };

/**
 * Whether the answer's bytes may be put where they were wanted. Null: it brings no file.
 * @throws DownloadError for a part that nobody asked for
 */
export function judgeAnswer(
  head: AnswerHead,
  wanted: Wanted,
  naming: { fileName: string; host: string },
): Verdict | null {
  const { status, headers } = head;
  if (status === 200) return { is: 'from-start', length: announcedLength(head) };
  const asked = wanted.from > 0 || wanted.to !== null;
  const range = contentRange(headers['content-range']);
  if (!asked) {
    if (status !== 206) return null;
    if (range?.first === 0 && range.last + 1 === range.total) {
      return { is: 'from-start', length: announcedLength(head) };
    }
    throw unreadable(naming.fileName, naming.host, 'it sent a part that was not asked for');
  }
  if (status === 206) {
    if (range === null || !isExactly(range, head, wanted)) return { is: 'useless' };
    return { is: 'stretch', total: range.total };
  }
  if (status !== 416) return null;
  const length = /^bytes \*\/(\d+)$/.exec(headers['content-range']?.trim() ?? '')?.[1];
  const isAllHere =
    length !== undefined &&
    Number(length) === wanted.from &&
    (wanted.total === null || wanted.total === wanted.from);
  return { is: isAllHere ? 'all-here' : 'useless' };
}

/** `Content-Length`, where it counts the bytes that are stored. */
function announcedLength({ headers }: AnswerHead): number | null {
  const length = headers['content-length'];
  // The parser has refused whatever is not a plain number; chunks go before a length.
  if (length === undefined || headers['transfer-encoding'] !== undefined) return null;
  return isEncoded(headers) ? null : Number(length);
}

export function isEncoded(headers: AnswerHead['headers']): boolean {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  return encoding !== '' && encoding !== 'identity';
}

interface ContentRange {
  readonly first: number;
  readonly last: number;
  readonly total: number | null;
}

/** `bytes 5-9/10` or `bytes 5-9/*` */
function contentRange(header: string | undefined): ContentRange | null {
  const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header?.trim() ?? '');
  if (match === null) return null;
  const [, first, last, total] = match;
  return {
    first: Number(first),
    last: Number(last),
    total: total === '*' ? null : Number(total),
  };
}

function isExactly(range: ContentRange, head: AnswerHead, wanted: Wanted): boolean {
  const { first, last, total } = range;
  const length = announcedLength(head);
  if (isEncoded(head.headers)) return false;
  if (wanted.validator !== null && contradicts(head, wanted.validator)) return false;
  if (length !== null && length !== last - first + 1) return false;
  if (wanted.total !== null && total !== null && total !== wanted.total) return false;
  const end = wanted.to ?? total ?? wanted.total;
  return first === wanted.from && last >= first && (end === null || last + 1 === end);
}
