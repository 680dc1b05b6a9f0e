import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { bearerKey } from '../api-keys.ts';
import type { Desk } from '../desk.ts';
import { addressOf, readJson, targetAmong } from '../json-body.ts';
import { listed } from '../listed.ts';
import type { RoutePattern } from '../json-body.ts';
import type { WindowUsage } from '../request-window.ts';
import type { Target, Vendor } from '../vendor.ts';
import {
  BODY_LIMIT_BYTES,
  CREATES_A_WINDOW,
  IMAGE_MS,
  OTHERS_A_WINDOW,
  RATE_WINDOW_MS,
  STARTING_MS,
  TEXT_MS,
  VIDEO_MS,
} from './documented-times.ts';
import { predictionOf, refuse, replicateError } from './replicate-answers.ts';
import { drawingsOf } from './replicate-drawing.ts';
import { predictionSchema, wishOf } from './replicate-request.ts';

const routes: readonly RoutePattern[] = [
  { method: 'POST', path: 'v1/predictions', route: 'submit' },
  { method: 'POST', path: 'v1/models/*/*/predictions', route: 'submit' },
  { method: 'GET', path: 'v1/predictions', route: 'list' },
  { method: 'GET', path: 'v1/predictions/*', route: 'status' },
  { method: 'POST', path: 'v1/predictions/*/cancel', route: 'cancel' },
  { method: 'GET', path: 'v1/account', route: 'verify' },
];
const ID_BYTES = 13;
/** Predictions on one page of the list; the demo has no second page. */
const PAGE_LENGTH = 100;

/**
 * Replicate's API: the public pages "Prediction lifecycle", "Rate limits" and "Data retention".
 * `Prefer: wait` is not waited for, which the API may do too.
 */
export const replicateVendor: Vendor = {
  name: 'Replicate',
  basePath: '/v1',
  keyIn: bearerKey,
  plans: {
    standard: [
      {
        id: 'creates',
        routes: ['submit'],
        count: CREATES_A_WINDOW,
        windowMs: RATE_WINDOW_MS,
        window: 'sliding',
      },
      {
        id: 'others',
        routes: ['status', 'list', 'cancel', 'verify'],
        count: OTHERS_A_WINDOW,
        windowMs: RATE_WINDOW_MS,
        window: 'sliding',
      },
    ],
  },
  usualPlan: 'standard',
  limitScope: 'key',
  usualFailure: { error: 'CUDA out of memory', code: null },
  credits: null,
  seeds: [],
  fields: { id: 'id', state: 'status', link: 'output', size: null },
  targetOf: (request) => targetAmong(routes, request),
  error: (status, _, message) => replicateError(status, message ?? 'Something failed.'),
  refuse,
  answer,
  drawingsOf,
  usageHeaders: (usage: WindowUsage) => ({
    'ratelimit-remaining': String(usage.remaining),
    'ratelimit-reset': String(Math.ceil(usage.resetMs / 1_000)),
  }),
  make: (desk, document) => create(desk, 'demo/images', document),
};

async function answer(desk: Desk, target: Target, request: IncomingMessage): Promise<Answer> {
  switch (target.route) {
    case 'verify':
      return jsonAnswer(200, { type: 'user', username: 'demo', name: 'Demo', github_url: '' });
    case 'list': {
      const newest = desk.renders.list().toReversed().slice(0, PAGE_LENGTH);
      const results = newest.map((record) => predictionOf(desk, record));
      const anothers = (prediction: Record<string, unknown>) => ({
        ...prediction,
        id: newId(),
        input: { prompt: 'What another wanted' },
      });
      const shown = listed(desk.faults, results, anothers);
      return jsonAnswer(200, { next: null, previous: null, results: shown });
    }
    case 'submit': {
      const body = await readJson(request, BODY_LIMIT_BYTES);
      if (body.kind !== 'json') return replicateError(400, 'The body is not JSON.');
      return create(desk, modelIn(request), body.document, body.bytes);
    }
    default:
      break;
  }
  const record = desk.renders.get(target.id);
  if (record === undefined)
    return replicateError(404, 'The requested resource could not be found.');
  if (target.route === 'cancel' && desk.faults.takeForCancel() === null) {
    await desk.renders.cancel(record.id);
  }
  return jsonAnswer(200, predictionOf(desk, desk.renders.get(record.id) ?? record));
}

/** `owner/name` where the address names a model; else null, and the body names a version. */
function modelIn(request: IncomingMessage): string | null {
  const [, models, owner, name] = addressOf(request).parts;
  return models === 'models' ? `${owner ?? ''}/${name ?? ''}` : null;
}

async function create(
  desk: Desk,
  model: string | null,
  document: unknown,
  bytes?: Buffer,
): Promise<Answer> {
  const parsed = predictionSchema.safeParse(document);
  if (!parsed.success) return replicateError(422, `- ${parsed.error.issues[0]?.message ?? ''}`);
  const { version, input } = parsed.data;
  const named = model ?? version;
  if (named === undefined) return replicateError(422, '- version is required');
  const wish = wishOf(named, input);
  if (wish === null) return replicateError(422, '- input: num_outputs must be 1 to 4');
  const times = { images: IMAGE_MS, video: VIDEO_MS, text: TEXT_MS };
  const kinds = { images: 'image', video: 'video', text: 'data' } as const;
  const formats = { images: 'png', video: 'mp4', text: 'json' } as const;
  const id = await desk.renders.submit({
    id: newId(),
    kind: kinds[wish.makes],
    format: formats[wish.makes],
    body: bytes ?? Buffer.from(JSON.stringify(document)),
    queueMs: STARTING_MS,
    renderMs: times[wish.makes],
    details: { model: model ?? named.split(':')[0], version: version ?? 'hidden', input },
    fault: desk.faults.takeForRender(),
  });
  const record = desk.renders.get(id);
  if (record === undefined) return replicateError(500, 'The prediction was not kept.');
  return jsonAnswer(201, predictionOf(desk, record));
}

function newId(): string {
  return randomBytes(ID_BYTES).toString('hex');
}
