import { DAY, MINUTE, SECOND } from '../../../shared/durations.ts';
import { isRecord, jsonOf } from '../answer-words.ts';
import { settleCancel } from '../cancel-answer.ts';
import type { ProviderExchange, ProviderReply } from '../exchange.ts';
import type {
  CheckAnswer,
  FindAnswer,
  ListedJob,
  Operation,
  Provider,
  RequestLimit,
  SubmitAnswer,
} from '../provider.ts';
import { keyVerdict } from '../key-verdict.ts';
import { onlyLinkRoute } from '../link-route.ts';
import { isSuccess, malformedAnswer } from '../refusals.ts';
import { idInAddress } from '../render-id.ts';
import { adoptById, isAbout, renderOperationSchema } from '../render-operation.ts';
import type { RenderOperation } from '../render-operation.ts';
import { asking, posting, reading, readingWithPayload } from '../requests.ts';
import { answerOf, readPage, readPrediction } from './replicate-answers.ts';
import { findIn } from './replicate-find.ts';
import { examine, modelOf, recognise } from './replicate-payload.ts';
import { payloadSchema } from './replicate-payload-schema.ts';
import { readRefusal, submitRefusal, vendor } from './replicate-refusals.ts';
import { withoutField } from './without-field.ts';

/*
 * Replicate: whatever a model makes. https://replicate.com/docs/reference/http and the pages
 * "Prediction lifecycle", "Rate limits" and "Data retention" below /docs/topics/predictions.
 */

/** None is documented; files of more than 256 kB are to be given as addresses. */
const PAYLOAD_BYTES = 32 * 1_024 * 1_024;

export const replicate: Provider = {
  id: 'replicate',
  name: 'Replicate',
  defaultBaseUrl: 'https://api.replicate.com/v1',
  keyHint: 'r8_…',
  keysPage: 'https://replicate.com/account/api-tokens',
  payloadHint:
    'a Replicate prediction, an object with input, and version or model (as "owner/name")',
  payloadSchema,
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
  operationSchema: renderOperationSchema,
  recognise,
  examine,
  submit,
  check,
  renderIdIn: (text) => idInAddress(text, 'predictions', ['cancel']) ?? idInAddress(text, 'p'),
  adopt: adoptById('Replicate', 'Copy the prediction’s id from Replicate.'),
  // Files need no key, are kept for an hour (page "Data retention"), and no size is said.
  routes: onlyLinkRoute('delivery-link'),
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
  const reply = await exchange(posting(path, bytes));
  if (!isSuccess(reply)) throw submitRefusal(reply, path);
  const prediction = readPrediction(reply.text);
  if (prediction === null || prediction.id === null) {
    throw malformedAnswer(vendor, reply, 'unknown');
  }
  const operation: RenderOperation = {
    id: prediction.id,
    kind: 'other',
    payloadBytes: payload.byteLength,
  };
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
  const { id, kind, payloadBytes } = renderOperationSchema.parse(operation);
  const reply = await exchange(readingWithPayload(predictionPath(id), payloadBytes));
  if (!isSuccess(reply)) throw readRefusal(reply);
  const prediction = readPrediction(reply.text);
  const isAboutIt = prediction !== null && isAbout(prediction.id, id);
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
  lostAlike = 1,
): Promise<FindAnswer> {
  const { page, reply } = await firstPage(exchange);
  const said = Date.parse(reply.headers['date'] ?? '');
  const serverTime = Number.isNaN(said) ? null : said;
  const askedAt = reply.receivedAt;
  const answer = findIn(page, { payload, sentAt, askedAt, serverTime, isFollowed, lostAlike });
  if (answer.found !== 'yes') return answer;
  const operation: RenderOperation = { id: answer.remoteId, kind: 'other' };
  return { ...answer, operation };
}

async function firstPage(exchange: ProviderExchange) {
  const reply: ProviderReply = await exchange(readingWithPayload('/predictions'));
  if (!isSuccess(reply)) throw readRefusal(reply);
  const page = readPage(reply.text);
  if (page === null) throw malformedAnswer(vendor, reply, 'refused');
  return { page, reply };
}

async function cancel(operation: Operation, exchange: ProviderExchange): Promise<void> {
  const { id } = renderOperationSchema.parse(operation);
  settleCancel(vendor, await exchange(asking('POST', `${predictionPath(id)}/cancel`)));
}

async function verifyKey(exchange: ProviderExchange): Promise<string> {
  const reply = await exchange(reading('/account'));
  const isGood = isSuccess(reply) && isRecord(jsonOf(reply.text));
  return keyVerdict(vendor, reply, isGood, readRefusal);
}

/** Built from the id: the `urls` of an answer could lead the key elsewhere. */
function predictionPath(id: string): string {
  return `/predictions/${encodeURIComponent(id)}`;
}
