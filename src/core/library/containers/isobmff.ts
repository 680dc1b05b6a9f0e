import { Damaged, type ProbedFile } from './probed-file.ts';

/** A day of one-second fragments, thrice over; more boxes than that are there to keep us busy. */
const MOST_BOXES = 500_000;

/**
 * Walks the outermost boxes of an mp4, mov or the like (ISO/IEC 14496-12, 4.2): every one must
 * lie within the file. A file with its index in front reads well although its pictures are
 * missing; only this finds out.
 * @returns the types of the boxes
 * @throws Damaged
 */
export async function walkBoxes(file: ProbedFile): Promise<Set<string>> {
  const seen = new Set<string>();
  let position = 0;
  // Fewer bytes than a box's head may trail: padding.
  for (let count = 0; position + 8 <= file.size; count += 1) {
    if (count > MOST_BOXES) throw new Damaged('it is garbled inside');
    const head = await file.read(position, 16);
    const size = boxSize(head, file.size - position);
    if (position + size > file.size) throw new Damaged('it ends in the middle');
    seen.add(head.toString('latin1', 4, 8));
    position += size;
  }
  return seen;
}

/** A size of 1 means that 64 bits follow, of 0 that it reaches to the end of the file. */
function boxSize(head: Buffer, rest: number): number {
  const short = head.readUInt32BE(0);
  if (short === 0) return rest;
  const size = short === 1 && head.byteLength >= 16 ? Number(head.readBigUInt64BE(8)) : short;
  if (size < 8) throw new Damaged('it is garbled inside');
  return size;
}

/** @throws Damaged for a film without its index or without its content */
export async function examineIsobmff(file: ProbedFile): Promise<void> {
  const boxes = await walkBoxes(file);
  if (!boxes.has('moov')) throw new Damaged('its index is missing');
  if (!boxes.has('mdat')) throw new Damaged('there is nothing in it');
}
