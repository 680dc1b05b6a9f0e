import { Resvg } from '@resvg/resvg-js';
import type { Piece } from './markup.ts';

/** Text of scripts that Inter lacks stands as `<text>`; only then are the machine's fonts read. */
const NEEDS_MACHINE_FONTS = '<text ';

function prepared(piece: Piece, scale: number): Resvg {
  const { width, height, svg } = piece;
  const document = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}">${svg}</svg>`;
  return new Resvg(document, {
    font: { loadSystemFonts: svg.includes(NEEDS_MACHINE_FONTS) },
  });
}

/** A PNG of the piece, `scale` times as large. */
export function toPng(piece: Piece, scale: number): Uint8Array {
  return prepared(piece, scale).render().asPng();
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha; colours are premultiplied with alpha. */
  readonly rgba: Uint8Array;
}

export function toPixels(piece: Piece, scale: number): Pixels {
  const image = prepared(piece, scale).render();
  return { width: image.width, height: image.height, rgba: image.pixels };
}
