import type { IncomingMessage } from 'node:http';
import { errorAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { bearerKey } from '../api-keys.ts';
import type { Desk } from '../desk.ts';
import { readJson, targetAmong } from '../json-body.ts';
import type { RoutePattern } from '../json-body.ts';
import type { NewRender } from '../renders.ts';
import type { Refusal, Target, Vendor } from '../vendor.ts';
import { chatPayloadSchema, firstProblem } from './chat-payload.ts';
import type { ChatPayload } from './chat-payload.ts';
import {
  BODY_LIMIT_BYTES,
  RATE_WINDOW_MS,
  READS_A_WINDOW,
  SUBMITS_A_WINDOW,
  videoRenderTime,
} from './documented-times.ts';
import { downloadAnswer, statusAnswer, submitAnswer } from './export-answers.ts';

const routes: readonly RoutePattern[] = [
  { method: 'POST', path: 'api/v1/chat/render', route: 'submit' },
  // The newer generation of it (public page "Render").
  { method: 'POST', path: 'api/v1/render', route: 'submit' },
  { method: 'GET', path: 'api/v1/exports/*', route: 'status' },
  { method: 'GET', path: 'api/v1/exports/*/download', route: 'download' },
];

/** Mockly's API: the seed pages "Exports" and "POST /api/v1/chat/render", and its errors page. */
export const mocklyVendor: Vendor = {
  name: 'Mockly',
  basePath: '/api/v1',
  keyIn: bearerKey,
  plans: {
    standard: [
      {
        id: 'submits',
        routes: ['submit'],
        count: SUBMITS_A_WINDOW,
        windowMs: RATE_WINDOW_MS,
        window: 'sliding',
      },
      {
        id: 'reads',
        routes: ['status', 'download'],
        count: READS_A_WINDOW,
        windowMs: RATE_WINDOW_MS,
        window: 'sliding',
      },
    ],
  },
  usualPlan: 'standard',
  limitScope: 'key',
  usualFailure: { error: 'Render timed out after 600 seconds', code: null },
  credits: null,
  seeds: [],
  fields: { id: 'id', state: 'status', link: 'downloadUrl', size: 'sizeBytes' },
  targetOf: (request) => targetAmong(routes, request),
  error: (status, code, message) =>
    errorAnswer(status, code ?? codes[status] ?? 'internal_error', message ?? 'Something failed.'),
  refuse,
  answer,
  drawingsOf: (record, payload) => [
    {
      lane: record.kind === 'image' ? 'image' : 'video',
      fileName: `chat-${record.kind}.${record.format}`,
      subject: 'chat',
      payload,
    },
  ],
  make: async (desk, document) => submit(desk, Buffer.from(JSON.stringify(document)), document),
};

const codes: Readonly<Record<number, string>> = {
  400: 'validation_failed',
  401: 'invalid_credentials',
  403: 'subscription_inactive',
  404: 'not_found',
  413: 'validation_failed',
  429: 'rate_limited',
};

function refuse(refusal: Refusal): Answer {
  switch (refusal.why) {
    case 'unknown-key':
      return errorAnswer(401, 'invalid_credentials', 'Missing or invalid API key.');
    case 'account':
      return refusal.state === 'quota-used'
        ? quotaUsed()
        : errorAnswer(403, 'subscription_inactive', 'The API subscription is not active.');
    case 'no-endpoint':
      return errorAnswer(404, 'not_found', 'No such endpoint.');
    case 'too-many': {
      const { limit, remaining, retryAfterMs } = refusal.usage;
      return errorAnswer(429, 'rate_limited', 'Too many requests.', {
        'retry-after': String(Math.ceil(retryAfterMs / 1_000)),
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-reset': String(Math.ceil((refusal.now + retryAfterMs) / 1_000)),
      });
    }
  }
}

/** "Reset on the 1st, UTC", with the code of a limit (render page, "Rate limits"). */
function quotaUsed(): Answer {
  const now = new Date();
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  return errorAnswer(429, 'rate_limited', 'Monthly render quota exceeded.', {
    'retry-after': String(Math.ceil((next - now.getTime()) / 1_000)),
  });
}

async function answer(desk: Desk, target: Target, request: IncomingMessage): Promise<Answer> {
  if (target.route === 'submit') return answerSubmit(desk, request);
  const record = desk.renders.get(target.id);
  if (record === undefined) return errorAnswer(404, 'not_found', 'Export not found.');
  const state = desk.renders.state(record);
  if (target.route === 'download') return downloadAnswer(record, state, desk.store);
  return statusAnswer(desk, record, state);
}

async function answerSubmit(desk: Desk, request: IncomingMessage): Promise<Answer> {
  const body = await readJson(request, BODY_LIMIT_BYTES);
  switch (body.kind) {
    case 'too-large':
      // The code is the vendor's: too large is told by the status alone (errors page).
      return errorAnswer(413, 'validation_failed', 'Request body exceeded 10 MB.', {
        connection: 'close',
      });
    case 'other-type':
      return errorAnswer(400, 'validation_failed', 'Expected Content-Type: application/json');
    case 'no-json':
      return errorAnswer(400, 'validation_failed', 'The body is not valid JSON.');
    case 'json':
      return submit(desk, body.bytes, body.document);
  }
}

async function submit(desk: Desk, bytes: Buffer, document: unknown): Promise<Answer> {
  const parsed = chatPayloadSchema.safeParse(document);
  if (!parsed.success) return errorAnswer(400, 'validation_failed', firstProblem(parsed.error));
  const id = await desk.renders.submit(newRender(desk, bytes, parsed.data));
  // "Image renders return synchronously" (render page).
  if (parsed.data.renderKind === 'image') await desk.renders.drawn(id);
  const record = desk.renders.get(id);
  if (record === undefined) return errorAnswer(500, 'internal_error', 'The render was not kept.');
  return submitAnswer(desk, record);
}

function newRender(desk: Desk, body: Buffer, payload: ChatPayload): NewRender {
  const fault = desk.faults.takeForRender();
  if (payload.renderKind === 'image') {
    return { kind: 'image', format: 'png', body, renderMs: 0, fault };
  }
  const renderMs = videoRenderTime(payload.props.messages.length);
  const format = payload.props.transparentBackground ? 'webm' : 'mp4';
  return { kind: 'video', format, body, renderMs, fault };
}
