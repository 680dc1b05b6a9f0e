import type { OutputId } from '../../shared/ids.ts';
import { previewView } from './preview-view.ts';
import type { PreviewParts } from './previews.ts';

/** Changes are gathered so long before they are told. Milliseconds. */
const GATHERING_MS = 100;
/** Contents that clients asked about in this run, and are told of. */
const MOST_INTERESTS = 5_000;

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

  return {
    interested(sha256, outputId) {
      const ids = interests.get(sha256) ?? new Set();
      // As the latest one: what nobody asked about for longest is told of no more.
      interests.delete(sha256);
      interests.set(sha256, ids.add(outputId));
      const [oldest] = interests.keys();
      if (interests.size > MOST_INTERESTS && oldest !== undefined) interests.delete(oldest);
    },
    changed(sha256) {
      changed.add(sha256);
      takeBackTimer ??= parts.clock.after(GATHERING_MS, tell);
    },
    stop: () => takeBackTimer?.(),
  };
}
