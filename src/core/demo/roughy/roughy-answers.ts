import { jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { linkTo } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { filesOf } from '../render-record.ts';
import type { RenderRecord } from '../render-record.ts';
import { lifeMs } from '../render-state.ts';
import type { RenderState } from '../render-state.ts';
import { LINK_LIFE_MS } from './documented-times.ts';

const states: Readonly<Record<RenderState['status'], string>> = {
  queued: 'pending',
  rendering: 'processing',
  completed: 'completed',
  failed: 'failed',
  // No page offers it; the webhook catalogue knows a `render.cancelled`.
  canceled: 'cancelled',
};

/** "A render": the same with and without a link, which only reading one render gives. */
export function renderAnswer(
  desk: Desk,
  record: RenderRecord,
  { status, withLink }: { readonly status: number; readonly withLink: boolean },
): Answer {
  const state = desk.renders.state(record);
  const [file] = filesOf(record);
  const isCompleted = state.status === 'completed';
  const hasEnded = isCompleted || state.status === 'failed';
  const at = (vendorMs: number) =>
    new Date(
      record.submittedAt + desk.account.clockSkewMs + vendorMs / desk.timeScale,
    ).toISOString();
  const render = {
    id: record.id,
    asset_id: record.details['assetId'],
    cut_id: record.details['cutId'],
    state: states[state.status],
    output: record.details['output'],
    size_bytes: isCompleted ? (file?.bytes ?? null) : null,
    error_code: state.status === 'failed' ? (state.code ?? 'render_failed') : null,
    error_message: state.status === 'failed' ? state.error : null,
    created_at: at(0),
    started_at: state.status === 'queued' ? null : at(record.queueMs),
    completed_at: hasEnded ? at(lifeMs(record)) : null,
  };
  if (!withLink) return jsonAnswer(status, render);
  const link = isCompleted && file ? linkTo(desk, record, file, LINK_LIFE_MS) : null;
  return jsonAnswer(status, { ...render, download_url: link });
}
