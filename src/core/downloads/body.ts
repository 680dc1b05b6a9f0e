import type { IncomingMessage } from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { unreadable } from './connection-error.ts';

/** An answer's body as it is to be stored. */
export interface Body {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** `Content-Length`, where it counts the bytes that are stored. */
  readonly contentLength: number | null;
}

/**
 * The body of a 200 (or of a 206 that brings all of it). A server that compresses although it
 * was asked not to is unpacked; the length it announced then is not the file's.
 * @throws DownloadError for an encoding that is not known, or a part that was not asked for
 */
export function bodyOf(response: IncomingMessage, fileName: string, host: string): Body {
  if (response.statusCode === 206 && !bringsAll(response)) {
    throw unreadable(fileName, host, 'it sent a part that was not asked for');
  }
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') {
    return { chunks: response, contentLength: announced(response) };
  }
  const decoder = decoderFor(encoding);
  if (decoder === null) {
    throw unreadable(fileName, host, 'it was compressed in a way that can not be undone here');
  }
  // What breaks in either ends the loop over the decoder; nothing is left to be told here.
  pipeline(response, decoder, () => undefined);
  return { chunks: decoder, contentLength: null };
}

function announced(response: IncomingMessage): number | null {
  const length = response.headers['content-length'];
  // The parser has refused whatever is not a plain number; chunks go before a length.
  if (length === undefined || response.headers['transfer-encoding'] !== undefined) return null;
  return Number(length);
}

function decoderFor(encoding: string): Transform | null {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}

/** `Content-Range: bytes 0-99/100` */
function bringsAll(response: IncomingMessage): boolean {
  const match = /^bytes 0-(\d+)\/(\d+)$/.exec(response.headers['content-range']?.trim() ?? '');
  return match !== null && Number(match[1]) + 1 === Number(match[2]);
}
