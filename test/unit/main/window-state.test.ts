import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openingBounds,
  readWindowState,
  SMALLEST_SIZE,
  USUAL_SIZE,
  writeWindowState,
} from '../../../src/main/window-state.ts';

const laptop = { x: 0, y: 24, width: 1_440, height: 876 };
const second = { x: 1_440, y: 0, width: 1_920, height: 1_080 };
const left = (bounds: { x: number; y: number; width: number; height: number }) => ({
  bounds,
  maximised: false,
});

describe('openingBounds', () => {
  it('centres the usual size at the first start', () => {
    expect(openingBounds(null, [laptop])).toEqual({ size: USUAL_SIZE, position: null });
  });

  it('opens where it was left, also on a second display', () => {
    const there = left({ x: 1_500, y: 40, width: 900, height: 700 });
    expect(openingBounds(there, [laptop, second])).toEqual({
      size: { width: 900, height: 700 },
      position: { x: 1_500, y: 40 },
    });
  });

  it('comes back to the first display when the second is gone', () => {
    const there = left({ x: 1_500, y: 40, width: 1_900, height: 1_000 });
    expect(openingBounds(there, [laptop])).toEqual({
      size: { width: 1_440, height: 876 },
      position: null,
    });
  });

  it.each([
    ['above the upper edge', { x: 100, y: -60, width: 900, height: 700 }],
    ['below the lower edge', { x: 100, y: 890, width: 900, height: 700 }],
    ['but for a sliver to the right', { x: 1_400, y: 100, width: 900, height: 700 }],
    ['but for a sliver to the left', { x: -850, y: 100, width: 900, height: 700 }],
  ])('does not open where nobody can take hold of it: %s', (_where, bounds) => {
    expect(openingBounds(left(bounds), [laptop]).position).toBeNull();
  });

  it('is never smaller than what its contents need', () => {
    const tiny = left({ x: 10, y: 30, width: 1, height: 1 });
    expect(openingBounds(tiny, [laptop]).size).toEqual(SMALLEST_SIZE);
  });
});

describe('the file of the window state', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'renderdesk-window-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('comes back as it was written, and leaves no draft', () => {
    const state = { bounds: { x: 1, y: 2, width: 800, height: 600 }, maximised: true };
    writeWindowState(join(folder, 'window.json'), state);
    expect(readWindowState(join(folder, 'window.json'))).toEqual(state);
    expect(readdirSync(folder)).toEqual(['window.json']);
  });

  it.each(['', '{', '{"bounds":{"x":1.5}}', '[]', 'null'])('takes %j for none', (text) => {
    writeFileSync(join(folder, 'window.json'), text);
    expect(readWindowState(join(folder, 'window.json'))).toBeNull();
  });

  it('takes a missing file for none', () => {
    expect(readWindowState(join(folder, 'nowhere.json'))).toBeNull();
  });
});
