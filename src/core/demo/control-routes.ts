import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { errorAnswer, jsonAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import { faultOrderSchema } from './faults.ts';
import type { FaultOrder, Faults } from './faults.ts';
import type { Renders } from './renders.ts';
import { readBody } from './request-body.ts';
import type { SignedLinks } from './signed-links.ts';
import type { Traffic } from './traffic.ts';

/** Orders are small; an `answer` fault may carry a page of HTML. */
const ORDER_LIMIT_BYTES = 1024 * 1024;

export interface ControlParts {
  readonly token: string;
  readonly faults: Faults;
  readonly renders: Renders;
  readonly links: SignedLinks;
  readonly traffic: Traffic;
}

/** `GET renders` tells what arrived, `POST faults` sets what goes wrong next. */
export async function answerControl(
  parts: ControlParts,
  request: IncomingMessage,
): Promise<Answer> {
  const [, token, what] = new URL(request.url ?? '/', 'http://demo').pathname.split('/');
  if (!isSame(token ?? '', parts.token)) return errorAnswer(404, 'not_found', 'Not found.');
  if (request.method === 'GET' && what === 'renders') return jsonAnswer(200, report(parts));
  if (request.method === 'POST' && what === 'faults') {
    const body = await readBody(request, ORDER_LIMIT_BYTES);
    return setFault(parts, body);
  }
  return errorAnswer(404, 'not_found', 'There is GET renders and POST faults.');
}

function report(parts: ControlParts): unknown {
  const renders = parts.renders.list().map((record) => ({
    id: record.id,
    sha256: record.bodySha256,
    kind: record.kind,
    status: parts.renders.state(record).status,
    at: new Date(record.submittedAt).toISOString(),
  }));
  return { renders, traffic: parts.traffic.report() };
}

function setFault(parts: ControlParts, body: Buffer | null): Answer {
  let document: unknown;
  try {
    document = JSON.parse(body?.toString() ?? '');
  } catch {
    return errorAnswer(400, 'validation_failed', 'The body is not valid JSON.');
  }
  const order = faultOrderSchema.safeParse(document);
  if (!order.success) {
    return errorAnswer(400, 'validation_failed', z.prettifyError(order.error));
  }
  follow(parts, order.data);
  return jsonAnswer(200, order.data);
}

function follow(parts: ControlParts, order: FaultOrder): void {
  switch (order.kind) {
    case 'expire-links':
      return parts.links.expireAll();
    case 'account':
      parts.faults.accountState = order.state;
      return;
    case 'clear':
      return parts.faults.clear();
    default:
      return parts.faults.add(order);
  }
}

function isSame(given: string, right: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(right);
  return one.length === other.length && timingSafeEqual(one, other);
}
