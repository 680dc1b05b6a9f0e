import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answerText } from '../../../src/core/net/answer-text.ts';

const TEXT = '{"error":"Zu groß für 4 €"}';
const LIMIT = 1_024 * 1_024;
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

function textOf(body: Buffer, encoding = '', contentType = 'application/json'): string {
  const headers = { 'content-encoding': encoding, 'content-type': contentType };
  return answerText({ status: 200, headers, body }, LIMIT);
}

describe('the text of an answer', () => {
  it.each([
    ['plain', Buffer.from(TEXT), 'identity'],
    ['packed once', gzipSync(TEXT), 'GZIP'],
    ['packed twice', brotliCompressSync(gzipSync(TEXT)), 'gzip, br'],
    ['packed without its head', deflateRawSync(TEXT), 'deflate'],
    ['packed with its head', deflateSync(TEXT), 'deflate'],
    ['packed with zstd', zstdCompressSync(TEXT), 'zstd'],
    ['packed without saying so', gzipSync(TEXT), ''],
  ])('is read %s', (_, body, encoding) => {
    expect(textOf(body, encoding)).toBe(TEXT);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), ''],
    ['UTF-8 with a wrong label', Buffer.from(TEXT), 'text/html; charset=iso-8859-1'],
    ['UTF-8 with an unknown label', Buffer.from(TEXT), 'application/json; charset=klingon'],
    ['Windows letters', Buffer.from(TEXT.replace('€', '\u0080'), 'latin1'), 'x; charset="cp1252"'],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), ''],
    ['UTF-16 the other way round', swapped(`\ufeff${TEXT}`), ''],
    ['UTF-16 by its label', Buffer.from(TEXT, 'utf16le'), 'application/json; charset=utf-16le'],
  ])('is read in %s', (_, body, contentType) => {
    expect(textOf(body, '', contentType)).toBe(TEXT);
  });

  it.each([
    ['packed once', gzipSync(Buffer.alloc(8 * LIMIT)), 'gzip'],
    ['packed twice', gzipSync(gzipSync(Buffer.alloc(64 * LIMIT))), 'gzip, gzip'],
    ['packed with br', brotliCompressSync(Buffer.alloc(8 * LIMIT)), 'br'],
    ['packed with zstd', zstdCompressSync(Buffer.alloc(8 * LIMIT)), 'zstd'],
    ['packed without saying so', gzipSync(Buffer.alloc(8 * LIMIT)), ''],
  ])('is not unpacked beyond its limit: a bomb %s', (_, body, encoding) => {
    expect(() => textOf(body, encoding)).toThrow(/larger|too large|length/i);
  });
});
