import type { RenderRecord } from './render-record.ts';

/** A render that is drawn but not yet due, or due but not yet drawn, is never told as finished. */
const HIGHEST_PENDING_PROGRESS = 0.99;

export type RenderState =
  | { readonly status: 'queued' }
  /** 0 to 1. */
  | { readonly status: 'rendering'; readonly progress: number }
  | { readonly status: 'completed' }
  | {
      readonly status: 'failed';
      readonly error: string;
      readonly code: string | null;
      readonly shape: string | null;
    }
  | { readonly status: 'canceled' };

/** What a render's clock says. @param elapsedMs the vendor's milliseconds since its submit. */
export function stateAt(record: RenderRecord, elapsedMs: number): RenderState {
  if (record.canceledAt !== null) return { status: 'canceled' };
  const workedMs = elapsedMs - record.queueMs;
  if (workedMs < 0) return { status: 'queued' };
  if (record.outcome.state === 'failed') {
    const code = record.outcome.because === 'document' ? 'invalid_input' : null;
    return { status: 'failed', error: record.outcome.error, code, shape: null };
  }
  const { willFail, renderMs } = record;
  if (willFail !== null && workedMs >= willFail.afterMs) {
    const { error, code, shape } = willFail;
    return { status: 'failed', error, code, shape };
  }
  const isDrawn = record.outcome.state !== 'drawing';
  if (workedMs >= renderMs && willFail === null && isDrawn) return { status: 'completed' };
  const share = renderMs === 0 ? 1 : workedMs / renderMs;
  return { status: 'rendering', progress: Math.min(share, HIGHEST_PENDING_PROGRESS) };
}

/** The vendor's milliseconds from its submit to its end, as far as that is decided. */
export function lifeMs(record: RenderRecord): number {
  return record.queueMs + (record.willFail?.afterMs ?? record.renderMs);
}
