import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { HOUR, SECOND } from '../../../shared/durations.ts';
import type { ProviderExchange } from '../exchange.ts';
import type {
  CheckAnswer,
  Operation,
  Provider,
  ProviderPlan,
  RequestLimit,
  SubmitAnswer,
} from '../provider.ts';
import { keyVerdict } from '../key-verdict.ts';
import { onlyLinkRoute } from '../link-route.ts';
import { givenId, idInAddress } from '../render-id.ts';
import { renderIdSchema } from '../render-operation.ts';
import { isSuccess, malformedAnswer } from '../refusals.ts';
import { posting, reading } from '../requests.ts';
import {
  outputsOf,
  readAnswer,
  renderFailure,
  renderIdOf,
  stateOf,
  statusInside,
} from './swiftia-answers.ts';
import { examine, recognise } from './swiftia-payload.ts';
import { payloadSchema } from './swiftia-payload-schema.ts';
import { isFromSwiftia, readRefusal, submitRefusal, vendor } from './swiftia-refusals.ts';

/*
 * Swiftia: short videos cut from long ones. The documentation we go by knows only "Get Render";
 * submitting, limits and refusals rest on public pages (https://app.swiftia.io/en/docs, "Render
 * videos", "Rate Limiting", "Error Handling"). It documents no cancel and no list of renders.
 */

/** Ours: the documented request names a job and a style, and no documentation has a limit. */
const PAYLOAD_BYTES = 1_024 * 1_024;
/**
 * Ours: renders wait in a queue of unknown length, and no documentation names a cap. Checking
 * again goes on from there.
 */
const FOLLOWED_MS = 12 * HOUR;
/** From this HTTP status on a refusal may be about the render; below it is about the call. */
const FIRST_SERVER_ERROR = 500;

const operationSchema = z.object({ id: renderIdSchema });
type SwiftiaOperation = z.infer<typeof operationSchema>;

export const swiftia: Provider = {
  id: 'swiftia',
  name: 'Swiftia',
  defaultBaseUrl: vendor.baseUrlForPeople,
  keyHint: 'from your account at Swiftia',
  keysPage: null,
  submitIsUndocumented: true,
  payloadHint:
    'a Swiftia payload, an object with id (of a completed job), target (one of its shorts) and perhaps brandPresetId, preset, size and options',
  payloadSchema,
  payloadByteLimit: PAYLOAD_BYTES,
  kinds: ['video'],
  // Page "Rate Limiting": by plan, which no answer names. The plan in the middle is the safest
  // that is usable, and is what an older generation of the page promises to everyone.
  limits: everything(1, 2 * SECOND),
  plans: [
    plan('free', 'Free', 1, 5 * SECOND),
    plan('starter', 'Starter', 1, 2 * SECOND),
    plan('pro', 'Pro', 1, SECOND),
    plan('swift', 'Swift', 5, SECOND),
  ],
  limitScope: 'organisation',
  // No interval is documented: gentle, and the limit above is narrower for more than one render.
  poll: { firstMs: 5 * SECOND, floorMs: 3 * SECOND, ceilingMs: 15 * SECOND, capMs: FOLLOWED_MS },
  submitIsIdempotent: false,
  operationSchema,
  recognise,
  examine,
  submit,
  check,
  renderIdIn,
  adopt,
  // How long a link lives is not documented: it is fetched at once, and asked for again if refused.
  routes: onlyLinkRoute('link', 'exact'),
  verifyKey,
};

/** One limit for all requests; files come from elsewhere and are not counted. */
function everything(count: number, windowMs: number): readonly RequestLimit[] {
  return [
    {
      id: 'requests',
      label: 'Requests of the organisation',
      count,
      windowMs,
      window: 'sliding',
      covers: ['submit', 'check', 'verify'],
    },
  ];
}

function plan(id: string, label: string, count: number, windowMs: number): ProviderPlan {
  return { id, label, limits: everything(count, windowMs) };
}

async function submit(payload: Uint8Array, exchange: ProviderExchange): Promise<SubmitAnswer> {
  const reply = await exchange(posting(vendor.submitPath, payload));
  if (!isSuccess(reply)) throw submitRefusal(reply);
  const id = renderIdOf(reply.text);
  if (id === null) throw malformedAnswer(vendor, reply, 'unknown');
  const operation: SwiftiaOperation = { id };
  return { outcome: 'accepted', operation, remoteId: id, providerState: 'accepted' };
}

/** Answers name no render, so that the only proof of what one is about is what was asked. */
async function check(operation: Operation, exchange: ProviderExchange): Promise<CheckAnswer> {
  const { id } = operationSchema.parse(operation);
  const reply = await exchange(reading(renderPath(id)));
  const answer = readAnswer(reply.text);
  const state = answer === null ? null : stateOf(answer);
  if (!isSuccess(reply)) {
    // The HTTP status of a failed render is not documented: pages show 200 as well as 500.
    if (reply.status < FIRST_SERVER_ERROR || answer === null || state !== 'failed') {
      throw readRefusal(reply);
    }
    return { outcome: 'failed', failure: renderFailure(answer) };
  }
  if (answer === null || state === null) {
    const status = answer === null ? null : statusInside(answer);
    if (status !== null) throw readRefusal({ ...reply, status });
    throw malformedAnswer(vendor, reply, 'refused');
  }
  switch (state) {
    case 'done':
      return { outcome: 'succeeded', outputs: outputsOf(answer) };
    case 'canceled':
      return { outcome: 'canceled' };
    case 'failed':
      return { outcome: 'failed', failure: renderFailure(answer) };
    case 'queued':
    case 'pending':
      break;
  }
  return {
    outcome: 'pending',
    providerState: answer.type ?? state,
    // "Always 0 when queued" says nothing: a bar would stand still for no reason that is told.
    progress: state === 'queued' ? null : answer.progress,
    queuePosition: answer.queuePosition,
  };
}

function renderIdIn(text: string): string | null {
  return idInAddress(text, 'render');
}

/** @throws FailureError `not-found` for what cannot be an id */
function adopt(remoteId: string): Operation {
  const id = givenId(
    remoteId,
    vendor.name,
    'Copy the renderId from the answer of Swiftia that began the render.',
  );
  return { id } satisfies SwiftiaOperation;
}

/**
 * There is no endpoint for it. The look-up of a render that cannot exist answers 404, or 400 where
 * an id has to look otherwise, in Swiftia's shape to a working key, and 401 to any other.
 */
async function verifyKey(exchange: ProviderExchange): Promise<string> {
  const reply = await exchange(reading(renderPath(randomUUID())));
  const answer = isSuccess(reply) ? readAnswer(reply.text) : null;
  const isKnown = answer !== null && stateOf(answer) !== null;
  const status = (answer === null ? null : statusInside(answer)) ?? reply.status;
  const isUnknown = (status === 404 || status === 400) && isFromSwiftia(reply);
  return keyVerdict(vendor, { ...reply, status }, isKnown || isUnknown, readRefusal);
}

function renderPath(id: string): string {
  return `/render/${encodeURIComponent(id)}`;
}
