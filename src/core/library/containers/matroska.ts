import { Damaged, type ProbedFile } from './probed-file.ts';

/** A day of clusters of half a second, and their blocks where they are of unknown size. */
const MOST_ELEMENTS = 2_000_000;

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const TRACKS = 0x1654ae6b;

interface Element {
  readonly id: number;
  readonly dataStart: number;
  /** Null where the writer did not know it (RFC 8794, 6.2). */
  readonly end: number | null;
}

/**
 * Walks the elements of a WebM or Matroska file: all must lie within the file, and there must be
 * tracks and at least one cluster of frames.
 * @throws Damaged
 */
export async function examineMatroska(file: ProbedFile): Promise<void> {
  const seen = new Set<number>();
  let position = 0;
  for (let count = 0; position < file.size; count += 1) {
    if (count > MOST_ELEMENTS) throw new Damaged('it is garbled inside');
    const element = await elementAt(file, position);
    if (element.end !== null && element.end > file.size) throw new Damaged('it ends in the middle');
    seen.add(element.id);
    // Into the segment, and into whatever does not say where it ends; over everything else.
    position = element.id === SEGMENT || element.end === null ? element.dataStart : element.end;
  }
  if (!seen.has(TRACKS)) throw new Damaged('its index is missing');
  if (!seen.has(CLUSTER)) throw new Damaged('there is nothing in it');
}

async function elementAt(file: ProbedFile, position: number): Promise<Element> {
  // Four bytes of id and eight of size at most.
  const head = await file.read(position, 12);
  const idLength = lengthOf(head[0] ?? 0, 4);
  const sizeLength = lengthOf(head[idLength] ?? 0, 8);
  if (head.byteLength < idLength + sizeLength) throw new Damaged('it ends in the middle');
  const dataStart = position + idLength + sizeLength;
  const size = sizeIn(head.subarray(idLength, idLength + sizeLength));
  return {
    id: head.readUIntBE(0, idLength),
    dataStart,
    end: size === null ? null : dataStart + size,
  };
}

/** How many bytes a number has: one more than the zeros before its first one. */
function lengthOf(first: number, most: number): number {
  const length = Math.clz32(first) - 23;
  if (first === 0 || length > most) throw new Damaged('it is garbled inside');
  return length;
}

function sizeIn(bytes: Buffer): number | null {
  let size = BigInt((bytes[0] ?? 0) & (0xff >> bytes.byteLength));
  for (const byte of bytes.subarray(1)) size = size * 256n + BigInt(byte);
  const unknown = 2n ** BigInt(7 * bytes.byteLength) - 1n;
  return size === unknown ? null : Number(size);
}
