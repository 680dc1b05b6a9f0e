import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { errorAnswer, jsonAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import { pageAnswer } from './control-page/page-answer.ts';
import { creditsLeft } from './desk.ts';
import type { Desk } from './desk.ts';
import { apiRoutes, faultOrderSchema } from './fault-orders.ts';
import type { FaultOrder } from './fault-orders.ts';
import { LOOPBACK } from './loopback-server.ts';
import type { RateLimits } from './rate-limits.ts';
import { readBody } from './request-body.ts';
import type { Traffic } from './traffic.ts';
import type { Vendor } from './vendor.ts';

/** Orders are small; an `answer` fault may carry a page of HTML, a render its document. */
const ORDER_LIMIT_BYTES = 1024 * 1024;

export interface ControlParts {
  readonly token: string;
  readonly vendor: Vendor;
  readonly desk: Desk;
  readonly traffic: Traffic;
  readonly rateLimits: RateLimits;
}

/**
 * `GET` is a page for people; `GET renders` tells what there is and what arrived, `POST renders`
 * makes a render as if it had been made elsewhere, `POST faults` sets what goes wrong next. Whoever
 * has the address may do all of it, but not a page of another origin in that person's browser.
 */
export async function answerControl(
  parts: ControlParts,
  request: IncomingMessage,
): Promise<Answer> {
  const [, token, what] = new URL(request.url ?? '/', 'http://demo').pathname.split('/');
  if (!isOwnOrigin(request)) return errorAnswer(403, 'forbidden', 'Not from another origin.');
  if (!isSame(token ?? '', parts.token)) return errorAnswer(404, 'not_found', 'Not found.');
  if (request.method === 'GET' && what === undefined) {
    // With its slash, so that what the page asks for lies below it.
    return { status: 308, headers: { location: `/${parts.token}/` }, body: Buffer.alloc(0) };
  }
  const page = request.method === 'GET' ? pageAnswer(what ?? '', parts.vendor.name) : null;
  if (page !== null) return page;
  if (request.method === 'GET' && what === 'renders') return jsonAnswer(200, report(parts));
  if (request.method === 'POST' && (what === 'faults' || what === 'renders')) {
    const body = await readBody(request, ORDER_LIMIT_BYTES);
    let document: unknown;
    try {
      document = JSON.parse(body?.toString() ?? '');
    } catch {
      return errorAnswer(400, 'validation_failed', 'The body is not valid JSON.');
    }
    return what === 'faults' ? setFault(parts, document) : parts.vendor.make(parts.desk, document);
  }
  return errorAnswer(
    404,
    'not_found',
    'There is a page, GET renders, POST renders and POST faults.',
  );
}

function report({ desk, traffic, rateLimits }: ControlParts): unknown {
  const renders = desk.renders.list().map((record) => ({
    id: record.id,
    sha256: record.bodySha256,
    kind: record.kind,
    status: desk.renders.state(record).status,
    at: new Date(record.submittedAt).toISOString(),
    fromStart: record.isSeed,
    details: record.details,
  }));
  const { state, plan, creditsGiven, clockSkewMs } = desk.account;
  const credits = creditsGiven === null ? null : creditsLeft(desk);
  return {
    renders,
    account: { state, plan, credits, clockSkewMs },
    limits: rateLimits.report(),
    traffic: traffic.report(),
    faults: desk.faults.waiting(),
    manners: desk.manners.level,
  };
}

/**
 * A name that leads to this machine (DNS rebinding), or a page of another origin, gets nothing. A
 * program sends no `Origin`.
 */
function isOwnOrigin({ headers, socket }: IncomingMessage): boolean {
  const port = socket.localPort ?? 0;
  const hosts = [`${LOOPBACK}:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? '')) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  return origin === undefined || origin === `http://${headers.host ?? ''}`;
}

function setFault(parts: ControlParts, document: unknown): Answer {
  const order = faultOrderSchema.safeParse(document);
  if (!order.success) {
    return errorAnswer(400, 'validation_failed', z.prettifyError(order.error));
  }
  const refusal = follow(parts, order.data);
  return refusal ?? jsonAnswer(200, order.data);
}

function follow(parts: ControlParts, order: FaultOrder): Answer | null {
  const { desk, rateLimits, vendor } = parts;
  switch (order.kind) {
    case 'expire-links':
      desk.links.expireAll();
      desk.links.expireForGood(order.forGood);
      return null;
    case 'account':
      desk.account.state = order.state;
      return null;
    case 'credits':
      desk.account.creditsGiven =
        (desk.account.creditsGiven ?? 0) + order.balance - creditsLeft(desk);
      return null;
    case 'plan': {
      const limits = vendor.plans[order.plan];
      if (limits === undefined) return unknownPlan(vendor);
      desk.account.plan = order.plan;
      rateLimits.replace(limits);
      return null;
    }
    case 'secret-limit': {
      const { count, windowMs, window } = order;
      rateLimits.replace([{ id: 'secret', routes: apiRoutes, count, windowMs, window }]);
      return null;
    }
    case 'clock':
      desk.account.clockSkewMs = order.skewMs;
      return null;
    case 'sloppy':
      desk.manners.become(order.level, order.seed);
      return null;
    case 'clear':
      desk.faults.clear();
      desk.manners.become('off', 1);
      desk.account.state = 'active';
      desk.account.clockSkewMs = 0;
      desk.links.expireForGood(false);
      return null;
    default:
      desk.faults.add(order);
      return null;
  }
}

function unknownPlan(vendor: Vendor): Answer {
  const known = Object.keys(vendor.plans).join(', ');
  return errorAnswer(400, 'validation_failed', `There is no such plan. There is: ${known}.`);
}

function isSame(given: string, right: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(right);
  return one.length === other.length && timingSafeEqual(one, other);
}
