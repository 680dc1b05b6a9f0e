import { Resvg } from '@resvg/resvg-js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Draws the app's icon in every size that a system asks for, and those of tray and taskbar in
 * every state, from their SVGs:
 *   npx node tools/draw-icons.ts
 */

/** Sides in pixels: what Linux's icon theme, Windows and macOS want. */
const SIDES = [16, 24, 32, 48, 64, 128, 256, 512, 1_024];
/** What trays are drawn at; macOS's menu bar is lower. */
const TRAY_SIDE = 22;
const MENU_BAR_SIDE = 18;
/** Of buttons and marks in Windows' taskbar. */
const TASKBAR_SIDE = 16;

const folder = join(import.meta.dirname, '../resources/icons');
const drawingOf = (name: string) => readFileSync(join(folder, name), 'utf8');

/** The drawing in one state: what is of another is left out. */
function inState(drawing: string, state: string): string {
  return drawing.replaceAll(/<[a-z]+ data-state="([a-z-]+)"[^>]*\/>/g, (element, of) =>
    of === state ? element : '',
  );
}

function draw(drawing: string, file: string, side: number): void {
  const picture = new Resvg(drawing, { fitTo: { mode: 'width', value: side } }).render();
  writeFileSync(join(folder, file), picture.asPng());
}

/** Also twice as large, for screens with twice the pixels; Electron finds it by its name. */
function drawBoth(drawing: string, name: string, side: number): void {
  draw(drawing, `${name}.png`, side);
  draw(drawing, `${name}@2x.png`, side * 2);
}

for (const side of SIDES) draw(drawingOf('icon.svg'), `icon-${String(side)}.png`, side);
for (const state of ['idle', 'working', 'paused', 'needs-you']) {
  drawBoth(inState(drawingOf('tray/tray.svg'), state), `tray/${state}`, TRAY_SIDE);
  const template = inState(drawingOf('tray/template.svg'), state);
  drawBoth(template, `tray/${state}Template`, MENU_BAR_SIDE);
}
drawBoth(drawingOf('taskbar/overlay.svg'), 'taskbar/overlay', TASKBAR_SIDE);
for (const what of ['pause', 'resume']) {
  drawBoth(inState(drawingOf('taskbar/thumb.svg'), what), `taskbar/thumb-${what}`, TASKBAR_SIDE);
}
