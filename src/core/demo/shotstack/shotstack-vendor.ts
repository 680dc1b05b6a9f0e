import type { IncomingMessage } from 'node:http';
import { jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { linkTo } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { apiRoutes } from '../fault-orders.ts';
import { addressOf, readJson, targetAmong } from '../json-body.ts';
import type { RoutePattern } from '../json-body.ts';
import { filesOf } from '../render-record.ts';
import type { RenderRecord } from '../render-record.ts';
import { lifeMs } from '../render-state.ts';
import type { RenderState } from '../render-state.ts';
import type { RenderFault } from '../fault-orders.ts';
import type { Refusal, Target, Vendor, VendorLimit } from '../vendor.ts';
import {
  BODY_LIMIT_BYTES,
  LINK_LIFE_MS,
  QUEUE_MS,
  RATE_WINDOW_MS,
  RENDER_MS,
  REQUESTS_A_WINDOW,
} from './documented-times.ts';
import { drawingsOf } from './shotstack-drawing.ts';
import { editSchema, isBeyondDemo, secondsOf } from './shotstack-edit.ts';
import type { ShotstackEdit } from './shotstack-edit.ts';

/** The environment of a key, `stage` or `v1`, stands in the path; here a key is good for both. */
const routes: readonly RoutePattern[] = [
  { method: 'POST', path: 'edit/*/render', route: 'submit' },
  { method: 'GET', path: 'edit/*/render/*', route: 'status' },
  { method: 'GET', path: 'edit/*/templates', route: 'verify' },
];
/** How far a render is when it goes from one state to the next. */
const phases = [
  { until: 0.2, status: 'fetching' },
  { until: 0.3, status: 'preprocessing' },
  { until: 0.85, status: 'rendering' },
  { until: 1, status: 'saving' },
] as const;
const OWNER = 'demo0wner1';

/**
 * Shotstack's Edit API: the vendor's OpenAPI definition (paths/render, schemas/responses) and the
 * page "Limitations". How errors look there is not part of it; theirs are the demo's own.
 */
export const shotstackVendor: Vendor = {
  name: 'Shotstack',
  basePath: '/edit/stage',
  keyIn: (request) => request.headers['x-api-key']?.toString(),
  plans: { stage: [limitOf('stage')], v1: [limitOf('v1')] },
  usualPlan: 'stage',
  limitScope: 'key',
  usualFailure: { error: 'An asset could not be downloaded.', code: null },
  credits: null,
  seeds: [],
  fields: { id: 'response.id', state: 'response.status', link: 'response.url', size: null },
  targetOf: (request) => targetAmong(routes, request),
  error: (status, code, message) => shotstackError(status, message ?? 'Error', code),
  refuse,
  answer,
  drawingsOf,
  make: (desk, document) => submit(desk, document),
};

function limitOf(environment: 'stage' | 'v1'): VendorLimit {
  const count = REQUESTS_A_WINDOW[environment];
  return { id: 'edit', routes: apiRoutes, count, windowMs: RATE_WINDOW_MS, window: 'fixed' };
}

function shotstackError(status: number, message: string, error?: string): Answer {
  return jsonAnswer(status, { success: false, message, response: { error: error ?? message } });
}

function refuse(refusal: Refusal): Answer {
  switch (refusal.why) {
    case 'unknown-key':
      // The gateway before the API: no envelope.
      return jsonAnswer(403, { message: 'Forbidden' });
    case 'account':
      return shotstackError(403, 'Forbidden', 'insufficient_credits');
    case 'no-endpoint':
      return shotstackError(404, 'Not Found');
    case 'too-many':
      return shotstackError(429, 'Too Many Requests', 'rate_limit_error');
  }
}

async function answer(desk: Desk, target: Target, request: IncomingMessage): Promise<Answer> {
  if (target.route === 'verify') {
    const response = { owner: OWNER, templates: [] };
    return jsonAnswer(200, { success: true, message: 'OK', response });
  }
  if (target.route === 'submit') {
    const body = await readJson(request, BODY_LIMIT_BYTES);
    if (body.kind !== 'json') return shotstackError(400, 'Bad Request', 'The body is not JSON.');
    return submit(desk, body.document, body.bytes);
  }
  const record = await desk.renders.find(target.id);
  if (record === undefined) return shotstackError(404, 'Not Found');
  const withEdit = addressOf(request).query.get('data') !== 'false';
  const edit: unknown = withEdit
    ? JSON.parse((await desk.store.payload(record.id)).toString())
    : undefined;
  const response = { ...renderOf(desk, record), ...(withEdit ? { data: edit } : {}) };
  return jsonAnswer(200, { success: true, message: 'OK', response });
}

async function submit(desk: Desk, document: unknown, bytes?: Buffer): Promise<Answer> {
  const parsed = editSchema.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const details = `"${issue?.path.join('.') ?? ''}" ${issue?.message ?? 'is invalid'}`;
    return shotstackError(400, 'Bad Request', details);
  }
  const { format } = parsed.data.output;
  const id = await desk.renders.submit({
    kind: format === 'mp3' ? 'audio' : format === 'mp4' ? 'video' : 'image',
    format: format === 'mp3' || format === 'mp4' ? format : 'png',
    body: bytes ?? Buffer.from(JSON.stringify(document)),
    queueMs: QUEUE_MS,
    renderMs: RENDER_MS,
    details: { seconds: secondsOf(parsed.data) },
    fault: faultOf(parsed.data) ?? desk.faults.takeForRender(),
  });
  const response = { message: 'Render Successfully Queued', id };
  return jsonAnswer(201, { success: true, message: 'Created', response });
}

/** Fails as a render fails, and says whose fault it is. */
function faultOf(edit: ShotstackEdit): RenderFault | null {
  if (!isBeyondDemo(edit)) return null;
  const error = `The demo can not make ${edit.output.format} files. Use mp4, png or mp3.`;
  return { kind: 'fail-render', times: 1, error, atProgress: 0.5 };
}

function renderOf(desk: Desk, record: RenderRecord): Record<string, unknown> {
  const state = desk.renders.state(record);
  const [file] = filesOf(record);
  const created = new Date(record.submittedAt).toISOString();
  const endsAt = record.submittedAt + lifeMs(record) / desk.timeScale;
  const updated = new Date(Math.min(desk.now(), endsAt)).toISOString();
  const common = { id: record.id, owner: OWNER, plan: 'sandbox', status: statusOf(state) };
  const times = { created, updated };
  if (state.status === 'failed') return { ...common, error: state.error, ...times };
  if (state.status !== 'completed' || file === undefined) return { ...common, ...times };
  const url = linkTo(desk, record, file, LINK_LIFE_MS);
  const { seconds: duration } = record.details;
  const made = {
    error: '',
    duration,
    renderTime: record.renderMs,
    url,
    poster: null,
    thumbnail: null,
  };
  return { ...common, ...made, ...times };
}

function statusOf(state: RenderState): string {
  switch (state.status) {
    case 'queued':
      return 'queued';
    case 'rendering':
      return phases.find((phase) => state.progress < phase.until)?.status ?? 'saving';
    case 'completed':
      return 'done';
    case 'failed':
    case 'canceled':
      return 'failed';
  }
}
