import { HOUR } from '../../shared/durations.ts';
import type { Preview } from '../db/preview-repository.ts';
import type { PreviewBytes } from './media-message.ts';
import { noParts } from './no-parts.ts';
import type { PreviewNews } from './preview-news.ts';
import type { PreviewParts } from './previews.ts';

/** Bytes: some ten thousand pictures. */
const MOST_BYTES = 512 * 1024 * 1024;
/** When it is full, so much of it stays, so that not every new preview makes room. */
const KEPT_SHARE = 0.9;
/** Removed between two looks at what is left. */
const REMOVED_AT_ONCE = 64;
/** How exactly the last use is known: nothing is written for each look. */
const USE_EXACT_TO = 1 * HOUR;

export type Settled = Pick<Preview, 'state' | 'reason' | 'byWindow'> & {
  readonly parts?: Preview['parts'];
  readonly files?: PreviewBytes;
};

/** Keeps previews: their rows, their files and their room. */
export interface PreviewStore {
  /** Its files first, its row then; a row that is gone by now is made anew. */
  settle(preview: Preview, settled: Settled): Promise<void>;
  /** As if nobody had ever asked for it. */
  forget(preview: Preview): Promise<void>;
  used(preview: Preview): void;
  stop(): void;
}

export function createPreviewStore(parts: PreviewParts, news: PreviewNews): PreviewStore {
  const { clock, files, previews, previewWrites } = parts;
  const most = parts.mostBytes ?? MOST_BYTES;
  const ending = new AbortController();

  async function forget(preview: Preview): Promise<void> {
    previewWrites.drop(preview.sha256);
    news.changed(preview.sha256);
    await files.remove(preview);
  }

  /** What was not looked at for longest goes first. */
  async function makeRoom(): Promise<void> {
    if (previews.totalBytes() <= most) return;
    const isDone = () => ending.signal.aborted || previews.totalBytes() <= most * KEPT_SHARE;
    while (!isDone()) {
      const oldest = previews.leastUsed(REMOVED_AT_ONCE);
      if (oldest.length === 0) return;
      for (const each of oldest) {
        if (isDone()) return;
        await forget(each);
      }
    }
  }

  return {
    async settle(preview, { state, reason, byWindow, parts: drawn = noParts, files: bytes = {} }) {
      const weight = await files.write(preview, bytes);
      if (ending.signal.aborted) return;
      const now = clock.now();
      const settled = { state, reason, byWindow, parts: drawn, bytes: weight };
      // A later one than before also by a clock that was set back: addresses change with it.
      const changedAt = Math.max(now, preview.changedAt + 1);
      previewWrites.put({ ...preview, ...settled, changedAt, usedAt: now });
      news.changed(preview.sha256);
      await makeRoom();
    },
    forget,
    used({ sha256, usedAt }) {
      const now = clock.now();
      if (Math.abs(now - usedAt) > USE_EXACT_TO) previewWrites.used(sha256, now);
    },
    stop: () => ending.abort(),
  };
}
