import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { MINUTE, SECOND } from '../../../shared/durations.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { idOf } from '../answer-fields.ts';
import { isRecord, jsonOf } from '../answer-words.ts';
import { ProviderCallError } from '../exchange.ts';
import type { ProviderExchange, ProviderReply } from '../exchange.ts';
import type {
  AccountEndpoint,
  CheckAnswer,
  DownloadRoute,
  Operation,
  Provider,
  RemoteOutput,
  SubmitAnswer,
} from '../provider.ts';
import { keyVerdict } from '../key-verdict.ts';
import { linkRoute } from '../link-route.ts';
import { givenId, idInAddress } from '../render-id.ts';
import { isAbout, renderIdSchema } from '../render-operation.ts';
import { isSuccess, malformedAnswer } from '../refusals.ts';
import { posting, reading } from '../requests.ts';
import { meaningOf } from '../state-words.ts';
import { outputsOf, readAnswer, renderFailure, STATUSES } from './mockly-answers.ts';
import type { MocklyAnswer } from './mockly-answers.ts';
import { examine, readPayload, recognise } from './mockly-payload.ts';
import { payloadSchema } from './mockly-payload-schema.ts';
import { checkRefusal, submitRefusal, vendor } from './mockly-refusals.ts';

/*
 * Mockly: chat mockups as images and videos. https://www.getmockly.com/api/docs (pages "Render",
 * "Exports", "Schema", "Errors", "Authentication").
 */

/** Image renders answer only when they are done, and 10 MB must go up before (page "Render"). */
const SUBMIT_TIMEOUT_MS = 2 * MINUTE;
/**
 * "10 MB" (page "Render"), in the larger of its two readings: a payload beyond it is refused by
 * any server, and one between both readings costs nothing where it is answered with 413.
 */
const PAYLOAD_BYTES = 10 * 1_024 * 1_024;

const operationSchema = z.object({
  id: renderIdSchema,
  kind: z.enum(['image', 'video']),
});
type MocklyOperation = z.infer<typeof operationSchema>;

export const mockly: Provider = {
  id: 'mockly',
  name: 'Mockly',
  // Exactly this host: the bare domain redirects, and a key never follows a redirect.
  defaultBaseUrl: 'https://www.getmockly.com/api/v1',
  keyHint: 'mk_live_…',
  keysPage: 'https://www.getmockly.com/account',
  payloadHint:
    'a Mockly payload, an object with mockupType, platform, renderKind, resolutionScale, rendererVersion and props',
  payloadSchema,
  payloadByteLimit: PAYLOAD_BYTES,
  kinds: ['image', 'video'],
  // Page "Render", section "Rate limits": per key, and "the window slides".
  limits: [
    {
      id: 'submits',
      label: 'Submits',
      count: 60,
      windowMs: MINUTE,
      window: 'sliding',
      covers: ['submit'],
    },
    {
      id: 'reads',
      label: 'Checks and downloads',
      count: 120,
      windowMs: MINUTE,
      window: 'sliding',
      covers: ['check', 'download', 'verify'],
    },
  ],
  // Page "Render", section "Monthly limits"; v1 does not enforce them yet. That failed renders do
  // not count is on the public pricing page.
  quotas: [
    { kind: 'image', count: 10_000, resets: 'first-of-month-utc', countsFailed: false },
    { kind: 'video', count: 500, resets: 'first-of-month-utc', countsFailed: false },
  ],
  // Page "Render", section "Polling pattern": every 2 to 4 seconds, 10 minutes in all.
  poll: {
    firstMs: 2.5 * SECOND,
    floorMs: 2 * SECOND,
    ceilingMs: 4 * SECOND,
    capMs: 10 * MINUTE,
  },
  submitIsIdempotent: false,
  operationSchema,
  recognise,
  examine,
  submit,
  check,
  renderIdIn,
  adopt,
  routes,
  verifyKey,
};

/** The answer decides what was made, not what was asked for (page "Render"). */
async function submit(payload: Uint8Array, exchange: ProviderExchange): Promise<SubmitAnswer> {
  const asked = readPayload(payload);
  const path = asked.newerPath ?? vendor.submitPath;
  const reply = await exchange(posting(path, payload, SUBMIT_TIMEOUT_MS));
  if (!isSuccess(reply)) throw submitRefusal(reply, path);
  const answer = readAnswer(reply.text);
  const id = answer === null ? null : (answer.id ?? idInStatusUrl(answer));
  if (answer === null || id === null) throw withoutId(reply, answer);
  const kind = answer.renderKind ?? asked.kind ?? (isAccepted(reply) ? 'video' : 'image');
  const operation: MocklyOperation = { id, kind };
  const made = { operation, remoteId: id };
  switch (meaningOf(answer.status ?? '', STATUSES)) {
    case 'completed':
      return { outcome: 'finished', ...made, outputs: outputsOf(answer, kind) };
    case 'failed':
      return { outcome: 'failed', ...made, failure: renderFailure(answer) };
    case 'canceled':
    case 'pending':
      break;
  }
  // The id is enough to ask: the first check says the rest.
  return { outcome: 'accepted', ...made, providerState: answer.status ?? 'accepted' };
}

async function check(operation: Operation, exchange: ProviderExchange): Promise<CheckAnswer> {
  const { id, kind } = operationSchema.parse(operation);
  const reply = await exchange(reading(exportPath(id)));
  if (!isSuccess(reply)) throw checkRefusal(reply);
  const answer = readAnswer(reply.text);
  if (answer === null || answer.status === null || !isAbout(answer.id, id)) {
    throw malformedAnswer(vendor, reply, 'refused');
  }
  switch (meaningOf(answer.status, STATUSES)) {
    case 'completed':
      return { outcome: 'succeeded', outputs: outputsOf(answer, answer.renderKind ?? kind) };
    case 'failed':
      return { outcome: 'failed', failure: renderFailure(answer) };
    case 'canceled':
      return { outcome: 'canceled' };
    case 'pending':
      break;
  }
  return {
    outcome: 'pending',
    providerState: answer.status,
    progress: answer.progress,
    queuePosition: null,
  };
}

/** The answers' `statusUrl`, and the address of the download, end in the id. */
function renderIdIn(text: string): string | null {
  return idInAddress(text, 'exports', ['download']);
}

/** @throws FailureError `not-found` for what cannot be an id */
function adopt(remoteId: string, kind: MediaKind): Operation {
  const id = givenId(remoteId, 'Mockly', 'Copy the id from Mockly’s answer, e.g. abc-123.');
  return { id, kind: kind === 'image' ? 'image' : 'video' } satisfies MocklyOperation;
}

/**
 * The authenticated download first: it does not expire (page "Exports"). For chat images it crops
 * trailing transparent rows, so its length is at most the promised one and its bytes are others
 * than the signed link's.
 */
function routes(
  operation: Operation,
  output: RemoteOutput,
  endpoint: AccountEndpoint,
): readonly DownloadRoute[] {
  const { id } = operationSchema.parse(operation);
  const download: DownloadRoute = {
    name: 'download-endpoint',
    url: `${endpoint.baseUrl}${exportPath(id)}/download`,
    authenticated: true,
    limit: 'reads',
    length: output.kind === 'image' ? 'at-most' : 'exact',
    expectedBytes: output.bytes,
  };
  return [download, ...linkRoute('signed-link', output, endpoint, 'exact')];
}

/**
 * There is no endpoint for it, but the look-up of a render that cannot exist answers 404 with the
 * documented envelope to a working key, and 401 or 403 to any other.
 */
async function verifyKey(exchange: ProviderExchange): Promise<string> {
  const reply = await exchange(reading(exportPath(randomUUID())));
  const body = jsonOf(reply.text);
  const isUnknown = reply.status === 404 && isRecord(body) && body['error'] !== undefined;
  const isGood = isUnknown || (isSuccess(reply) && isRecord(body));
  return keyVerdict(vendor, reply, isGood, checkRefusal);
}

/** Built from the id: the `statusUrl` of an answer could lead the key elsewhere. */
function exportPath(id: string): string {
  return `/exports/${encodeURIComponent(id)}`;
}

/** The address to ask at names the render; of it no more is used, so that the key stays at home. */
function idInStatusUrl({ statusUrl }: MocklyAnswer): string | null {
  return typeof statusUrl === 'string' ? idOf(renderIdIn(statusUrl)) : null;
}

/** Without an id nothing can be followed; only "failed" says that there is nothing to follow. */
function withoutId(reply: ProviderReply, answer: MocklyAnswer | null): ProviderCallError {
  if (answer === null || meaningOf(answer.status ?? '', STATUSES) !== 'failed') {
    return malformedAnswer(vendor, reply, 'unknown');
  }
  return new ProviderCallError(renderFailure(answer), {
    arrival: 'refused',
    consequence: { kind: 'final' },
    status: reply.status,
  });
}

function isAccepted(reply: ProviderReply): boolean {
  return reply.status === 202;
}
