import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { errorAnswer, jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { bearerKey } from '../api-keys.ts';
import { creditsLeft } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { apiRoutes } from '../fault-orders.ts';
import { readJson, targetAmong } from '../json-body.ts';
import type { RoutePattern } from '../json-body.ts';
import type { Refusal, Target, Vendor } from '../vendor.ts';
import { BODY_LIMIT_BYTES, RATE_WINDOW_MS, REQUESTS_A_WINDOW } from './documented-times.ts';
import { cancelJob, listJobs } from './rendley-answers.ts';
import { drawingsOf } from './rendley-drawing.ts';
import { exportJob, jobObject, otherJob } from './rendley-jobs.ts';
import { costOf, exportSchema } from './rendley-request.ts';
import { seeds } from './rendley-seeds.ts';

const routes: readonly RoutePattern[] = [
  { method: 'POST', path: 'v1/export', route: 'submit' },
  { method: 'POST', path: 'v1/export/cost', route: 'quote' },
  { method: 'GET', path: 'v1/jobs', route: 'list' },
  { method: 'GET', path: 'v1/jobs/*', route: 'status' },
  { method: 'DELETE', path: 'v1/jobs/*', route: 'cancel' },
  { method: 'GET', path: 'v1/workspaces', route: 'verify' },
];
const CREDITS = 200;

/**
 * Rendley's API: the seed page "Jobs and polling", and for what that leaves out the public pages
 * "Exports", "Jobs" and "Authentication". The answers to `/export/cost` and to DELETE are nowhere
 * described; theirs are the demo's own.
 */
export const rendleyVendor: Vendor = {
  name: 'Rendley',
  basePath: '/v1',
  keyIn: bearerKey,
  plans: {
    standard: [
      {
        id: 'requests',
        routes: apiRoutes,
        count: REQUESTS_A_WINDOW,
        windowMs: RATE_WINDOW_MS,
        window: 'sliding',
      },
    ],
  },
  usualPlan: 'standard',
  limitScope: 'key',
  usualFailure: { error: 'render_failed', code: null },
  credits: CREDITS,
  seeds,
  fields: { id: 'data.id', state: 'data.status', link: 'data.result_data', size: null },
  targetOf: (request) => targetAmong(routes, request),
  error: (status, code, message) =>
    errorAnswer(status, code ?? codes[status] ?? 'INTERNAL_ERROR', message ?? 'something failed'),
  refuse,
  answer,
  drawingsOf,
  make,
};

/** Only that of 401 is printed (authentication); the others are made after it. */
const codes: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  402: 'PAYMENT_REQUIRED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  429: 'TOO_MANY_REQUESTS',
};

function refuse(refusal: Refusal): Answer {
  switch (refusal.why) {
    case 'unknown-key':
      return errorAnswer(401, 'UNAUTHORIZED', 'invalid api key');
    case 'account':
      if (refusal.state === 'out-of-credits') return tooFewCredits();
      return refusal.state === 'plan-limit'
        ? errorAnswer(403, 'PLAN_LIMIT', 'your plan does not include more of this')
        : errorAnswer(403, 'FORBIDDEN', 'the key may not access this resource');
    case 'no-endpoint':
      return errorAnswer(404, 'NOT_FOUND', 'no such endpoint');
    case 'too-many':
      // "Rate limited. Back off and retry": no header says how long (jobs and polling).
      return errorAnswer(429, 'TOO_MANY_REQUESTS', 'rate limited');
  }
}

function tooFewCredits(): Answer {
  return errorAnswer(402, 'PAYMENT_REQUIRED', 'too few credits for this operation');
}

async function answer(desk: Desk, target: Target, request: IncomingMessage): Promise<Answer> {
  switch (target.route) {
    case 'submit':
    case 'quote':
      return answerExport(desk, target.route, request);
    case 'list':
      return listJobs(desk, request);
    case 'verify':
      return jsonAnswer(200, { data: [{ id: 'wsp_demo', name: 'Demo workspace' }] });
    default:
      break;
  }
  const record = await desk.renders.find(target.id);
  if (record === undefined) {
    return errorAnswer(404, 'NOT_FOUND', 'no job with that id belongs to your account');
  }
  if (target.route === 'cancel') return cancelJob(desk, record);
  return jsonAnswer(200, { data: jobObject(desk, record) });
}

async function answerExport(
  desk: Desk,
  route: 'submit' | 'quote',
  request: IncomingMessage,
): Promise<Answer> {
  const body = await readJson(request, BODY_LIMIT_BYTES);
  if (body.kind !== 'json') return errorAnswer(400, 'BAD_REQUEST', 'the body is not valid JSON');
  const parsed = exportSchema.safeParse(body.document);
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? 'invalid body';
    return errorAnswer(400, 'BAD_REQUEST', message);
  }
  const cost = costOf(parsed.data);
  if (route === 'quote') return jsonAnswer(200, { data: { cost } });
  if (creditsLeft(desk) < cost) return tooFewCredits();
  const id = await desk.renders.submit(exportJob(desk, parsed.data, body));
  return jsonAnswer(200, { data: { job_id: id } });
}

const orderSchema = z.looseObject({
  type: z.string().default('export_video'),
  source_type: z.string().default('studio'),
  input: z.unknown().default({}),
});

/** A job of any type, e.g. `{"type":"transcription","source_type":"api"}`. */
async function make(desk: Desk, document: unknown): Promise<Answer> {
  const order = orderSchema.safeParse(document);
  if (!order.success) return errorAnswer(400, 'BAD_REQUEST', 'a job has a type and a source_type');
  const { type, source_type: sourceType, input } = order.data;
  const job = otherJob({ type, sourceType, input }, desk.faults.takeForRender());
  return jsonAnswer(200, { data: { job_id: await desk.renders.submit(job) } });
}
