import { Resvg } from '@resvg/resvg-js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Draws the app's icon from its SVG in every size that a system asks for:
 *   npx node tools/draw-icons.ts
 */

/** Sides in pixels: what Linux's icon theme, Windows and macOS want. */
const SIDES = [16, 24, 32, 48, 64, 128, 256, 512, 1_024];

const folder = join(import.meta.dirname, '../resources/icons');
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');

for (const side of SIDES) {
  const picture = new Resvg(drawing, { fitTo: { mode: 'width', value: side } }).render();
  writeFileSync(join(folder, `icon-${String(side)}.png`), picture.asPng());
}
