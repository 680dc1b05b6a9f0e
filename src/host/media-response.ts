import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { BigIntStats, ReadStream } from 'node:fs';
import { readRange } from './byte-range.ts';
import type { RangeReading } from './byte-range.ts';

export interface MediaRequest {
  readonly method: string;
  /** Names in lower case. */
  readonly header: (name: 'range' | 'if-range' | 'if-none-match') => string | undefined;
}

export interface MediaFile {
  /** Absolute. */
  readonly path: string;
  readonly mediaType: string;
  readonly fileName: string;
  /** True: the browser saves it rather than shows it. */
  readonly download?: boolean;
  /** True: its address changes with its content, so that it need never be asked for again. */
  readonly isImmutable?: boolean;
}

export interface MediaResponse {
  readonly status: 200 | 206 | 304 | 404 | 405 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** Closes its file at its end and when it is destroyed; null where there is nothing to send. */
  readonly body: ReadStream | null;
}

/**
 * Serves one file of the library over any protocol: whole, in part (206), or not (416), so that
 * video can seek. Never throws for a file that is gone: that is a 404.
 */
export async function mediaResponse(
  file: MediaFile,
  request: MediaRequest,
): Promise<MediaResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { Allow: 'GET, HEAD' }, body: null };
  }
  const handle = await openFile(file.path);
  if (handle === null) return { status: 404, headers: {}, body: null };
  let handedOver = false;
  try {
    // Of the open file, so that size, validator and bytes are those of one and the same file.
    const stats = await handle.stat({ bigint: true });
    if (!stats.isFile()) return { status: 404, headers: {}, body: null };
    const plan = planAnswer(file, request, stats);
    if (request.method === 'HEAD' || plan.bytes === null) return { ...plan.answer, body: null };
    const body = handle.createReadStream({ start: plan.bytes.first, end: plan.bytes.last });
    handedOver = true;
    return { ...plan.answer, body };
  } finally {
    if (!handedOver) await handle.close();
  }
}

interface Plan {
  readonly answer: Pick<MediaResponse, 'status' | 'headers'>;
  readonly bytes: { first: number; last: number } | null;
}

function planAnswer(file: MediaFile, request: MediaRequest, stats: BigIntStats): Plan {
  const size = Number(stats.size);
  const entityTag = `"${stats.size.toString(16)}-${stats.mtimeNs.toString(16)}"`;
  const headers = {
    'Accept-Ranges': 'bytes',
    'Cache-Control':
      file.isImmutable === true ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    'Content-Disposition': disposition(file),
    // A file is data: opened by itself it runs no script and reaches nothing of ours.
    'Content-Security-Policy': 'sandbox',
    'Content-Type': file.mediaType,
    ETag: entityTag,
    'Last-Modified': stats.mtime.toUTCString(),
    'X-Content-Type-Options': 'nosniff',
  };
  if (matches(request.header('if-none-match'), entityTag)) {
    return { answer: { status: 304, headers }, bytes: null };
  }
  const reading = readingFor(request, size, entityTag);
  if (reading.kind === 'unsatisfiable') {
    const none = { 'Content-Length': '0', 'Content-Range': `bytes */${String(size)}` };
    return { answer: { status: 416, headers: { ...headers, ...none } }, bytes: null };
  }
  if (reading.kind === 'part') {
    const { first, last } = reading.range;
    const part = {
      'Content-Length': String(last - first + 1),
      'Content-Range': `bytes ${String(first)}-${String(last)}/${String(size)}`,
    };
    return { answer: { status: 206, headers: { ...headers, ...part } }, bytes: reading.range };
  }
  return {
    answer: { status: 200, headers: { ...headers, 'Content-Length': String(size) } },
    bytes: size === 0 ? null : { first: 0, last: size - 1 },
  };
}

/** A part of another version than the client has the rest of would make a broken file. */
function readingFor(request: MediaRequest, size: number, entityTag: string): RangeReading {
  const condition = request.header('if-range');
  if (condition !== undefined && condition.trim() !== entityTag) return { kind: 'whole' };
  return readRange(request.header('range'), size);
}

function matches(header: string | undefined, entityTag: string): boolean {
  if (header === undefined) return false;
  return header
    .split(',')
    .map((part) => part.trim().replace(/^W\//, ''))
    .some((part) => part === '*' || part === entityTag);
}

/** RFC 6266: a plain name for old readers, and the true one in UTF-8. */
function disposition({ fileName, download }: MediaFile): string {
  const plain = fileName.replaceAll(/[^\u{20}-\u{7e}]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const kind = download === true ? 'attachment' : 'inline';
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/**
 * A file itself and no link in its place, which may lead out of the library; and without waiting,
 * since a pipe that nobody writes to would hold us for ever.
 */
const AS_IT_IS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, AS_IT_IS);
  } catch {
    return null;
  }
}
