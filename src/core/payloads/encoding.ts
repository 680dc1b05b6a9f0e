import { failure, FailureError } from '../../shared/failure.ts';
import { quoted } from './file-name.ts';
import { placeOf } from './text-place.ts';

const UTF8_MARK = [0xef, 0xbb, 0xbf];
/** As far into a file as a text has surely shown itself to be one. */
const SAMPLE_BYTES = 4_096;

/** How files begin that are dropped by mistake: the results, mostly, instead of their payloads. */
const KINDS_OF_FILE: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
  ['a PNG image', (bytes) => begins(bytes, [0x89, 0x50, 0x4e, 0x47])],
  ['a JPEG image', (bytes) => begins(bytes, [0xff, 0xd8, 0xff])],
  ['a GIF image', (bytes) => begins(bytes, ascii('GIF8'))],
  ['a WebP image', (bytes) => begins(bytes, ascii('RIFF')) && begins(bytes, ascii('WEBP'), 8)],
  ['an MP4 or MOV video', (bytes) => begins(bytes, ascii('ftyp'), 4)],
  ['a WebM or Matroska video', (bytes) => begins(bytes, [0x1a, 0x45, 0xdf, 0xa3])],
  ['a PDF document', (bytes) => begins(bytes, ascii('%PDF-'))],
  ['a ZIP archive or an Office document', (bytes) => begins(bytes, [0x50, 0x4b, 0x03, 0x04])],
  ['a gzip archive', (bytes) => begins(bytes, [0x1f, 0x8b])],
  ['a SQLite database', (bytes) => begins(bytes, ascii('SQLite format 3'))],
];

/** @throws FailureError `not-json` for a picture, a video, an archive: named for what it is */
export function refuseBinary(name: string, bytes: Uint8Array): void {
  const kind = KINDS_OF_FILE.find(([, matches]) => matches(bytes))?.[0];
  if (kind === undefined) return;
  throw new FailureError(
    failure(
      'not-json',
      `${quoted(name)} is ${kind}, not a payload.`,
      'Drop the JSON file that describes the render.',
    ),
  );
}

export interface DecodedText {
  readonly text: string;
  /** The bytes of the text itself, without a byte order mark. */
  readonly bytes: Uint8Array;
  readonly hadMark: boolean;
}

/**
 * The text of a UTF-8 file. A byte order mark is left out, because JSON must not begin with one
 * (RFC 8259, section 8.1).
 * @throws FailureError `wrong-encoding` or `not-json`
 */
export function decodeUtf8(name: string, bytes: Uint8Array): DecodedText {
  const other = otherEncoding(bytes);
  if (other !== null) throw wrongEncoding(`${quoted(name)} is written in ${other}, not in UTF-8.`);
  const hadMark = begins(bytes, UTF8_MARK);
  const body = hadMark ? bytes.subarray(UTF8_MARK.length) : bytes;
  if (body.subarray(0, SAMPLE_BYTES).includes(0)) {
    throw new FailureError(
      failure(
        'not-json',
        `${quoted(name)} is not a text file.`,
        'Drop the JSON file that describes the render.',
      ),
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return { text, bytes: body, hadMark };
  } catch {
    throw notUtf8(name, body);
  }
}

/** Four-byte marks first: UTF-32's begins with UTF-16's. Without a mark, "{" tells by its zeros. */
function otherEncoding(bytes: Uint8Array): string | null {
  if (begins(bytes, [0xff, 0xfe, 0, 0]) || begins(bytes, [0x7b, 0, 0, 0])) return 'UTF-32';
  if (begins(bytes, [0, 0, 0xfe, 0xff]) || begins(bytes, [0, 0, 0, 0x7b])) return 'UTF-32';
  if (begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff])) return 'UTF-16';
  const [first, second] = bytes;
  if (first === 0 && isJsonStart(second)) return 'UTF-16';
  if (second === 0 && isJsonStart(first)) return 'UTF-16';
  return null;
}

/** `{`, `[` or white space. */
function isJsonStart(byte: number | undefined): boolean {
  return byte !== undefined && [0x7b, 0x5b, 0x20, 0x09, 0x0a, 0x0d].includes(byte);
}

function notUtf8(name: string, body: Uint8Array): FailureError {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  const place = placeOf(text, text.indexOf('�'));
  return wrongEncoding(
    `${quoted(name)} is not UTF-8: line ${place.line}, column ${place.column} holds a byte of another encoding (Windows-1252 or Latin-1, perhaps).`,
    place,
  );
}

function wrongEncoding(
  message: string,
  place: { line?: number; column?: number } = {},
): FailureError {
  return new FailureError(
    failure(
      'wrong-encoding',
      message,
      'Save it again as UTF-8: most editors offer the encoding under "Save as".',
      place,
    ),
  );
}

function begins(bytes: Uint8Array, pattern: readonly number[], at = 0): boolean {
  return pattern.every((byte, index) => bytes[at + index] === byte);
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
