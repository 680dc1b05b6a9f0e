import type { RawPicture } from './draw-picture.ts';

/** A decoded frame: luma, then blue and red chroma at half the size, in rows without padding. */
export interface YuvFrame {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface ColourRules {
  readonly isHd: boolean;
  readonly isFullRange: boolean;
}

/** ITU-R BT.709 for HD, BT.601 below. */
const weights = { hd: { red: 0.2126, blue: 0.0722 }, sd: { red: 0.299, blue: 0.114 } };

/**
 * Red, green and blue of a frame, and its alpha where a second frame holds it as luma.
 * Chroma is taken as it is for each square of four pixels: what follows is made much smaller.
 */
export function rgbOf(frame: YuvFrame, alpha: YuvFrame | null, rules: ColourRules): RawPicture {
  const { data, width, height } = frame;
  const channels = alpha === null ? 3 : 4;
  const { red: kr, blue: kb } = rules.isHd ? weights.hd : weights.sd;
  const kg = 1 - kr - kb;
  // "Limited range": black is 16, white 235; chroma swings 112 around 128.
  const base = rules.isFullRange ? 0 : 16;
  const scale = rules.isFullRange ? 1 : 255 / 219;
  const swing = rules.isFullRange ? 255 / 127.5 / 2 : 255 / 224;
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const blueAt = width * height;
  const redAt = blueAt + half.width * half.height;
  const rgb = new Uint8ClampedArray(width * height * channels);
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    const chromaRow = (y >> 1) * half.width;
    for (let x = 0; x < width; x += 1) {
      const luma = ((data[y * width + x] ?? 0) - base) * scale;
      const cell = chromaRow + (x >> 1);
      const blue = ((data[blueAt + cell] ?? 128) - 128) * swing * 2 * (1 - kb);
      const red = ((data[redAt + cell] ?? 128) - 128) * swing * 2 * (1 - kr);
      rgb[at] = luma + red;
      rgb[at + 1] = luma - (kr * red + kb * blue) / kg;
      rgb[at + 2] = luma + blue;
      if (alpha !== null) rgb[at + 3] = alpha.data[y * width + x] ?? 255;
      at += channels;
    }
  }
  return { data: new Uint8Array(rgb.buffer), width, height, channels };
}
