import { z } from 'zod';
import { DAY, MINUTE, SECOND } from '../../../shared/durations.ts';
import { mediaKindSchema } from '../../../shared/output.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { isUsableId, LONGEST_ID } from '../answer-fields.ts';
import { isRecord, jsonOf } from '../answer-words.ts';
import type { ProviderExchange } from '../exchange.ts';
import type {
  AccountEndpoint,
  CheckAnswer,
  DownloadRoute,
  Operation,
  Provider,
  RemoteOutput,
  RequestLimit,
  SubmitAnswer,
} from '../provider.ts';
import { isSuccess, malformedAnswer, noApiThere } from '../refusals.ts';
import { givenId, idInAddress } from '../render-id.ts';
import { isSafeLink } from '../safe-link.ts';
import { answerOf, readRender } from './shotstack-answers.ts';
import { examine, payloadKind, recognise } from './shotstack-payload.ts';
import { readRefusal, refusalInSuccess, submitRefusal, vendor } from './shotstack-refusals.ts';

/*
 * Shotstack: edits as videos, images and audio. https://shotstack.io/docs/api (section "Edit") and
 * https://shotstack.io/docs/guide (page "Limitations"). There is no cancel and no list of renders.
 */

const SUBMIT_TIMEOUT_MS = MINUTE;
const READ_TIMEOUT_MS = 30 * SECOND;
/** None is documented. An edit holds addresses of assets, not assets: beyond this it is a mistake. */
const PAYLOAD_BYTES = 32 * 1_024 * 1_024;

const operationSchema = z.object({
  id: z.string().min(1).max(LONGEST_ID).refine(isUsableId),
  kind: mediaKindSchema,
});
type ShotstackOperation = z.infer<typeof operationSchema>;

/** Page "Limitations": "per API key using a fixed 60-second window", 300 or 150 by environment. */
const SANDBOX = 150;
const PRODUCTION = 300;

export const shotstack: Provider = {
  id: 'shotstack',
  name: 'Shotstack',
  defaultBaseUrl: 'https://api.shotstack.io/edit/v1',
  keyHint: 'the key of this environment (stage or v1)',
  keysPage: 'https://dashboard.shotstack.io',
  keyHeader: { name: 'x-api-key', scheme: null },
  payloadHint: 'a Shotstack edit, an object with timeline and output',
  payloadByteLimit: PAYLOAD_BYTES,
  kinds: ['video', 'image', 'audio'],
  limits: requestLimits(SANDBOX),
  plans: [
    { id: 'stage', label: 'Sandbox', limits: requestLimits(SANDBOX) },
    { id: 'v1', label: 'Production', limits: requestLimits(PRODUCTION) },
  ],
  planAt: ({ baseUrl }) => /\/(stage|v1)$/.exec(baseUrl)?.[1] ?? null,
  // "Every ~5 s" in the tutorial; the vendor's own command line waits 3 s. A minute of video takes
  // about 20 s, and no cap is documented: after a day nobody waits any more.
  poll: { firstMs: 5 * SECOND, floorMs: 3 * SECOND, ceilingMs: 7 * SECOND, capMs: DAY },
  submitIsIdempotent: false,
  operationSchema,
  recognise,
  examine,
  submit,
  check,
  renderIdIn: (text) => idInAddress(text, 'render'),
  adopt,
  routes,
  verifyKey,
};

function requestLimits(count: number): readonly RequestLimit[] {
  return [
    {
      id: 'requests',
      label: 'Requests',
      count,
      windowMs: MINUTE,
      window: 'fixed',
      covers: ['submit', 'check', 'verify'],
    },
  ];
}

async function submit(payload: Uint8Array, exchange: ProviderExchange): Promise<SubmitAnswer> {
  const reply = await exchange({
    method: 'POST',
    path: '/render',
    body: { contentType: 'application/json', bytes: payload },
    timeoutMs: SUBMIT_TIMEOUT_MS,
  });
  if (!isSuccess(reply)) throw submitRefusal(reply);
  const notQueued = refusalInSuccess(reply);
  if (notQueued !== null) throw notQueued;
  const render = readRender(reply.text);
  if (render === null || render.id === null) throw malformedAnswer(vendor, reply, 'unknown');
  return {
    outcome: 'accepted',
    operation: { id: render.id, kind: payloadKind(payload) } satisfies ShotstackOperation,
    remoteId: render.id,
    providerState: render.status ?? 'queued',
  };
}

async function check(operation: Operation, exchange: ProviderExchange): Promise<CheckAnswer> {
  const { id, kind } = operationSchema.parse(operation);
  const reply = await exchange({
    method: 'GET',
    // Without it the whole edit comes back with every answer.
    path: `/render/${encodeURIComponent(id)}?data=false`,
    timeoutMs: READ_TIMEOUT_MS,
  });
  if (!isSuccess(reply)) throw readRefusal(reply);
  const render = readRender(reply.text);
  const isAboutIt = render !== null && (render.id ?? id).toLowerCase() === id.toLowerCase();
  const answer = isAboutIt ? answerOf(render, kind) : null;
  if (answer === null) throw malformedAnswer(vendor, reply, 'refused');
  return answer;
}

/** @throws FailureError `not-found` for what cannot be an id */
function adopt(remoteId: string, kind: MediaKind): Operation {
  const id = givenId(
    remoteId,
    'Shotstack',
    'Copy the render’s id, which is a UUID, from Shotstack.',
  );
  return { id, kind } satisfies ShotstackOperation;
}

/** "A temporary URL [that] will be deleted after 24 hours", without a key and without a size. */
function routes(
  _operation: Operation,
  output: RemoteOutput,
  endpoint: AccountEndpoint,
): readonly DownloadRoute[] {
  if (output.link === null || !isSafeLink(output.link, endpoint.baseUrl)) return [];
  return [
    {
      name: 'temporary-link',
      url: output.link,
      authenticated: false,
      limit: null,
      length: 'unchecked',
      expectedBytes: null,
    },
  ];
}

/** The list of templates is the one look-up of the Edit API that needs no id. */
async function verifyKey(exchange: ProviderExchange): Promise<string> {
  const reply = await exchange({ method: 'GET', path: '/templates', timeoutMs: READ_TIMEOUT_MS });
  const body = jsonOf(reply.text);
  if (isSuccess(reply) && isRecord(body) && body['success'] === true) {
    return 'Shotstack accepts the key.';
  }
  if (isSuccess(reply) || reply.status === 404) throw noApiThere(vendor, reply);
  throw readRefusal(reply);
}
