import { readFile } from 'node:fs/promises';
import type Sharp from 'sharp';
import { PREVIEW_SIDES } from '../../../shared/preview-sides.ts';
import { noParts } from '../no-parts.ts';
import type { MediaOutcome, PreviewBytes } from '../media-message.ts';
import { Refused } from './refused.ts';

export type SharpLibrary = typeof Sharp;
export type Drawn = Extract<MediaOutcome, { outcome: 'drawn' }>;

/** Pixels. PNG and JPEG are read line by line; all others lie in memory whole, 4 bytes a pixel. */
const MOST_STREAMED = 200_000_000;
const MOST_WHOLE = 60_000_000;
const streamed = new Set(['image/png', 'image/jpeg']);

/** Of libwebp's 0 to 6: with 4 a picture takes a quarter longer and weighs a fifth less. */
const EFFORT = 1;
/** Text stays legible at it; of 100. */
const QUALITY = 82;

/** Pixels as they lie in memory: rows of red, green, blue and, with four channels, alpha. */
export interface RawPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

/**
 * Draws both sizes of a picture file.
 * @throws Refused for one that is too large or cannot be decoded
 */
export async function drawPicture(
  sharp: SharpLibrary,
  path: string,
  mediaType: string,
): Promise<Drawn> {
  if (mediaType === 'image/svg+xml') {
    const { drawSvg } = await import('./draw-svg.ts');
    return drawSizes(sharp, drawSvg(await readFile(path)));
  }
  if (mediaType === 'image/heic') {
    throw new Refused('There is no decoder for HEIC in this app, so there is no preview of it.');
  }
  const most = streamed.has(mediaType) ? MOST_STREAMED : MOST_WHOLE;
  return drawSizes(sharp, await shrink(sharp, path, most));
}

/** Upright, in sRGB with 8 bits a channel, as large as the larger preview at most. */
export async function shrink(
  sharp: SharpLibrary,
  source: string | Uint8Array,
  mostPixels: number,
): Promise<RawPicture> {
  try {
    const picture = sharp(source, {
      sequentialRead: true,
      limitInputPixels: false,
      failOn: 'error',
    });
    const { width, height } = await picture.metadata();
    if (width * height > mostPixels) throw tooLarge(width * height, mostPixels);
    const { data, info } = await picture
      .autoOrient()
      .resize(PREVIEW_SIDES.large, PREVIEW_SIDES.large, fit)
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: info.channels };
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('The picture could not be decoded; the file may be damaged.', {
      cause: error,
    });
  }
}

const fit = { fit: 'inside', withoutEnlargement: true } as const;

/**
 * Decoded once, drawn twice.
 * @param shown the size that it is meant to be seen in, where its pixels are not square
 */
export async function drawSizes(
  sharp: SharpLibrary,
  picture: RawPicture,
  shown: { readonly width: number; readonly height: number } = picture,
): Promise<Drawn> {
  const { data, ...raw } = picture;
  const draw = (side: number) => {
    const scale = Math.min(1, side / Math.max(shown.width, shown.height));
    const width = Math.max(1, Math.round(shown.width * scale));
    const height = Math.max(1, Math.round(shown.height * scale));
    return sharp(data, { raw })
      .resize(width, height, { fit: 'fill' })
      .webp({ effort: EFFORT, quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
  };
  const small = await draw(PREVIEW_SIDES.small);
  const large = await draw(PREVIEW_SIDES.large);
  const sizeOf = ({ info }: typeof small) => ({ width: info.width, height: info.height });
  // Copies: what WebAssembly wrote lies in its own shared memory, which no message can carry.
  const files: PreviewBytes = {
    small: new Uint8Array(small.data),
    large: new Uint8Array(large.data),
  };
  return {
    outcome: 'drawn',
    files,
    parts: { ...noParts, small: sizeOf(small), large: sizeOf(large) },
  };
}

/** A picture of many frames, as it is. */
export async function drawSheet(
  sharp: SharpLibrary,
  picture: RawPicture,
): Promise<Uint8Array<ArrayBuffer>> {
  const { data, ...raw } = picture;
  const sheet = await sharp(data, { raw }).webp({ effort: EFFORT, quality: QUALITY }).toBuffer();
  return new Uint8Array(sheet);
}

export function tooLarge(pixels: number, most: number): Refused {
  const megapixels = (count: number) => Math.ceil(count / 1_000_000).toLocaleString('en');
  return new Refused(
    `The picture has ${megapixels(pixels)} megapixels; previews are drawn of up to ${megapixels(most)}.`,
  );
}
