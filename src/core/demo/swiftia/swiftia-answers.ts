import { jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { linkTo } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { filesOf } from '../render-record.ts';
import type { RenderRecord } from '../render-record.ts';
import type { Refusal } from '../vendor.ts';
import { LINK_LIFE_MS } from './documented-times.ts';

/** A progress of more digits than this would only be noise. */
const PROGRESS_STEPS = 1_000;

const usual: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['INVALID_INPUT', 'Invalid request parameters'],
  401: ['UNAUTHORIZED', 'Missing or invalid API key'],
  403: ['FORBIDDEN', 'Your plan does not allow this'],
  404: ['NOT_FOUND', 'Not found'],
  429: ['RATE_LIMIT_EXCEEDED', 'Rate limit exceeded. Please try again later.'],
};

/** "Error Response Format" (error handling). */
export function swiftiaError(status: number, code?: string, message?: string): Answer {
  const [usualCode, usualMessage] = usual[status] ?? [
    'INTERNAL_SERVER_ERROR',
    'An unexpected error occurred on the server. Please try again later.',
  ];
  return jsonAnswer(status, { status, message: message ?? usualMessage, code: code ?? usualCode });
}

/** The answer to `GET /api/render/{renderId}`: no id and no times, and `type` says which it is. */
export function statusAnswer(desk: Desk, record: RenderRecord): Answer {
  const state = desk.renders.state(record);
  const [file] = filesOf(record);
  switch (state.status) {
    case 'queued': {
      const queuePosition = desk.renders.queuePosition(record);
      return jsonAnswer(200, { type: 'queued', status: 'QUEUED', queuePosition, progress: 0 });
    }
    case 'rendering': {
      const progress = Math.floor(state.progress * PROGRESS_STEPS) / PROGRESS_STEPS;
      return jsonAnswer(200, { type: 'progress', progress });
    }
    case 'completed': {
      const url = file && linkTo(desk, record, file, LINK_LIFE_MS);
      return jsonAnswer(200, { type: 'done', url, size: file?.bytes });
    }
    case 'canceled':
      return jsonAnswer(200, { type: 'error', message: 'The render was canceled.' });
    case 'failed':
      return failedAnswer(state.error, state.shape);
  }
}

/** `older`: an earlier edition of the page, without `type`; `table`: that page's table of types. */
function failedAnswer(message: string, shape: string | null): Answer {
  if (shape === 'older') {
    return jsonAnswer(500, { status: 500, message, code: 'RENDERING_ERROR' });
  }
  return jsonAnswer(200, { type: shape === 'table' ? 'failed' : 'error', message });
}

export function refuse(refusal: Refusal): Answer {
  switch (refusal.why) {
    case 'unknown-key':
      return swiftiaError(401);
    case 'account':
      return refuseAccount(refusal.state);
    case 'no-endpoint':
      return swiftiaError(404);
    case 'too-many': {
      const { limit, retryAfterMs, resetMs } = refusal.usage;
      const retryAfter = Math.ceil(retryAfterMs / 1_000);
      const [code, message] = usual[429] ?? [];
      return jsonAnswer(
        429,
        { status: 429, message, code, retryAfter },
        {
          'x-ratelimit-limit': String(limit),
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.ceil(refusal.now + resetMs)),
          'retry-after': String(retryAfter),
        },
      );
    }
  }
}

/** "403 Forbidden Errors" (error handling): two of them have a shape of their own. */
function refuseAccount(state: string): Answer {
  if (state === 'storage-full') {
    return jsonAnswer(403, {
      error: 'fullStorage',
      message: 'Insufficient storage space. Upgrade your plan or delete files.',
      storageInfo: { usedSize: 950, totalSize: 1_000, availableSize: 50 },
    });
  }
  if (state === 'phone-unverified') {
    return jsonAnswer(403, {
      error: 'Phone verification required',
      message: 'Please verify your phone number first.',
      phoneNumber: null,
    });
  }
  return swiftiaError(403);
}
