import { crc32 } from 'node:zlib';

/*
 * A line of a journal: `{"v":1,"crc":"0123abcd","record":{…}}`. The checksum is of the record's
 * text as it stands there, so that a line that was torn or changed is known for one.
 */

const VERSION = 1;
const HEAD = `{"v":${VERSION},"crc":"`;
const MIDDLE = '","record":';
const CRC_DIGITS = 8;
const TEXT_AT = HEAD.length + CRC_DIGITS + MIDDLE.length;

/** One line, with its end. */
export function lineOf(record: object): string {
  const text = JSON.stringify(record);
  return `${HEAD}${checksum(text)}${MIDDLE}${text}}\n`;
}

export type ReadLine =
  | { readonly whole: true; readonly record: unknown }
  /** `newer`: written by a Renderdesk that knows another form of line. */
  | { readonly whole: false; readonly why: 'damaged' | 'newer' };

/** @param line without its end */
export function readLine(line: string): ReadLine {
  if (!line.startsWith(HEAD)) {
    const version = /^\{"v":(\d{1,6}),/.exec(line)?.[1];
    const isNewer = version !== undefined && Number(version) > VERSION && line.endsWith('}');
    return { whole: false, why: isNewer ? 'newer' : 'damaged' };
  }
  const text = line.slice(TEXT_AT, -1);
  const crc = line.slice(HEAD.length, HEAD.length + CRC_DIGITS);
  if (!line.endsWith('}') || crc !== checksum(text)) return { whole: false, why: 'damaged' };
  try {
    return { whole: true, record: JSON.parse(text) };
  } catch {
    return { whole: false, why: 'damaged' };
  }
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(CRC_DIGITS, '0');
