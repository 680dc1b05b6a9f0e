import { Damaged, type ProbedFile } from './probed-file.ts';

export interface AnimationFacts {
  /** Of one turn; null for a still picture. */
  readonly durationSeconds: number | null;
  /** Frames a second, on average; null for a still picture. */
  readonly frameRate: number | null;
  readonly hasAlpha: boolean | null;
}

const still = { durationSeconds: null, frameRate: null };
/** An hour at thirty frames a second; more are there to keep us busy. */
const MOST_FRAMES = 108_000;
const MOST_BLOCKS = 2_000_000;
/** Read at once: blocks are small, and there may be many. */
const WINDOW_BYTES = 64 * 1024;

/**
 * Frames, their times and transparency of a GIF (GIF89a), by walking over its blocks.
 * @throws Damaged
 */
export async function examineGif(file: ProbedFile): Promise<AnimationFacts> {
  const at = reader(file);
  const flags = await at(10);
  let position = 13 + tableBytes(flags);
  let hundredths = 0;
  let frames = 0;
  let hasAlpha = false;
  for (let count = 0; count < MOST_BLOCKS && position < file.size; count += 1) {
    const kind = await at(position);
    if (kind === TRAILER) break;
    if (kind === EXTENSION) {
      if ((await at(position + 1)) === GRAPHIC_CONTROL) {
        if (((await at(position + 3)) & 1) === 1) hasAlpha = true;
        hundredths += (await at(position + 4)) + (await at(position + 5)) * 256;
      }
      position += 2;
    } else if (kind === IMAGE) {
      frames += 1;
      if (frames > MOST_FRAMES) throw new Damaged('it is garbled inside');
      // Its own colours, then how many bits a colour has.
      position += 10 + tableBytes(await at(position + 9)) + 1;
    } else throw new Damaged('it is garbled inside');
    // Both go on with pieces, each with its length in front; an empty one is the last.
    for (let length = await at(position); length > 0; length = await at(position)) {
      position += length + 1;
    }
    position += 1;
  }
  return { ...timesOf(frames, hundredths / 100), hasAlpha };
}

const TRAILER = 0x3b;
const EXTENSION = 0x21;
const GRAPHIC_CONTROL = 0xf9;
const IMAGE = 0x2c;

/** A colour table's size is in the lowest bits of the flags before it; none without the highest. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/**
 * Frames and times of an animated WebP (RFC 9649, 2.7.1.1): an ANMF chunk for each frame.
 * @throws Damaged
 */
export async function examineWebp(file: ProbedFile): Promise<Omit<AnimationFacts, 'hasAlpha'>> {
  let position = 12;
  let frames = 0;
  let milliseconds = 0;
  while (position + 8 <= file.size) {
    const head = await file.read(position, 8 + 16);
    if (head.toString('latin1', 0, 4) === 'ANMF' && head.byteLength === 24) {
      frames += 1;
      if (frames > MOST_FRAMES) throw new Damaged('it is garbled inside');
      milliseconds += head.readUIntLE(8 + 12, 3);
    }
    const size = head.readUInt32LE(4);
    position += 8 + size + (size % 2);
  }
  return timesOf(frames, milliseconds / 1_000);
}

/** One frame is a still picture, whatever time is written beside it. */
function timesOf(
  frames: number,
  seconds: number,
): Pick<AnimationFacts, 'durationSeconds' | 'frameRate'> {
  if (frames < 2 || seconds <= 0) return still;
  return { durationSeconds: seconds, frameRate: Math.round((frames / seconds) * 1_000) / 1_000 };
}

/** Single bytes, read in large pieces. Past the end: an error, as nothing ends there by itself. */
function reader(file: ProbedFile): (position: number) => Promise<number> {
  let start = 0;
  let bytes: Buffer = Buffer.alloc(0);
  return async (position) => {
    if (position < start || position >= start + bytes.byteLength) {
      start = position;
      bytes = await file.read(position, WINDOW_BYTES);
    }
    const byte = bytes[position - start];
    if (byte === undefined) throw new Damaged('it ends in the middle');
    return byte;
  };
}
