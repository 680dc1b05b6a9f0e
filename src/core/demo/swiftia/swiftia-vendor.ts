import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { bearerKey } from '../api-keys.ts';
import type { Desk } from '../desk.ts';
import { apiRoutes } from '../fault-orders.ts';
import { readJson, targetAmong } from '../json-body.ts';
import type { RoutePattern } from '../json-body.ts';
import type { WindowUsage } from '../request-window.ts';
import type { Target, Vendor, VendorLimit } from '../vendor.ts';
import {
  BODY_LIMIT_BYTES,
  RENDER_MS,
  SHORTEST_QUEUE_MS,
  WORKERS,
  planWindows,
} from './documented-times.ts';
import { refuse, statusAnswer, swiftiaError } from './swiftia-answers.ts';
import { drawingsOf } from './swiftia-drawing.ts';
import {
  FOREIGN_PRESET_ID,
  INACTIVE_PRESET_ID,
  firstProblem,
  requestSchema,
} from './swiftia-request.ts';
import { seeds } from './swiftia-seeds.ts';

const routes: readonly RoutePattern[] = [
  { method: 'POST', path: 'api/render', route: 'submit' },
  { method: 'GET', path: 'api/render/*', route: 'status' },
];
/** As in the vendor's sample link, `v9lqxvtb9x`: ten characters. */
const ID_BYTES = 5;

/**
 * Swiftia's API: the seed page "Get Render", and for what that leaves out the public pages
 * "Render videos", "Rate Limiting" and "Error Handling".
 */
export const swiftiaVendor: Vendor = {
  name: 'Swiftia',
  basePath: '/api',
  keyIn: bearerKey,
  plans: Object.fromEntries(
    Object.entries(planWindows).map(([plan, window]) => [plan, [limitOf(window)]]),
  ),
  usualPlan: 'starter',
  limitScope: 'organisation',
  usualFailure: { error: 'An error occurred during rendering.', code: null },
  credits: null,
  seeds,
  fields: { id: 'renderId', state: 'type', link: 'url', size: 'size' },
  targetOf: (request) => targetAmong(routes, request),
  error: swiftiaError,
  refuse,
  answer,
  drawingsOf,
  // "Track your rate limit usage through response headers" (rate limiting, "Monitoring").
  usageHeaders,
  make: (desk, document) => submit(desk, document),
};

function limitOf(window: { count: number; windowMs: number }): VendorLimit {
  return { id: 'requests', routes: apiRoutes, ...window, window: 'sliding' };
}

function usageHeaders(usage: WindowUsage, now: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(usage.limit),
    'x-ratelimit-remaining': String(usage.remaining),
    // Milliseconds since 1970, as in the page's sample.
    'x-ratelimit-reset': String(Math.ceil(now + usage.resetMs)),
  };
}

async function answer(desk: Desk, target: Target, request: IncomingMessage): Promise<Answer> {
  if (target.route === 'submit') {
    const body = await readJson(request, BODY_LIMIT_BYTES);
    if (body.kind !== 'json') return swiftiaError(400);
    return submit(desk, body.document, body.bytes);
  }
  const record = await desk.renders.find(target.id);
  if (record === undefined) return swiftiaError(404, 'NOT_FOUND', 'Render not found');
  return statusAnswer(desk, record);
}

async function submit(desk: Desk, document: unknown, bytes?: Buffer): Promise<Answer> {
  const parsed = requestSchema.safeParse(document);
  if (!parsed.success) return swiftiaError(400, 'INVALID_INPUT', firstProblem(parsed.error));
  const { brandPresetId } = parsed.data;
  if (brandPresetId === INACTIVE_PRESET_ID) {
    return swiftiaError(400, 'INVALID_INPUT', 'Selected brand preset is inactive');
  }
  if (brandPresetId === FOREIGN_PRESET_ID) {
    return swiftiaError(404, 'NOT_FOUND', 'Brand preset not found for this organization');
  }
  const renderId = await desk.renders.submit({
    id: randomBytes(ID_BYTES).toString('hex'),
    kind: 'video',
    format: 'mp4',
    body: bytes ?? Buffer.from(JSON.stringify(document)),
    queueMs: Math.max(SHORTEST_QUEUE_MS, desk.renders.waitForWorkerMs(WORKERS)),
    renderMs: RENDER_MS,
    fault: desk.faults.takeForRender(),
  });
  return jsonAnswer(200, { renderId });
}
