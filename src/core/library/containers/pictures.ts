import { imageSize } from 'image-size';
import { examineGif, examineWebp } from './animation.ts';
import { Damaged, type ProbedFile } from './probed-file.ts';

/** The size stands in front; only a long colour profile or preview comes before it. */
const HEAD_BYTES = 1024 * 1024;
/** How much may follow a picture's end mark: cameras and editors append things. */
const TAIL_BYTES = 64 * 1024;
/** From this orientation on (EXIF 2.3, tag 274) a picture is shown on its side. */
const FIRST_SIDEWAYS = 5;

export interface PictureFacts {
  readonly width: number | null;
  readonly height: number | null;
  readonly hasAlpha: boolean | null;
  /** Seconds of one turn, and frames in each; absent for still pictures. */
  readonly durationSeconds?: number | null;
  readonly frameRate?: number | null;
}

/**
 * Dimensions as shown, and whether the picture is whole as far as its format says where it ends.
 * @throws Damaged
 */
export async function examinePicture(file: ProbedFile, mediaType: string): Promise<PictureFacts> {
  const head = await file.read(0, HEAD_BYTES);
  switch (mediaType) {
    case 'image/jpeg':
      await mustEndWith(file, Buffer.from([0xff, 0xd9]));
      return { ...sizeOf(head), hasAlpha: false };
    case 'image/gif':
      await mustEndWith(file, Buffer.from(';'));
      return { ...sizeOf(head), ...(await examineGif(file)) };
    case 'image/webp':
      if (head.readUInt32LE(4) + 8 > file.size) throw new Damaged('it ends in the middle');
      return { ...sizeOf(head), hasAlpha: webpHasAlpha(head), ...(await examineWebp(file)) };
    case 'image/avif':
      return { ...sizeOf(head), hasAlpha: avifHasAlpha(head) };
    case 'image/svg+xml':
      return { width: null, height: null, hasAlpha: null };
    default:
      return { ...sizeOf(head), hasAlpha: null };
  }
}

function sizeOf(head: Buffer): { width: number; height: number } {
  try {
    const { width, height, orientation = 1 } = imageSize(head);
    if (width < 1 || height < 1) throw new Damaged('it has no size');
    return orientation < FIRST_SIDEWAYS ? { width, height } : { width: height, height: width };
  } catch (error) {
    throw error instanceof Damaged ? error : new Damaged('its size can not be read');
  }
}

async function mustEndWith(file: ProbedFile, mark: Buffer): Promise<void> {
  const tail = await file.read(Math.max(0, file.size - TAIL_BYTES), TAIL_BYTES);
  if (tail.lastIndexOf(mark) === -1) throw new Damaged('it ends before its end mark');
}

/** AVIF 1.1, 4.1: a picture of transparency is one that is marked as auxiliary, of this kind. */
function avifHasAlpha(head: Buffer): boolean {
  return head.includes('urn:mpeg:mpegB:cicp:systems:auxiliary:alpha');
}

/** RFC 9649: the flag of the extended format, the bit of the lossless one. */
function webpHasAlpha(head: Buffer): boolean | null {
  if (head.byteLength < 25) return null;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return (head.readUInt8(20) & 0x10) !== 0;
    case 'VP8L':
      return (head.readUInt8(24) & 0x10) !== 0;
    default:
      return false;
  }
}
