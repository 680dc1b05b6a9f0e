import { z } from 'zod';
import { DAY, MINUTE, SECOND } from '../../../shared/durations.ts';
import { mediaKindSchema } from '../../../shared/output.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { isUsableId, LONGEST_ID } from '../answer-fields.ts';
import { isRecord, jsonOf } from '../answer-words.ts';
import { settleCancel } from '../cancel-answer.ts';
import type { ProviderExchange, ProviderReply } from '../exchange.ts';
import type {
  AccountEndpoint,
  CheckAnswer,
  DownloadRoute,
  FindAnswer,
  ListedJob,
  Operation,
  Provider,
  RemoteOutput,
  RequestLimit,
  SubmitAnswer,
} from '../provider.ts';
import { isSuccess, malformedAnswer, noApiThere } from '../refusals.ts';
import { givenId, idInAddress } from '../render-id.ts';
import { isSafeLink } from '../safe-link.ts';
import { answerOf, readPage, readPrediction } from './replicate-answers.ts';
import { findIn } from './replicate-find.ts';
import { examine, modelOf, recognise } from './replicate-payload.ts';
import { readRefusal, submitRefusal, vendor } from './replicate-refusals.ts';
import { withoutField } from './without-field.ts';

/*
 * Replicate: whatever a model makes. https://replicate.com/docs/reference/http and the pages
 * "Prediction lifecycle", "Rate limits" and "Data retention" below /docs/topics/predictions.
 */

const SUBMIT_TIMEOUT_MS = MINUTE;
const READ_TIMEOUT_MS = 30 * SECOND;
/** None is documented; files of more than 256 kB are to be given as addresses. */
const PAYLOAD_BYTES = 32 * 1_024 * 1_024;

const operationSchema = z.object({
  id: z.string().min(1).max(LONGEST_ID).refine(isUsableId),
  kind: mediaKindSchema,
});
type ReplicateOperation = z.infer<typeof operationSchema>;

export const replicate: Provider = {
  id: 'replicate',
  name: 'Replicate',
  defaultBaseUrl: 'https://api.replicate.com/v1',
  keyHint: 'r8_…',
  keysPage: 'https://replicate.com/account/api-tokens',
  payloadHint:
    'a Replicate prediction, an object with input, and version or model (as "owner/name")',
  payloadByteLimit: PAYLOAD_BYTES,
  kinds: ['image', 'video', 'audio', 'other'],
  limits: requestLimits(600),
  // "As you approach running out of credit, we apply stronger rate limits."
  plans: [
    { id: 'standard', label: 'Standard', limits: requestLimits(600) },
    { id: 'low-credit', label: 'Low credit', limits: requestLimits(6) },
  ],
  // No interval is documented. Running time ends after 30 minutes, waiting for a worker does not:
  // after a day nobody waits any more.
  poll: {
    firstMs: 2 * SECOND,
    floorMs: SECOND,
    ceilingMs: 5 * SECOND,
    late: { afterMs: 2 * MINUTE, floorMs: 3 * SECOND, ceilingMs: 10 * SECOND },
    capMs: DAY,
  },
  submitIsIdempotent: false,
  operationSchema,
  recognise,
  examine,
  submit,
  check,
  renderIdIn: (text) => idInAddress(text, 'predictions', ['cancel']) ?? idInAddress(text, 'p'),
  adopt,
  routes,
  verifyKey,
  cancel,
  list,
  find,
};

/** Page "Rate limits": 600 a minute to create predictions, 3,000 for anything else. */
function requestLimits(submits: number): readonly RequestLimit[] {
  const a = { windowMs: MINUTE, window: 'sliding' } as const;
  return [
    { ...a, id: 'submits', label: 'Submits', count: submits, covers: ['submit'] },
    {
      ...a,
      id: 'others',
      label: 'Checks and lists',
      count: 3_000,
      covers: ['check', 'cancel', 'verify', 'list'],
    },
  ];
}

async function submit(payload: Uint8Array, exchange: ProviderExchange): Promise<SubmitAnswer> {
  const { path, bytes } = requestFor(payload);
  const body = { contentType: 'application/json', bytes };
  const reply = await exchange({ method: 'POST', path, body, timeoutMs: SUBMIT_TIMEOUT_MS });
  if (!isSuccess(reply)) throw submitRefusal(reply, path);
  const prediction = readPrediction(reply.text);
  if (prediction === null || prediction.id === null) {
    throw malformedAnswer(vendor, reply, 'unknown');
  }
  const operation: ReplicateOperation = { id: prediction.id, kind: 'other' };
  const made = { operation, remoteId: prediction.id };
  const answer = answerOf(prediction, 'other', reply.text);
  if (answer?.outcome === 'succeeded') {
    return { outcome: 'finished', ...made, outputs: answer.outputs };
  }
  if (answer?.outcome === 'failed') return { outcome: 'failed', ...made, failure: answer.failure };
  return { outcome: 'accepted', ...made, providerState: prediction.status ?? 'starting' };
}

/** Where a payload goes, and as what: see the payload's page in this folder. */
function requestFor(payload: Uint8Array): { path: string; bytes: Uint8Array } {
  const text = new TextDecoder().decode(payload);
  const model = modelOf(jsonOf(text));
  if (model === null) return { path: '/predictions', bytes: payload };
  return {
    path: `/models/${model}/predictions`,
    bytes: new TextEncoder().encode(withoutField(text, 'model')),
  };
}

async function check(operation: Operation, exchange: ProviderExchange): Promise<CheckAnswer> {
  const { id, kind } = operationSchema.parse(operation);
  const reply = await exchange(reading(predictionPath(id)));
  if (!isSuccess(reply)) throw readRefusal(reply);
  const prediction = readPrediction(reply.text);
  const isAboutIt = prediction !== null && (prediction.id === null || prediction.id === id);
  const answer = isAboutIt ? answerOf(prediction, kind, reply.text) : null;
  if (answer === null) throw malformedAnswer(vendor, reply, 'refused');
  return answer;
}

/** The newest hundred predictions of the account, also those made on Replicate's pages. */
async function list(exchange: ProviderExchange): Promise<readonly ListedJob[]> {
  const { page } = await firstPage(exchange);
  return page.predictions.flatMap((prediction) => {
    const answer = answerOf(prediction, 'other', '');
    const { id } = prediction;
    return id === null || answer === null ? [] : [{ remoteId: id, answer }];
  });
}

async function find(
  payload: Uint8Array,
  sentAt: number,
  exchange: ProviderExchange,
  isFollowed: (remoteId: string) => boolean = () => false,
): Promise<FindAnswer> {
  const { page, reply } = await firstPage(exchange);
  const said = Date.parse(reply.headers['date'] ?? '');
  const serverTime = Number.isNaN(said) ? null : said;
  const askedAt = reply.receivedAt;
  const answer = findIn(page, { payload, sentAt, askedAt, serverTime, isFollowed });
  if (answer.found !== 'yes') return answer;
  const operation: ReplicateOperation = { id: answer.remoteId, kind: 'other' };
  return { ...answer, operation };
}

async function firstPage(exchange: ProviderExchange) {
  const reply: ProviderReply = await exchange(reading('/predictions'));
  if (!isSuccess(reply)) throw readRefusal(reply);
  const page = readPage(reply.text);
  if (page === null) throw malformedAnswer(vendor, reply, 'refused');
  return { page, reply };
}

async function cancel(operation: Operation, exchange: ProviderExchange): Promise<void> {
  const { id } = operationSchema.parse(operation);
  const path = `${predictionPath(id)}/cancel`;
  settleCancel(vendor, await exchange({ method: 'POST', path, timeoutMs: READ_TIMEOUT_MS }));
}

/** @throws FailureError `not-found` for what cannot be an id */
function adopt(remoteId: string, kind: MediaKind): Operation {
  const id = givenId(remoteId, 'Replicate', 'Copy the prediction’s id from Replicate.');
  return { id, kind } satisfies ReplicateOperation;
}

/** Files need no key, are kept for an hour (page "Data retention"), and no size is said. */
function routes(
  _operation: Operation,
  output: RemoteOutput,
  endpoint: AccountEndpoint,
): readonly DownloadRoute[] {
  if (output.link === null || !isSafeLink(output.link, endpoint.baseUrl)) return [];
  return [
    {
      name: 'delivery-link',
      url: output.link,
      authenticated: false,
      limit: null,
      length: 'unchecked',
      expectedBytes: null,
    },
  ];
}

async function verifyKey(exchange: ProviderExchange): Promise<string> {
  const reply = await exchange(reading('/account'));
  if (isSuccess(reply) && isRecord(jsonOf(reply.text))) return 'Replicate accepts the key.';
  if (isSuccess(reply) || reply.status === 404) throw noApiThere(vendor, reply);
  throw readRefusal(reply);
}

/** Built from the id: the `urls` of an answer could lead the key elsewhere. */
function predictionPath(id: string): string {
  return `/predictions/${encodeURIComponent(id)}`;
}

function reading(path: string) {
  return { method: 'GET', path, timeoutMs: READ_TIMEOUT_MS } as const;
}
