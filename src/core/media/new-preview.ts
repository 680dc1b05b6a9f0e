import type { MediaFacts } from '../../shared/output.ts';
import type { Output } from '../db/output-repository.ts';
import type { Preview } from '../db/preview-repository.ts';
import { noParts } from './no-parts.ts';

/** Of what draws previews; a higher one draws all of them anew, as they are asked for. */
export const PREVIEW_VERSION = 1;

/** A file that counts: proven, and in the library. */
export type StoredOutput = Output & { readonly sha256: string; readonly facts: MediaFacts };

/** One that waits to be drawn, with nothing of it there yet. */
export function newPreview(output: StoredOutput, byWindow: boolean, now: number): Preview {
  return {
    sha256: output.sha256,
    outputId: output.id,
    version: PREVIEW_VERSION,
    state: 'waiting',
    reason: null,
    byWindow,
    parts: noParts,
    bytes: 0,
    changedAt: now,
    usedAt: now,
  };
}
