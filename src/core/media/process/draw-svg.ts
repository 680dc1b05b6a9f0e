import { Resvg } from '@resvg/resvg-js';
import { createRequire } from 'node:module';
import { PREVIEW_SIDES } from '../../../shared/preview-sides.ts';
import type { RawPicture } from './draw-picture.ts';
import { Refused } from './refused.ts';

/** Bytes. Larger drawings are maps and traces of photographs; parsing them takes gigabytes. */
const MOST_BYTES = 16 * 1024 * 1024;
const fromHere = createRequire(import.meta.url);
const FONT = '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf';

/**
 * Draws an SVG by itself: what it refers to outside of its own text is left out.
 * @throws Refused
 */
export function drawSvg(bytes: Uint8Array): RawPicture {
  if (bytes.byteLength > MOST_BYTES) throw new Refused('The drawing is too large for a preview.');
  try {
    const svg = withoutReferences(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const font = { loadSystemFonts: false, fontFiles: [fromHere.resolve(FONT)] };
    const { width, height } = new Resvg(svg, { font });
    const mode = width >= height ? 'width' : 'height';
    const fitTo = { mode, value: PREVIEW_SIDES.large } as const;
    const drawn = new Resvg(svg, { font, fitTo }).render();
    return {
      data: straight(drawn.pixels),
      width: drawn.width,
      height: drawn.height,
      channels: 4,
    };
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('The drawing could not be read; it may be damaged.', { cause: error });
  }
}

/**
 * resvg reads files of this machine that an `href` names. Only references within the document and
 * pictures written out in it are kept. Entities could hide a reference, and are not needed.
 * @throws Refused
 */
export function withoutReferences(svg: string): string {
  if (/<!ENTITY/i.test(svg)) {
    throw new Refused('The drawing defines entities, which are not followed for a preview.');
  }
  return svg.replaceAll(
    /href\s*=\s*(?:"([^"]*)"|'([^']*)')/gi,
    (whole: string, double?: string, single?: string) =>
      isWithin((double ?? single ?? '').trim()) ? whole : 'href=""',
  );
}

function isWithin(reference: string): boolean {
  return /^(#|data:image\/(png|jpeg|gif|webp);base64,)/i.test(reference);
}

/** resvg's colours are premultiplied with alpha; WebP's are not. */
function straight(premultiplied: Uint8Array): Uint8Array {
  const pixels = Uint8Array.from(premultiplied);
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] ?? 0;
    if (alpha === 0 || alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel += 1) {
      pixels[channel] = Math.min(255, Math.round(((pixels[channel] ?? 0) * 255) / alpha));
    }
  }
  return pixels;
}
