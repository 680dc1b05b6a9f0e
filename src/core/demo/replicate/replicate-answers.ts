import { jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { linkTo } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { filesOf } from '../render-record.ts';
import type { RenderRecord } from '../render-record.ts';
import { lifeMs } from '../render-state.ts';
import type { RenderState } from '../render-state.ts';
import type { Refusal } from '../vendor.ts';
import { DATA_LIFE_MS } from './documented-times.ts';

const statuses = {
  queued: 'starting',
  rendering: 'processing',
  completed: 'succeeded',
  failed: 'failed',
  canceled: 'canceled',
} as const;
const titles: Readonly<Record<number, string>> = {
  401: 'Unauthenticated',
  402: 'Insufficient credit',
  404: 'Not found',
  422: 'Input validation failed',
  429: 'Too many requests',
};
/** Of a bar in a log. */
const LOG_STEPS = 50;

export function replicateError(status: number, detail: string): Answer {
  return jsonAnswer(status, { title: titles[status] ?? 'Error', detail, status });
}

export function refuse(refusal: Refusal): Answer {
  switch (refusal.why) {
    case 'unknown-key':
      return replicateError(401, 'You did not pass a valid authentication token');
    case 'account':
      return refusal.state === 'out-of-credits'
        ? replicateError(402, 'You have insufficient credit to run this model.')
        : replicateError(403, 'Your account may not do this.');
    case 'no-endpoint':
      return replicateError(404, 'The requested resource could not be found.');
    case 'too-many': {
      const seconds = Math.ceil(refusal.usage.retryAfterMs / 1_000);
      const detail = `Request was throttled. Your rate limit resets in ~${seconds}s.`;
      const headers = { 'ratelimit-remaining': '0', 'ratelimit-reset': String(seconds) };
      return jsonAnswer(429, { detail }, headers);
    }
  }
}

/** "The prediction object" (predictions). */
export function predictionOf(desk: Desk, record: RenderRecord): Record<string, unknown> {
  const state = desk.renders.state(record);
  const { model, version, input } = record.details;
  const at = (vendorMs: number) =>
    new Date(
      record.submittedAt + desk.account.clockSkewMs + vendorMs / desk.timeScale,
    ).toISOString();
  const hasEnded = state.status !== 'queued' && state.status !== 'rendering';
  const removedAt = record.submittedAt + (lifeMs(record) + DATA_LIFE_MS) / desk.timeScale;
  const isRemoved = hasEnded && desk.now() >= removedAt;
  const address = `${desk.baseUrl()}/predictions/${record.id}`;
  return {
    id: record.id,
    model,
    version,
    input: isRemoved ? {} : input,
    logs: isRemoved ? '' : logsOf(state),
    output: state.status === 'completed' && !isRemoved ? outputOf(desk, record) : null,
    data_removed: isRemoved,
    error: state.status === 'failed' ? state.error : null,
    status: statuses[state.status],
    created_at: at(0),
    started_at: state.status === 'queued' ? null : at(record.queueMs),
    completed_at: hasEnded ? at(lifeMs(record)) : null,
    metrics: state.status === 'completed' ? { predict_time: record.renderMs / 1_000 } : {},
    urls: {
      get: address,
      cancel: `${address}/cancel`,
      web: `https://replicate.com/p/${record.id}`,
    },
  };
}

/** An array of images, one film, or pieces of text: the shape is the model's. */
function outputOf(desk: Desk, record: RenderRecord): unknown {
  const links = filesOf(record).map((file) => linkTo(desk, record, file, DATA_LIFE_MS));
  if (record.kind === 'data') return ['Hello', ' from', ' the', ' demo.'];
  return record.kind === 'image' ? links : links[0];
}

/** Percent only stands in the log, as the model's own progress bar writes it. */
function logsOf(state: RenderState): string {
  if (state.status !== 'rendering') return '';
  const step = Math.floor(state.progress * LOG_STEPS);
  const percent = Math.floor((step / LOG_STEPS) * 100);
  return `Using seed: 42\n ${percent}%|${'█'.repeat(step / 5)}| ${step}/${LOG_STEPS}\n`;
}
