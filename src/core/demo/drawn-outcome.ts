import type { Drawer } from './drawer.ts';
import { CannotDrawError } from './drawing/cannot-draw-error.ts';
import type { Drawing } from './drawing/drawing-message.ts';
import type { RenderRecord, StoredFile } from './render-record.ts';
import type { RenderStore } from './render-store.ts';

export interface OutcomeParts {
  readonly store: RenderStore;
  readonly drawer: Drawer;
  readonly drawingsOf: (record: RenderRecord, payload: Buffer) => readonly Drawing[];
}

/**
 * Draws what a render wants and keeps its files; null when the demo stopped meanwhile.
 * @throws what the disk says.
 */
export async function drawnOutcome(
  parts: OutcomeParts,
  record: RenderRecord,
  isStopped: () => boolean,
): Promise<RenderRecord['outcome'] | null> {
  // What is answered at once and shall fail fails before anything is drawn.
  if (record.willFail !== null && record.renderMs === 0) {
    return { state: 'failed', error: record.willFail.error, because: 'renderer' };
  }
  if (record.willFail !== null) return { state: 'told' };
  try {
    const drawings = parts.drawingsOf(record, await parts.store.payload(record.id));
    const kept: Kept[] = [];
    for (const drawing of drawings) kept.push(await drawAndKeep(parts, record.id, drawing));
    const [first, ...others] = kept;
    if (first === undefined) return { state: 'told' };
    return { state: 'drawn', ...first, more: others.map(({ file }) => file) };
  } catch (error) {
    if (isStopped()) return null;
    if (!(error instanceof CannotDrawError)) throw error;
    return { state: 'failed', error: error.message, because: 'document' };
  }
}

interface Kept {
  readonly file: StoredFile;
  readonly cropped: StoredFile;
}

async function drawAndKeep(parts: OutcomeParts, id: string, drawing: Drawing): Promise<Kept> {
  const drawn = await parts.drawer.draw(drawing);
  const file = await parts.store.addFile(id, drawing.fileName, drawn.file);
  if (drawn.cropped === null) return { file, cropped: file };
  const name = drawing.fileName.replace(/(?=\.[^.]+$)/, '-cropped');
  return { file, cropped: await parts.store.addFile(id, name, drawn.cropped) };
}
