import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const rectangleSchema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
const windowStateSchema = z.object({ bounds: rectangleSchema, maximised: z.boolean() });

export type Rectangle = z.infer<typeof rectangleSchema>;
/** The bounds are those of the window when it is not maximised. Device-independent pixels. */
export type WindowState = z.infer<typeof windowStateSchema>;

/** What opens without a `position` is centred by the system. */
export interface OpeningBounds {
  readonly size: { readonly width: number; readonly height: number };
  readonly position: { readonly x: number; readonly y: number } | null;
}

/** Room for the queue and a job's details side by side. Pixels. */
export const USUAL_SIZE = { width: 1_180, height: 780 } as const;
/** Below this the queue's columns no longer fit. Pixels. */
export const SMALLEST_SIZE = { width: 720, height: 520 } as const;
/** So much of the window's upper edge must be on a display, or nobody can take hold of it. Pixels. */
const GRIP = { width: 120, height: 40 } as const;

/** How the window was left, or null: the first start, or a file that cannot be read. */
export function readWindowState(path: string): WindowState | null {
  try {
    const reading = windowStateSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return reading.success ? reading.data : null;
  } catch {
    return null;
  }
}

/** Whole or not at all. @throws when the folder cannot be written. */
export function writeWindowState(path: string, state: WindowState): void {
  const draft = `${path}.new`;
  writeFileSync(draft, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}

/**
 * Where to open: as it was left where that is still on a display, else centred; never larger
 * than the display it opens on. @param workAreas of all displays, the primary first.
 */
export function openingBounds(
  state: WindowState | null,
  workAreas: readonly Rectangle[],
): OpeningBounds {
  const left = state?.bounds ?? null;
  const area = left === null ? undefined : workAreas.find((area) => canBeGrasped(left, area));
  const room = area ?? workAreas[0];
  const wanted = left ?? USUAL_SIZE;
  const size = {
    width: within(wanted.width, SMALLEST_SIZE.width, room?.width),
    height: within(wanted.height, SMALLEST_SIZE.height, room?.height),
  };
  const position = left === null || area === undefined ? null : { x: left.x, y: left.y };
  return { size, position };
}

function within(wanted: number, least: number, most = Number.POSITIVE_INFINITY): number {
  return Math.max(least, Math.min(wanted, most));
}

function canBeGrasped(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const gripIsInside = bounds.y >= area.y && bounds.y + GRIP.height <= area.y + area.height;
  return width >= GRIP.width && gripIsInside;
}
