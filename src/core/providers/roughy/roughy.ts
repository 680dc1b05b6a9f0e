import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { HOUR, MINUTE, SECOND } from '../../../shared/durations.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { isRecord, jsonOf } from '../answer-words.ts';
import type { ProviderExchange, ProviderReply } from '../exchange.ts';
import type { CheckAnswer, Operation, Provider, SubmitAnswer } from '../provider.ts';
import { keyAccepted, keyVerdict } from '../key-verdict.ts';
import { onlyLinkRoute } from '../link-route.ts';
import { givenId, idInAddress } from '../render-id.ts';
import { isAbout, renderIdSchema } from '../render-operation.ts';
import { isSuccess, malformedAnswer, noApiThere } from '../refusals.ts';
import { posting, reading } from '../requests.ts';
import { meaningOf } from '../state-words.ts';
import {
  kindOf,
  looksCompleted,
  outputsOf,
  readRender,
  renderFailure,
  STATES,
  timesOf,
} from './roughy-answers.ts';
import type { RoughyRender } from './roughy-answers.ts';
import { examine, payloadKind, recognise } from './roughy-payload.ts';
import { payloadSchema } from './roughy-payload-schema.ts';
import { readRefusal, roughyWords, submitRefusal, vendor } from './roughy-refusals.ts';

/*
 * Roughy: cuts and renders of recorded footage. The documentation we go by knows only "Read a
 * render"; submitting and the balance rest on public pages (https://docs.roughy.ai, "Render an
 * asset", "Errors", "Read the current credit balance").
 */

/** Ours: the documented request has three small fields, and no documentation names a limit. */
const PAYLOAD_BYTES = 1_024 * 1_024;
/**
 * Ours: sources may have 50 GiB, so that hours are nothing strange, and no documentation names a
 * cap. Checking again goes on from there.
 */
const FOLLOWED_MS = 12 * HOUR;

const operationSchema = z.object({
  id: renderIdSchema,
  kind: z.enum(['video', 'audio']),
});
type RoughyOperation = z.infer<typeof operationSchema>;

export const roughy: Provider = {
  id: 'roughy',
  name: 'Roughy',
  // The samples of the reference name roughy-api-staging.fly.dev, a host for trying things out
  // that has keys and renders of its own. This is the one of the guides, where paid work is.
  defaultBaseUrl: vendor.baseUrlForPeople,
  keyHint: 'sk_…',
  keysPage: null,
  submitIsUndocumented: true,
  payloadHint: 'a Roughy payload, an object with asset_id, output and perhaps cut_id',
  payloadSchema,
  payloadByteLimit: PAYLOAD_BYTES,
  kinds: ['video', 'audio'],
  // None is documented. One a second is gentle, and what its answers say corrects it. Files come
  // from signed links elsewhere and are not counted.
  limits: [
    {
      id: 'requests',
      label: 'Requests, by our own limit',
      count: 60,
      windowMs: MINUTE,
      window: 'sliding',
      covers: ['submit', 'check', 'verify'],
      isGuess: true,
    },
  ],
  // No interval is documented either.
  poll: { firstMs: 3 * SECOND, floorMs: 3 * SECOND, ceilingMs: 15 * SECOND, capMs: FOLLOWED_MS },
  // Page "Render an asset": idempotent on the full request, an identical one gets the same render.
  submitIsIdempotent: true,
  operationSchema,
  recognise,
  examine,
  submit,
  check,
  renderIdIn,
  adopt,
  // The signed link of a fresh answer and no other: "re-fetch the render rather than caching the
  // URL" (page "Read a render"). It is signed, so the key does not go along.
  routes: onlyLinkRoute('signed-link', 'exact'),
  verifyKey,
};

/** 201 with a new render, 200 with one that the same request made before, in whatever state. */
async function submit(payload: Uint8Array, exchange: ProviderExchange): Promise<SubmitAnswer> {
  const reply = await exchange(posting(vendor.submitPath, payload));
  if (!isSuccess(reply)) throw submitRefusal(reply);
  const render = readRender(reply.text);
  if (render === null || render.id === null) throw malformedAnswer(vendor, reply, 'unknown');
  const kind = kindOf(render, payloadKind(payload));
  const operation: RoughyOperation = { id: render.id, kind };
  const made = { operation, remoteId: render.id };
  switch (meaningOf(render.state ?? '', STATES)) {
    case 'completed':
      return { outcome: 'finished', ...made, outputs: outputsOf(render, kind) };
    case 'failed':
      return { outcome: 'failed', ...made, failure: renderFailure(render, reply.status === 201) };
    case 'canceled':
    case 'pending':
      break;
  }
  // The id is enough to ask: the first check says the rest.
  return { outcome: 'accepted', ...made, providerState: render.state ?? 'accepted' };
}

/**
 * Completed without a link is a success whose output has no link: there is nothing to fetch yet,
 * so whoever downloads it asks again a few times, and then says that no file is offered.
 */
async function check(operation: Operation, exchange: ProviderExchange): Promise<CheckAnswer> {
  const { id, kind } = operationSchema.parse(operation);
  const reply = await exchange(reading(renderPath(id)));
  if (!isSuccess(reply)) throw readRefusal(reply);
  const render = readRender(reply.text);
  if (render === null || !isAbout(render.id, id)) throw malformedAnswer(vendor, reply, 'refused');
  if (render.state === null) return withoutState(render, kind);
  const times = timesOf(render);
  switch (meaningOf(render.state, STATES)) {
    case 'completed':
      return { outcome: 'succeeded', outputs: outputsOf(render, kind), times };
    case 'failed':
      return { outcome: 'failed', failure: renderFailure(render, true), times };
    case 'canceled':
      return { outcome: 'canceled' };
    case 'pending':
      return pending(render.state, render);
  }
}

/** Required, and missing in the documented sample: never taken for a failure. */
function withoutState(render: RoughyRender, kind: MediaKind): CheckAnswer {
  if (!looksCompleted(render)) return pending('unknown', render);
  return {
    outcome: 'succeeded',
    outputs: outputsOf(render, kind),
    times: timesOf(render),
    warning:
      'Roughy did not say the state of this render; that it has a file says it is completed.',
  };
}

/** Roughy tells no progress and no place in a queue: none is invented. */
function pending(providerState: string, render: RoughyRender): CheckAnswer {
  const times = timesOf(render);
  return { outcome: 'pending', providerState, progress: null, queuePosition: null, times };
}

function renderIdIn(text: string): string | null {
  return idInAddress(text, 'renders');
}

/** @throws FailureError `not-found` for what cannot be an id */
function adopt(remoteId: string, kind: MediaKind): Operation {
  const id = givenId(
    remoteId,
    vendor.name,
    'Copy the id of the render from Roughy, e.g. 3c90c3cc-0d44-4b50-8888-8dd25736052a.',
  );
  return { id, kind: kind === 'audio' ? 'audio' : 'video' } satisfies RoughyOperation;
}

/**
 * The balance, which is worth knowing. It is on public pages only, so where there is none the key
 * is tried on the one documented call: the look-up of a render that cannot exist.
 */
async function verifyKey(exchange: ProviderExchange): Promise<string> {
  const reply = await exchange(reading('/credits/balance'));
  if (reply.status === 404) return verifyByLookUp(exchange);
  if (!isSuccess(reply)) throw readRefusal(reply);
  const body = jsonOf(reply.text);
  if (!isRecord(body)) throw noApiThere(vendor, reply);
  const { balance } = body;
  if (typeof balance !== 'number' || !Number.isFinite(balance)) return keyAccepted(vendor);
  const credits = balance.toLocaleString('en-US');
  return balance > 0
    ? `Roughy accepts the key; its balance is ${credits} credits.`
    : `Roughy accepts the key, but its balance is ${credits} credits: new assets will be refused.`;
}

async function verifyByLookUp(exchange: ProviderExchange): Promise<string> {
  const reply = await exchange(reading(renderPath(randomUUID())));
  return keyVerdict(vendor, reply, reply.status === 404 && isFromRoughy(reply), readRefusal);
}

function isFromRoughy(reply: ProviderReply): boolean {
  const body = jsonOf(reply.text);
  return roughyWords(reply.text).enveloped || (isRecord(body) && body['message'] !== undefined);
}

function renderPath(id: string): string {
  return `/renders/${encodeURIComponent(id)}`;
}
