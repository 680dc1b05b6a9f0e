import type { OutputId } from '../../shared/ids.ts';
import { previewView } from './preview-view.ts';
import type { PreviewParts } from './previews.ts';

/** Changes are gathered so long before they are told. Milliseconds. */
const GATHERING_MS = 100;
/** Files that clients asked about, and are told of: more than any of them shows at once. */
const MOST_INTERESTS = 2_000;

/** Tells clients what became of the previews of files that they asked about. */
export interface PreviewNews {
  interested(sha256: string, outputId: OutputId): void;
  changed(sha256: string): void;
  stop(): void;
}

export function createPreviewNews(
  parts: Pick<PreviewParts, 'clock' | 'previews' | 'mediaLinks' | 'tell'>,
): PreviewNews {
  const interests = new Map<string, Set<OutputId>>();
  /** The content of each file that is asked about, the latest last. */
  const contents = new Map<OutputId, string>();
  const changed = new Set<string>();
  let takeBackTimer: (() => void) | null = null;

  function tell(): void {
    takeBackTimer = null;
    const views = [...changed].flatMap((sha256) => {
      const preview = parts.previews.of(sha256);
      const ids = [...(interests.get(sha256) ?? [])];
      return ids.map((id) => previewView(id, preview, parts.mediaLinks));
    });
    changed.clear();
    if (views.length > 0) parts.tell(views);
  }

  function forget(outputId: OutputId): void {
    const sha256 = contents.get(outputId);
    if (sha256 === undefined) return;
    contents.delete(outputId);
    const ids = interests.get(sha256);
    ids?.delete(outputId);
    if (ids?.size === 0) interests.delete(sha256);
  }

  return {
    interested(sha256, outputId) {
      forget(outputId);
      contents.set(outputId, sha256);
      interests.set(sha256, (interests.get(sha256) ?? new Set()).add(outputId));
      // What nobody asked about for longest is told of no more.
      const [oldest] = contents.keys();
      if (contents.size > MOST_INTERESTS && oldest !== undefined) forget(oldest);
    },
    changed(sha256) {
      changed.add(sha256);
      takeBackTimer ??= parts.clock.after(GATHERING_MS, tell);
    },
    stop: () => takeBackTimer?.(),
  };
}
