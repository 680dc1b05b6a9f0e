import type { VideoFrame } from './video-frame.ts';

/** Luma, then the two chroma planes at half size: what both encoders take. */
export type Planes = Uint8Array<ArrayBuffer>;

/** ITU-R BT.709 for HD, BT.601 below: what players assume of a file that does not say. */
const HD_HEIGHT = 720;
const coefficients = {
  hd: { red: 0.2126, blue: 0.0722 },
  sd: { red: 0.299, blue: 0.114 },
};
/** "Limited range": black is 16, white 235; chroma swings 112 around 128. */
const LUMA_BASE = 16;
const LUMA_SWING = 219 / 255;
const CHROMA_BASE = 128;
const CHROMA_SWING = 112 / 255;

export function planeBytes(width: number, height: number): number {
  return (width * height * 3) / 2;
}

/** Converts an RGBA frame without regard to its alpha. Width and height are even. */
export function colourPlanes(rgba: Uint8Array, width: number, height: number): Planes {
  const planes = new Uint8Array(planeBytes(width, height));
  const { red: kr, blue: kb } = height >= HD_HEIGHT ? coefficients.hd : coefficients.sd;
  const kg = 1 - kr - kb;
  const blueAt = width * height;
  const redAt = blueAt + blueAt / 4;
  const toBlue = CHROMA_SWING / (1 - kb);
  const toRed = CHROMA_SWING / (1 - kr);
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let chromaBlue = 0;
      let chromaRed = 0;
      for (let corner = 0; corner < 4; corner += 1) {
        const pixel = (y + (corner >> 1)) * width + x + (corner & 1);
        const red = rgba[pixel * 4] ?? 0;
        const blue = rgba[pixel * 4 + 2] ?? 0;
        const luma = kr * red + kg * (rgba[pixel * 4 + 1] ?? 0) + kb * blue;
        planes[pixel] = LUMA_BASE + luma * LUMA_SWING + 0.5;
        chromaBlue += blue - luma;
        chromaRed += red - luma;
      }
      const cell = ((y / 2) * width) / 2 + x / 2;
      planes[blueAt + cell] = CHROMA_BASE + (chromaBlue / 4) * toBlue + 0.5;
      planes[redAt + cell] = CHROMA_BASE + (chromaRed / 4) * toRed + 0.5;
    }
  }
  return planes;
}

/** A frame's alpha as luma, all 256 steps, with grey chroma. */
export function alphaPlanes(frame: VideoFrame): Planes {
  const { width, height, rgba } = frame;
  const planes = new Uint8Array(planeBytes(width, height)).fill(CHROMA_BASE);
  for (let pixel = 0; pixel < width * height; pixel += 1) planes[pixel] = rgba[pixel * 4 + 3] ?? 0;
  return planes;
}

/** Side of the squares whose transparent pixels borrow their neighbours' colour. */
const BLOCK = 8;
const OPAQUE = 255;

/**
 * Straight colours of a premultiplied frame. Transparent pixels beside visible ones take the mean
 * colour of their block, as an invisible but sharp edge would bleed into the visible pixels when
 * it is compressed; the rest takes the backdrop.
 */
export function straightColours(frame: VideoFrame, backdrop: string): Uint8Array {
  const { width, height } = frame;
  const straight = new Uint8Array(frame.rgba.length);
  const behind = colourOf(backdrop);
  for (let y = 0; y < height; y += BLOCK) {
    for (let x = 0; x < width; x += BLOCK) {
      const bottom = Math.min(y + BLOCK, height);
      const right = Math.min(x + BLOCK, width);
      fillBlock(frame, straight, { x, y, right, bottom }, behind);
    }
  }
  return straight;
}

type Colour = readonly [number, number, number];

function colourOf(hexadecimal: string): Colour {
  const value = Number.parseInt(hexadecimal.slice(1), 16);
  return [(value >> 16) & OPAQUE, (value >> 8) & OPAQUE, value & OPAQUE];
}

interface Block {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

function fillBlock(frame: VideoFrame, straight: Uint8Array, block: Block, behind: Colour): void {
  const { rgba, width } = frame;
  const colour = meanColour(frame, block) ?? behind;
  for (let y = block.y; y < block.bottom; y += 1) {
    for (let x = block.x; x < block.right; x += 1) {
      const offset = (y * width + x) * 4;
      const alpha = rgba[offset + 3] ?? 0;
      for (let channel = 0; channel < 3; channel += 1) {
        const premultiplied = rgba[offset + channel] ?? 0;
        straight[offset + channel] =
          alpha === 0 ? (colour[channel] ?? 0) : (premultiplied * OPAQUE) / alpha;
      }
    }
  }
}

/** The mean of what can be seen in a block; null where nothing can. */
function meanColour(frame: VideoFrame, block: Block): Colour | null {
  const { rgba, width } = frame;
  let red = 0;
  let green = 0;
  let blue = 0;
  let alphas = 0;
  for (let y = block.y; y < block.bottom; y += 1) {
    for (let x = block.x; x < block.right; x += 1) {
      const offset = (y * width + x) * 4;
      red += rgba[offset] ?? 0;
      green += rgba[offset + 1] ?? 0;
      blue += rgba[offset + 2] ?? 0;
      alphas += rgba[offset + 3] ?? 0;
    }
  }
  if (alphas === 0) return null;
  return [(red * OPAQUE) / alphas, (green * OPAQUE) / alphas, (blue * OPAQUE) / alphas];
}
