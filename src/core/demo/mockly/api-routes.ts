import type { IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import { errorAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { ApiKey } from '../api-key.ts';
import { chatPayloadSchema, firstProblem } from './chat-payload.ts';
import type { ChatPayload } from './chat-payload.ts';
import { BODY_LIMIT_BYTES } from './documented-times.ts';
import { downloadAnswer, statusAnswer, submitAnswer } from './export-answers.ts';
import type { LinkMaker } from './export-answers.ts';
import type { Faults, Route } from '../faults.ts';
import type { RenderStore } from '../render-store.ts';
import type { Renders } from '../renders.ts';
import { readBody } from '../request-body.ts';
import type { RequestWindow } from '../request-window.ts';

export const API_PATH = '/api/v1';

export interface ApiParts {
  readonly key: ApiKey;
  readonly faults: Faults;
  readonly renders: Renders;
  readonly store: RenderStore;
  readonly linkMaker: LinkMaker;
  readonly submits: RequestWindow;
  readonly reads: RequestWindow;
  /** Known once the server listens. */
  readonly baseUrl: () => string;
}

export type Target =
  | { readonly route: Extract<Route, 'submit'> }
  | { readonly route: Extract<Route, 'status' | 'download'>; readonly id: string }
  | { readonly route: 'unknown' };

/** Which documented endpoint a request is for. */
export function targetOf(request: IncomingMessage): Target {
  const path = new URL(request.url ?? '/', 'http://demo').pathname;
  if (request.method === 'POST' && path === `${API_PATH}/chat/render`) return { route: 'submit' };
  const match = /^\/api\/v1\/exports\/([^/]+)(\/download)?$/.exec(path);
  if (request.method !== 'GET' || match?.[1] === undefined) return { route: 'unknown' };
  const id = decoded(match[1]);
  return { route: match[2] === undefined ? 'status' : 'download', id };
}

export async function answerApi(
  parts: ApiParts,
  target: Target,
  request: IncomingMessage,
): Promise<Answer> {
  const refusal = refuseCaller(parts, request);
  if (refusal !== null) return refusal;
  if (target.route === 'unknown') return errorAnswer(404, 'not_found', 'No such endpoint.');
  const window = target.route === 'submit' ? parts.submits : parts.reads;
  const limited = refuseTooMany(window, parts.linkMaker.now());
  if (limited !== null) return limited;
  if (target.route === 'submit') return answerSubmit(parts, request);
  const record = parts.renders.get(target.id);
  if (record === undefined) return errorAnswer(404, 'not_found', 'Export not found.');
  const state = parts.renders.state(record);
  if (target.route === 'download') return downloadAnswer(record, state, parts.store);
  return statusAnswer(record, state, parts.linkMaker);
}

function refuseCaller(parts: ApiParts, request: IncomingMessage): Answer | null {
  const known = parts.key.isBearerOf(request.headers.authorization);
  if (!known || parts.faults.accountState === 'key-revoked') {
    return errorAnswer(401, 'invalid_credentials', 'Missing or invalid API key.');
  }
  if (parts.faults.accountState === 'subscription-inactive') {
    return errorAnswer(403, 'subscription_inactive', 'The API subscription is not active.');
  }
  return null;
}

function refuseTooMany(window: RequestWindow, now: number): Answer | null {
  const verdict = window.take(performance.now());
  if (verdict.allowed) return null;
  return errorAnswer(429, 'rate_limited', 'Too many requests.', {
    'retry-after': String(Math.ceil(verdict.retryAfterMs / 1_000)),
    'x-ratelimit-limit': String(verdict.limit),
    'x-ratelimit-remaining': String(verdict.remaining),
    'x-ratelimit-reset': String(Math.ceil((now + verdict.retryAfterMs) / 1_000)),
  });
}

async function answerSubmit(parts: ApiParts, request: IncomingMessage): Promise<Answer> {
  const body = await readBody(request, BODY_LIMIT_BYTES);
  if (body === null) {
    // The code is the vendor's: too large is told by the status alone (errors page).
    return errorAnswer(413, 'validation_failed', 'Request body exceeded 10 MB.', {
      connection: 'close',
    });
  }
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return errorAnswer(400, 'validation_failed', 'Expected Content-Type: application/json');
  }
  const parsed = parsePayload(body);
  if (!parsed.valid) return errorAnswer(400, 'validation_failed', parsed.message);
  const id = await parts.renders.submit(body, parsed.payload, parts.faults.takeForRender());
  const record = parts.renders.get(id);
  if (record === undefined) return errorAnswer(500, 'internal_error', 'The render was not kept.');
  return submitAnswer(record, parts.linkMaker, parts.baseUrl());
}

function parsePayload(
  body: Buffer,
): { valid: true; payload: ChatPayload } | { valid: false; message: string } {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return { valid: false, message: 'The body is not valid JSON.' };
  }
  const result = chatPayloadSchema.safeParse(document);
  if (!result.success) return { valid: false, message: firstProblem(result.error) };
  return { valid: true, payload: result.data };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
