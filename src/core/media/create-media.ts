import { join } from 'node:path';
import type { PreviewView } from '../../shared/preview.ts';
import type { OutputReads } from '../db/output-repository.ts';
import type { PreviewReads, PreviewWrites } from '../db/preview-repository.ts';
import type { Examine } from '../library/probe-media.ts';
import type { Ports } from '../ports.ts';
import { examineApart } from './examine-apart.ts';
import { MediaLane } from './media-lane.ts';
import { createPreviewFiles } from './preview-files.ts';
import { createPreviews, type Previews } from './previews.ts';
import { startMediaProcess } from './start-media-process.ts';

/** Facts are read while a download waits for them; four downloads run at a time. */
const FACTS_AT_ONCE = 4;
/** Two pictures at a time are what two cores can draw, and what 200 MiB can hold. */
const DRAWN_AT_ONCE = 2;

export interface MediaParts extends Pick<
  Ports,
  'clock' | 'logger' | 'folders' | 'mediaLinks' | 'startMediaProcess'
> {
  readonly outputs: OutputReads;
  readonly previews: PreviewReads;
  readonly previewWrites: PreviewWrites;
  readonly tell: (previews: PreviewView[]) => void;
}

export interface Media {
  readonly previews: Previews;
  /** Looks into a file, in a process of its own. */
  readonly examine: Examine;
  /** Ends the processes; what they had to do is done in the next run. */
  stop(): void;
}

/**
 * Everything that looks into files. Facts have a process beside that of the pictures, so that no
 * download waits for a drawing; both start with the first job and end when there is nothing to do.
 */
export function createMedia(parts: MediaParts): Media {
  const start = parts.startMediaProcess ?? (() => startMediaProcess());
  const { logger } = parts;
  const facts = new MediaLane({ logger, start, slots: FACTS_AT_ONCE });
  const lane = new MediaLane({ logger, start, slots: DRAWN_AT_ONCE });
  const files = createPreviewFiles(join(parts.folders.home, 'cache', 'previews'));
  const previews = createPreviews({ ...parts, files, lane });
  return {
    previews,
    examine: examineApart(facts, logger),
    stop() {
      previews.stop();
      facts.stop();
      lane.stop();
    },
  };
}
