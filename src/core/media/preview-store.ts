import { HOUR } from '../../shared/durations.ts';
import type { OutputId } from '../../shared/ids.ts';
import { noParts, type Preview } from '../db/preview-repository.ts';
import type { PreviewBytes } from './media-message.ts';
import { previewView } from './preview-view.ts';
import type { PreviewParts } from './previews.ts';

/** Bytes: some ten thousand pictures. */
const MOST_BYTES = 512 * 1024 * 1024;
/** When it is full, so much of it stays, so that not every new preview makes room. */
const KEPT_SHARE = 0.9;
/** Removed between two looks at what is left. */
const REMOVED_AT_ONCE = 64;
/** How exactly the last use is known: nothing is written for each look. */
const USE_EXACT_TO = 1 * HOUR;
/** Changes are gathered so long before they are told. Milliseconds. */
const GATHERING_MS = 100;
/** Files that clients asked about in this run, and are told of. */
const MOST_INTERESTS = 5_000;

export type Settled = Pick<Preview, 'state' | 'reason' | 'byWindow'> & {
  readonly parts?: Preview['parts'];
  readonly files?: PreviewBytes;
};

/** Keeps previews: their row, their files, their room; and tells of them. */
export interface PreviewStore {
  /** Its files first, its row then; a row that is gone by now is made anew. */
  settle(preview: Preview, settled: Settled): Promise<void>;
  /** As if nobody had ever asked for it. */
  forget(preview: Preview): Promise<void>;
  used(preview: Preview): void;
  /** A client, or the library, wants to be told about this file. */
  interested(sha256: string, outputId: OutputId): void;
  stop(): void;
}

export function createPreviewStore(parts: PreviewParts): PreviewStore {
  const { clock, files, previews, previewWrites } = parts;
  const mostBytes = parts.mostBytes ?? MOST_BYTES;
  const interests = new Map<string, Set<OutputId>>();
  const changed = new Set<string>();
  let takeBackTimer: (() => void) | null = null;
  let isStopped = false;

  function gather(sha256: string): void {
    changed.add(sha256);
    takeBackTimer ??= clock.after(GATHERING_MS, () => {
      takeBackTimer = null;
      const views = [...changed].flatMap((each) => {
        const preview = previews.of(each);
        const ids = [...(interests.get(each) ?? [])];
        return ids.map((id) => previewView(id, preview, parts.mediaLinks));
      });
      changed.clear();
      if (views.length > 0) parts.tell(views);
    });
  }

  async function forget(preview: Preview): Promise<void> {
    previewWrites.drop(preview.sha256);
    gather(preview.sha256);
    await files.remove(preview);
  }

  /** What was not looked at for longest goes first. */
  async function makeRoom(): Promise<void> {
    if (previews.totalBytes() <= mostBytes) return;
    while (!isStopped && previews.totalBytes() > mostBytes * KEPT_SHARE) {
      const oldest = previews.leastUsed(REMOVED_AT_ONCE);
      if (oldest.length === 0) return;
      for (const each of oldest) {
        if (isStopped || previews.totalBytes() <= mostBytes * KEPT_SHARE) return;
        await forget(each);
      }
    }
  }

  return {
    async settle(preview, { state, reason, byWindow, parts: drawn = noParts, files: bytes = {} }) {
      const weight = await files.write(preview, bytes);
      if (isStopped) return;
      const now = clock.now();
      const settled = { state, reason, byWindow, parts: drawn, bytes: weight };
      // A later one than before also by a clock that was set back: addresses change with it.
      const changedAt = Math.max(now, preview.changedAt + 1);
      previewWrites.put({ ...preview, ...settled, changedAt, usedAt: now });
      gather(preview.sha256);
      await makeRoom();
    },
    forget,
    used({ sha256, usedAt }) {
      const now = clock.now();
      if (Math.abs(now - usedAt) > USE_EXACT_TO) previewWrites.used(sha256, now);
    },
    interested(sha256, outputId) {
      const ids = interests.get(sha256) ?? new Set();
      interests.delete(sha256);
      interests.set(sha256, ids.add(outputId));
      const [oldest] = interests.keys();
      if (interests.size > MOST_INTERESTS && oldest !== undefined) interests.delete(oldest);
    },
    stop() {
      isStopped = true;
      takeBackTimer?.();
    },
  };
}
