import type { IncomingMessage } from 'node:http';
import { errorAnswer, jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { bearerKey } from '../api-keys.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Desk } from '../desk.ts';
import { readJson, targetAmong } from '../json-body.ts';
import type { RoutePattern } from '../json-body.ts';
import type { Refusal, Target, Vendor } from '../vendor.ts';
import {
  ASSET_PROCESSING_SECONDS,
  AUDIO_ENCODING_MS,
  BODY_LIMIT_BYTES,
  PENDING_MS,
  VIDEO_ENCODING_MS,
} from './documented-times.ts';
import { renderAnswer } from './roughy-answers.ts';
import { drawingsOf } from './roughy-drawing.ts';
import { isAudio, requestSchema, wrongFields } from './roughy-request.ts';
import type { RoughyRequest } from './roughy-request.ts';
import { seeds } from './roughy-seeds.ts';
import { UNFINISHED_CUT_ID, sourceWithId } from './roughy-sources.ts';

const routes: readonly RoutePattern[] = [
  { method: 'POST', path: 'v1/renders', route: 'submit' },
  { method: 'GET', path: 'v1/renders/*', route: 'status' },
  { method: 'GET', path: 'v1/credits/balance', route: 'verify' },
];

/**
 * Roughy's API: the seed page "Read a render", and for what that leaves out the public pages
 * "Render an asset", "What is a render", "Errors" and "Credit ledger". There is a list of renders
 * whose shape no page at hand gives; it is left out.
 */
export const roughyVendor: Vendor = {
  name: 'Roughy',
  basePath: '/v1',
  keyIn: bearerKey,
  plans: { standard: [] },
  usualPlan: 'standard',
  limitScope: 'key',
  usualFailure: { error: 'The encoder stopped before the end.', code: 'encoding_failed' },
  credits: 240,
  seeds,
  fields: { id: 'id', state: 'state', link: 'download_url', size: 'size_bytes' },
  targetOf: (request) => targetAmong(routes, request),
  error: (status, code, message) =>
    errorAnswer(status, code ?? codes[status] ?? 'internal_error', message ?? 'Something failed.'),
  refuse,
  answer,
  drawingsOf,
  make: (desk, document) => submit(desk, document),
};

/** "Error codes" (errors page). */
const codes: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthenticated',
  402: 'insufficient_credits',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  422: 'validation_error',
  429: 'rate_limited',
};

function refuse(refusal: Refusal): Answer {
  switch (refusal.why) {
    case 'unknown-key':
      return errorAnswer(401, 'unauthenticated', 'Missing or invalid API key.');
    case 'account':
      return refusal.state === 'out-of-credits'
        ? errorAnswer(402, 'insufficient_credits', 'Your credit balance is at or below zero.')
        : errorAnswer(403, 'forbidden', 'Not allowed for this account.');
    case 'no-endpoint':
      return errorAnswer(404, 'not_found', 'There is nothing here.');
    case 'too-many': {
      const seconds = String(Math.ceil(refusal.usage.retryAfterMs / 1_000));
      return errorAnswer(429, 'rate_limited', 'Slow down.', { 'retry-after': seconds });
    }
  }
}

async function answer(desk: Desk, target: Target, request: IncomingMessage): Promise<Answer> {
  if (target.route === 'verify') return jsonAnswer(200, { balance: desk.account.creditsGiven });
  if (target.route === 'submit') {
    const body = await readJson(request, BODY_LIMIT_BYTES);
    if (body.kind === 'too-large') return errorAnswer(413, 'bad_request', 'The body is too large.');
    if (body.kind !== 'json') return errorAnswer(400, 'bad_request', 'The body is not JSON.');
    return submit(desk, body.document, body.bytes);
  }
  const record = await desk.renders.find(target.id);
  if (record === undefined) return errorAnswer(404, 'not_found', 'Render not found.');
  return renderAnswer(desk, record, { status: 200, withLink: true });
}

async function submit(desk: Desk, document: unknown, bytes?: Buffer): Promise<Answer> {
  const parsed = requestSchema.safeParse(document);
  if (!parsed.success) {
    const fields = wrongFields(parsed.error);
    const message = 'The request is invalid.';
    return jsonAnswer(422, { error: { code: 'validation_error', message, fields } });
  }
  const refusal = refuseSource(parsed.data);
  if (refusal !== null) return refusal;
  // "Idempotent on the full request shape" (render an asset): also a failed one is the same.
  const fingerprint = canonicalJson(parsed.data);
  const same = desk.renders.list().find((one) => one.details['fingerprint'] === fingerprint);
  if (same !== undefined) return renderAnswer(desk, same, { status: 200, withLink: false });
  const { asset_id: assetId, cut_id: cutId, output } = parsed.data;
  const id = await desk.renders.submit({
    kind: isAudio(output) ? 'audio' : 'video',
    format: output.format,
    body: bytes ?? Buffer.from(JSON.stringify(document)),
    queueMs: PENDING_MS,
    renderMs: isAudio(output) ? AUDIO_ENCODING_MS : VIDEO_ENCODING_MS,
    details: { assetId, cutId, output, fingerprint },
    fault: desk.faults.takeForRender(),
  });
  const record = desk.renders.get(id);
  if (record === undefined) return errorAnswer(500, 'internal_error', 'The render was not kept.');
  return renderAnswer(desk, record, { status: 201, withLink: false });
}

/** The codes are those that the errors page gives for cuts; renders need the same of an asset. */
function refuseSource({ asset_id: assetId, cut_id: cutId }: RoughyRequest): Answer | null {
  if (cutId === UNFINISHED_CUT_ID) {
    return errorAnswer(409, 'modifier_not_ready', 'The cut is not completed yet.');
  }
  const source = sourceWithId(assetId);
  switch (source?.state) {
    case undefined:
      return errorAnswer(404, 'not_found', 'Asset not found.');
    case 'processing':
      return errorAnswer(409, 'asset_processing', 'The asset is still being prepared.', {
        'retry-after': String(ASSET_PROCESSING_SECONDS),
      });
    case 'pending_payment':
      return errorAnswer(409, 'asset_payment_required', 'The asset is not paid. Top up.');
    case 'failed':
      return errorAnswer(409, 'asset_failed', 'The asset could not be prepared.');
    case 'ready':
      return null;
  }
}
