import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'opentype.js';
import type { Font } from 'opentype.js';

export type Weight = 'regular' | 'medium' | 'semibold';

const fromHere = createRequire(import.meta.url);
const files: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  medium: '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
  semibold: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
};

/** Glyph outlines need no more than hundredths of a pixel. */
const OUTLINE_DECIMALS = 2;

/**
 * Inter, as outlines: text that it covers is measured and drawn from the same numbers, and needs
 * no font to be installed on the machine.
 */
export class Typeface {
  readonly #fonts = new Map<Weight, Font>();

  covers(character: string): boolean {
    return this.#font('regular').charToGlyphIndex(character) > 0;
  }

  /** Pixels at `size`. */
  width(text: string, size: number, weight: Weight): number {
    return this.#font(weight).getAdvanceWidth(text, size);
  }

  /** The outline of a text whose baseline starts at 0,0. */
  outline(text: string, size: number, weight: Weight): string {
    return this.#font(weight).getPath(text, 0, 0, size).toPathData(OUTLINE_DECIMALS);
  }

  #font(weight: Weight): Font {
    const loaded = this.#fonts.get(weight);
    if (loaded !== undefined) return loaded;
    const bytes = readFileSync(fromHere.resolve(files[weight]));
    const start = bytes.byteOffset;
    const font = parse(bytes.buffer.slice(start, start + bytes.byteLength));
    this.#fonts.set(weight, font);
    return font;
  }
}

export const inter = new Typeface();
