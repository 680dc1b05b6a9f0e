import zlib, { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { RawAnswer } from './call.ts';

/** No server means to pack an answer more often. */
const MOST_PACKINGS = 3;
/** Not by its name in the import: the Node inside of an older Electron has none, and would not start. */
const { zstdDecompressSync } = zlib as Partial<Pick<typeof zlib, 'zstdDecompressSync'>>;
/** What says that two bytes make a letter. */
const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])] as const;

/**
 * The body as text. Plain bytes are asked for, yet some servers compress all the same.
 * @throws the error of zlib, when what is there is not what its `content-encoding` says, or grows
 * beyond `byteLimit`
 */
export function answerText(answer: RawAnswer, byteLimit: number): string {
  return decoded(decompressed(answer, byteLimit), answer.headers['content-type'] ?? '');
}

/** Packed several times, the last packing is named last and undone first. */
function decompressed(answer: RawAnswer, byteLimit: number): Buffer {
  if (answer.body.byteLength === 0) return answer.body;
  const body = packingsOf(answer).reduceRight(
    (packed, packing) => unpacked(packed, packing, byteLimit),
    answer.body,
  );
  return isGzip(body) ? unpacked(body, 'gzip', byteLimit) : body;
}

/** RFC 1952. No text begins so: a server, or what stands before it, did not say that it packs. */
function isGzip(body: Buffer): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

/** Names, in lower case, of how the body was packed; empty where it is plain. */
export function packingsOf({ headers }: Pick<RawAnswer, 'headers'>): readonly string[] {
  const named = (headers['content-encoding'] ?? '').toLowerCase().split(',');
  return named
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .slice(0, MOST_PACKINGS);
}

function unpacked(body: Buffer, packing: string, byteLimit: number): Buffer {
  const options = { maxOutputLength: byteLimit };
  switch (packing) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(body, options);
    case 'deflate':
      return hasZlibHead(body) ? inflateSync(body, options) : inflateRawSync(body, options);
    case 'br':
      return brotliDecompressSync(body, options);
    case 'zstd':
      if (zstdDecompressSync === undefined) throw new Error('zstd cannot be unpacked here');
      return zstdDecompressSync(body, options);
    default:
      return body;
  }
}

/** RFC 1950; some servers leave it out. */
function hasZlibHead(body: Buffer): boolean {
  const [first = 0, second = 0] = body;
  return (first & 15) === 8 && (first * 256 + second) % 31 === 0;
}

/**
 * JSON is UTF-8 (RFC 8259), whatever its label says; only what is not is read as it is labelled,
 * or else as most such texts are meant.
 */
function decoded(body: Buffer, contentType: string): string {
  const label = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType)?.[1] ?? '';
  const isUtf16 = UTF16_MARKS.some((mark) => body.subarray(0, 2).equals(mark));
  if (isUtf16) return new TextDecoder(body[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(body);
  if (/^(utf-?16|ucs-?2)/i.test(label)) return decoderFor(label).decode(body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return decoderFor(label).decode(body);
  }
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label === '' ? 'utf-8' : label);
  } catch {
    return new TextDecoder('utf-8');
  }
}
