import { join } from 'node:path';
import type { Preview } from '../db/preview-repository.ts';
import type { LaneOutcome } from './media-lane.ts';
import { planPreview } from './preview-plan.ts';
import type { PreviewStore, Settled } from './preview-store.ts';
import type { PreviewParts } from './previews.ts';

/** Draws one that waits, and writes down what came of it. Never rejects. */
export async function drawPreview(
  parts: PreviewParts,
  store: PreviewStore,
  preview: Preview,
): Promise<void> {
  try {
    const output = parts.outputs.byId(preview.outputId);
    const isThere = output?.state === 'stored' && output.sha256 === preview.sha256;
    const plan = isThere && output.facts !== null ? planPreview(output.facts) : null;
    if (!isThere || plan === null || plan.by !== 'core') return await store.forget(preview);
    const job = plan.job(join(output.folder, output.fileName));
    const outcome = await parts.lane.run(job, plan.limitMs);
    if (outcome.outcome === 'stopped') return;
    const settled = settledBy(outcome);
    if (settled === null) await store.forget(preview);
    else await store.settle(preview, settled);
  } catch (error) {
    // The disk of the cache, most likely. It is drawn when somebody asks again.
    parts.logger.log('warn', 'a preview could not be kept', { why: String(error) });
    await store.forget(preview).catch(() => undefined);
  }
}

/** Null: the file could not be had; it is asked for again some other time. */
export function settledBy(outcome: Exclude<LaneOutcome, { outcome: 'stopped' }>): Settled | null {
  switch (outcome.outcome) {
    case 'drawn':
      return { ...ready, parts: outcome.parts, files: outcome.files };
    case 'no-decoder':
      return { state: 'waiting', reason: null, byWindow: true };
    case 'refused':
      return failed(outcome.reason);
    case 'damaged':
      return failed(`There is no preview of this file, because ${outcome.why}.`);
    case 'broken':
      return failed(
        outcome.how === 'hung'
          ? 'Drawing a preview of this file took too long, twice. The file itself is untouched.'
          : 'Drawing a preview of this file failed, twice: it may be damaged, or need too much memory. The file itself is untouched.',
      );
    case 'disk':
    case 'facts':
      return null;
  }
}

const ready = { state: 'ready', reason: null, byWindow: false } as const;

export function failed(reason: string): Settled {
  return { state: 'failed', reason, byWindow: false };
}
