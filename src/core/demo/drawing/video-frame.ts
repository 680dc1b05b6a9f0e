import type { Pixels } from './rasterise.ts';

const OPAQUE = 255;

/** Pixels to lay over a frame, also by whole pixels of 32 bits. */
export interface Sprite extends Pixels {
  readonly words: Uint32Array;
}

export function spriteOf(pixels: Pixels): Sprite {
  // A copy begins at the start of its buffer, as 32 bit access needs.
  const rgba = new Uint8Array(pixels.rgba);
  return { ...pixels, rgba, words: new Uint32Array(rgba.buffer) };
}

/** A frame's pixels, premultiplied with alpha, and how sprites are laid over them. */
export class VideoFrame {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
  /** Goes up with every change, so that what was made of the same pixels can be used again. */
  version = 0;
  readonly #words: Uint32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#words = new Uint32Array(width * height);
    this.rgba = new Uint8Array(this.#words.buffer);
  }

  /** @param colour as `#rrggbb`. */
  fill(colour: string): void {
    const value = Number.parseInt(colour.slice(1), 16);
    const pixel = [(value >> 16) & OPAQUE, (value >> 8) & OPAQUE, value & OPAQUE, OPAQUE];
    for (let offset = 0; offset < this.rgba.length; offset += 1) {
      this.rgba[offset] = pixel[offset % 4] ?? 0;
    }
    this.version += 1;
  }

  /** Takes over every pixel of a frame of the same size. */
  copy(other: VideoFrame): void {
    this.#words.set(other.#words);
    this.version += 1;
  }

  /**
   * Lays a sprite over the frame with its top left at x, y (whole pixels).
   * @param opacity 0 to 1.
   * @param clip rows outside of which nothing is drawn; `bottom` is exclusive.
   */
  overlay(
    sprite: Sprite,
    place: { x: number; y: number },
    opacity: number,
    clip: { top: number; bottom: number },
  ): void {
    this.version += 1;
    const share = Math.round(Math.min(1, Math.max(0, opacity)) * OPAQUE);
    const fromRow = Math.max(0, clip.top - place.y);
    const toRow = Math.min(sprite.height, clip.bottom - place.y);
    const fromColumn = Math.max(0, -place.x);
    const toColumn = Math.min(sprite.width, this.width - place.x);
    for (let row = fromRow; row < toRow; row += 1) {
      const source = row * sprite.width;
      const target = (row + place.y) * this.width + place.x;
      for (let column = fromColumn; column < toColumn; column += 1) {
        const alpha = sprite.rgba[(source + column) * 4 + 3] ?? 0;
        if (alpha === 0) continue;
        if (alpha === OPAQUE && share === OPAQUE) {
          this.#words[target + column] = sprite.words[source + column] ?? 0;
        } else {
          blendPixel(this.rgba, (target + column) * 4, sprite.rgba, (source + column) * 4, share);
        }
      }
    }
  }
}

/** Source over target, both premultiplied; a `share` of 255 is the sprite's own opacity. */
function blendPixel(
  target: Uint8Array,
  to: number,
  source: Uint8Array,
  from: number,
  share: number,
): void {
  const kept = 1 - ((source[from + 3] ?? 0) * share) / (OPAQUE * OPAQUE);
  for (let channel = 0; channel < 4; channel += 1) {
    const added = ((source[from + channel] ?? 0) * share) / OPAQUE;
    target[to + channel] = added + (target[to + channel] ?? 0) * kept + 0.5;
  }
}

/** Derives something from a frame, and gives the same again while the frame has not changed. */
export function onceAVersion<Derived>(
  derive: (frame: VideoFrame) => Derived,
): (frame: VideoFrame) => Derived {
  let last: { version: number; derived: Derived } | null = null;
  return (frame) => {
    if (last?.version !== frame.version) last = { version: frame.version, derived: derive(frame) };
    return last.derived;
  };
}
