import { failure, FailureError } from '../../shared/failure.ts';
import type { OutputId } from '../../shared/ids.ts';
import type { PreviewPart, PreviewView } from '../../shared/preview.ts';
import type { OutputReads } from '../db/output-repository.ts';
import type { PreviewReads, PreviewWrites } from '../db/preview-repository.ts';
import type { Clock, Logger, MediaLinks } from '../ports.ts';
import type { MediaServices } from '../services.ts';
import { drawPreview } from './draw-preview.ts';
import type { MediaLane } from './media-lane.ts';
import { newPreview, PREVIEW_VERSION, type StoredOutput } from './new-preview.ts';
import type { PreviewFiles } from './preview-files.ts';
import { createPreviewNews } from './preview-news.ts';
import { planPreview } from './preview-plan.ts';
import { PreviewQueue } from './preview-queue.ts';
import { createPreviewStore, type PreviewStore } from './preview-store.ts';
import { previewView } from './preview-view.ts';
import { putByWindow } from './put-by-window.ts';

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

/** Previews of the files in the library: drawn apart, kept by content, told when they are ready. */
export function createPreviews(parts: PreviewParts): Previews {
  const { previews } = parts;
  const news = createPreviewNews(parts);
  const store = createPreviewStore(parts, news);
  const queue = new PreviewQueue(previews, (preview) => drawPreview(parts, store, preview));

  const output = (id: OutputId): StoredOutput => {
    const known = storedOutput(parts, id);
    if (known === undefined) throw noSuchPreview();
    return known;
  };
  const view = ({ id, sha256 }: StoredOutput) =>
    previewView(id, previews.of(sha256), parts.mediaLinks);

  function ask(wanted: StoredOutput): void {
    news.interested(wanted.sha256, wanted.id);
    if (askFor(parts, store, wanted)) news.changed(wanted.sha256);
  }

  return {
    want(ids) {
      const wanted = ids.flatMap((id) => storedOutput(parts, id) ?? []);
      parts.previewWrites.all(() => wanted.forEach(ask));
      queue.want(wanted.map(({ sha256 }) => sha256));
      return wanted.map(view);
    },
    ...putByWindow({ ...parts, store, output, view }),
    file: (id, part) => fileOf(parts, store, output(id), part, () => queue.pump()),
    stored(id) {
      const known = storedOutput(parts, id);
      if (known === undefined) return;
      ask(known);
      queue.pump();
    },
    start: () => queue.start(),
    stop() {
      queue.stop();
      store.stop();
      news.stop();
    },
  };
}

function storedOutput({ outputs }: PreviewParts, id: OutputId): StoredOutput | undefined {
  const output = outputs.byId(id);
  if (output?.state !== 'stored' || output.sha256 === null || output.facts === null) {
    return undefined;
  }
  return { ...output, sha256: output.sha256, facts: output.facts };
}

/** Writes down that it waits, unless something is known of it already. True: it is new. */
function askFor(parts: PreviewParts, store: PreviewStore, wanted: StoredOutput): boolean {
  const known = parts.previews.of(wanted.sha256);
  if (known?.version === PREVIEW_VERSION) {
    store.used(known);
    return false;
  }
  const plan = planPreview(wanted.facts);
  if (plan.by === 'nobody') return false;
  if (known !== undefined) forgetSoon(parts, store.forget(known));
  parts.previewWrites.put(newPreview(wanted, plan.by === 'window', parts.clock.now()));
  return true;
}

/** Also notices when somebody has emptied the cache; what is missing is then drawn again. */
function fileOf(
  parts: PreviewParts,
  store: PreviewStore,
  output: StoredOutput,
  part: PreviewPart,
  drawAgain: () => void,
): ReturnType<MediaServices['file']> {
  const preview = parts.previews.of(output.sha256);
  if (preview?.state !== 'ready' || preview.parts[part] === null) throw noSuchPreview();
  if (parts.files.isThere(preview, part)) {
    store.used(preview);
    const mediaType = part === 'waveform' ? 'application/octet-stream' : 'image/webp';
    const path = parts.files.path(preview, part);
    return { path, mediaType, fileName: part === 'waveform' ? part : `${part}.webp` };
  }
  const drawnAgain = async () => {
    await store.forget(preview);
    askFor(parts, store, output);
    drawAgain();
  };
  forgetSoon(parts, drawnAgain());
  throw noSuchPreview();
}

/** Nobody waits for it: a cache that cannot be tidied is not worth more than a line in the log. */
function forgetSoon({ logger }: PreviewParts, forgotten: Promise<void>): void {
  forgotten.catch((error: unknown) => {
    logger.log('warn', 'an old preview could not be removed', { why: String(error) });
  });
}

function noSuchPreview(): FailureError {
  return new FailureError(
    failure(
      'not-found',
      'There is no such preview, or no such file in the library.',
      'Ask for it with media.want, and wait until it is ready.',
    ),
  );
}
