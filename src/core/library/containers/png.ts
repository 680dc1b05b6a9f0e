import { crc32 } from 'node:zlib';
import { Damaged, type ProbedFile } from './probed-file.ts';

const SIGNATURE_BYTES = 8;
/** Length and type before a chunk's data. */
const HEAD_BYTES = 8;
const CRC_BYTES = 4;
const READ_BYTES = 256 * 1024;
/** Colour types that carry an alpha channel (PNG 3rd edition, 11.2.1). */
const withAlpha = new Set([4, 6]);

type Walked = Pick<ProbedFile, 'size' | 'read'>;

export interface PngFacts {
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
}

/**
 * Walks a PNG from IHDR to IEND and checks every chunk's CRC: a picture that was cut or changed
 * anywhere does not pass.
 * @throws Damaged
 */
export async function examinePng(file: Walked): Promise<PngFacts> {
  const header = await file.read(0, SIGNATURE_BYTES + HEAD_BYTES + 13);
  if (header.toString('latin1', 12, 16) !== 'IHDR' || header.byteLength < 29) {
    throw new Damaged('it has no header');
  }
  const width = header.readUInt32BE(16);
  const height = header.readUInt32BE(20);
  if (width === 0 || height === 0) throw new Damaged('it has no size');
  const seen = await walk(file);
  if (!seen.has('IDAT')) throw new Damaged('it has no picture in it');
  return { width, height, hasAlpha: withAlpha.has(header[25] ?? 0) || seen.has('tRNS') };
}

/** The types of the chunks up to IEND. Bytes after it are no part of the picture. */
async function walk(file: Walked): Promise<Set<string>> {
  const seen = new Set<string>();
  let position = SIGNATURE_BYTES;
  while (!seen.has('IEND')) {
    const head = await file.read(position, HEAD_BYTES);
    if (head.byteLength < HEAD_BYTES) throw new Damaged('it ends before its end mark');
    const type = head.toString('latin1', 4);
    const end = position + HEAD_BYTES + head.readUInt32BE(0) + CRC_BYTES;
    if (!/^[A-Za-z]{4}$/.test(type)) throw new Damaged('it is garbled inside');
    if (end > file.size) throw new Damaged('it ends in the middle');
    await checkCrc(file, position + 4, end - CRC_BYTES);
    seen.add(type);
    position = end;
  }
  return seen;
}

async function checkCrc(file: Walked, start: number, end: number): Promise<void> {
  let crc = 0;
  for (let at = start; at < end; at += READ_BYTES) {
    crc = crc32(await file.read(at, Math.min(READ_BYTES, end - at)), crc);
  }
  const stored = (await file.read(end, CRC_BYTES)).readUInt32BE(0);
  if (stored !== crc) throw new Damaged('its checksum is wrong');
}
