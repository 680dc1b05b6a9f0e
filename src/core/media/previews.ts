import { failure, FailureError } from '../../shared/failure.ts';
import type { OutputId } from '../../shared/ids.ts';
import type { MediaFacts } from '../../shared/output.ts';
import type { PreviewView } from '../../shared/preview.ts';
import type { Output, OutputReads } from '../db/output-repository.ts';
import { noParts, type PreviewReads, type PreviewWrites } from '../db/preview-repository.ts';
import type { Clock, Logger, MediaLinks } from '../ports.ts';
import type { MediaServices } from '../services.ts';
import { drawPreview } from './draw-preview.ts';
import type { MediaLane } from './media-lane.ts';
import type { PreviewFiles } from './preview-files.ts';
import { planPreview } from './preview-plan.ts';
import { PreviewQueue } from './preview-queue.ts';
import { createPreviewStore } from './preview-store.ts';
import { previewView } from './preview-view.ts';
import { putByWindow } from './put-by-window.ts';

/** Of what draws previews; a higher one draws all of them anew, as they are asked for. */
const PREVIEW_VERSION = 1;

export interface PreviewParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly mediaLinks: MediaLinks;
  readonly outputs: OutputReads;
  readonly previews: PreviewReads;
  readonly previewWrites: PreviewWrites;
  readonly files: PreviewFiles;
  readonly lane: MediaLane;
  /** Bytes that the cache may hold. */
  readonly mostBytes?: number;
  readonly tell: (previews: PreviewView[]) => void;
}

export interface Previews extends MediaServices {
  /** A file has come into the library: it is drawn when nothing else is. */
  stored(outputId: OutputId): void;
  start(): void;
  stop(): void;
}

/** A file that counts: proven, and in the library. */
export type StoredOutput = Output & { readonly sha256: string; readonly facts: MediaFacts };

/** Previews of the files in the library: drawn apart, kept by content, told when they are ready. */
export function createPreviews(parts: PreviewParts): Previews {
  const { previews } = parts;
  const store = createPreviewStore(parts);
  const queue = new PreviewQueue(previews, (preview) => drawPreview(parts, store, preview));

  const knownOutput = (id: OutputId): StoredOutput | undefined => {
    const output = parts.outputs.byId(id);
    if (output?.state !== 'stored' || output.sha256 === null || output.facts === null) {
      return undefined;
    }
    return { ...output, sha256: output.sha256, facts: output.facts };
  };
  const output = (id: OutputId): StoredOutput => {
    const known = knownOutput(id);
    if (known === undefined) throw noSuchFile();
    return known;
  };
  const view = ({ id, sha256 }: StoredOutput) =>
    previewView(id, previews.of(sha256), parts.mediaLinks);

  /** Writes down that it waits, unless something is known of it already. */
  function ask(wanted: StoredOutput): void {
    const { id: outputId, sha256, facts } = wanted;
    store.interested(sha256, outputId);
    const known = previews.of(sha256);
    if (known?.version === PREVIEW_VERSION) return store.used(known);
    const plan = planPreview(facts);
    if (plan.by === 'nobody') return;
    const now = parts.clock.now();
    if (known !== undefined) void store.forget(known);
    parts.previewWrites.put({
      ...{ sha256, outputId, version: PREVIEW_VERSION, state: 'waiting', reason: null },
      ...{ byWindow: plan.by === 'window', parts: noParts, bytes: 0, changedAt: now, usedAt: now },
    });
  }

  return {
    want(ids) {
      const wanted = ids.flatMap((id) => knownOutput(id) ?? []);
      parts.previewWrites.all(() => wanted.forEach(ask));
      queue.want(wanted.map(({ sha256 }) => sha256));
      return wanted.map(view);
    },
    ...putByWindow({ ...parts, store, output, view, version: PREVIEW_VERSION }),
    file(id, part) {
      const { sha256 } = output(id);
      const preview = previews.of(sha256);
      if (preview?.state !== 'ready' || preview.parts[part] === null) throw noSuchFile();
      if (!parts.files.isThere(preview, part)) {
        // Somebody emptied the cache.
        void store.forget(preview).then(() => ask(output(id)));
        throw noSuchFile();
      }
      store.used(preview);
      const mediaType = part === 'waveform' ? 'application/octet-stream' : 'image/webp';
      return { path: parts.files.path(preview, part), mediaType, fileName: `${part}.webp` };
    },
    stored(id) {
      const known = knownOutput(id);
      if (known === undefined) return;
      ask(known);
      queue.pump();
    },
    start: () => queue.start(),
    stop() {
      queue.stop();
      store.stop();
    },
  };
}

export function noSuchFile(): FailureError {
  return new FailureError(
    failure(
      'not-found',
      'There is no such preview, or no such file in the library.',
      'Ask for it with media.want, and wait until it is ready.',
    ),
  );
}
