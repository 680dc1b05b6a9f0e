import { DAY, MINUTE, SECOND } from '../../../shared/durations.ts';
import { isRecord, jsonOf } from '../answer-words.ts';
import type { ProviderExchange } from '../exchange.ts';
import type { CheckAnswer, Operation, Provider, RequestLimit, SubmitAnswer } from '../provider.ts';
import { keyVerdict } from '../key-verdict.ts';
import { onlyLinkRoute } from '../link-route.ts';
import { isSuccess, malformedAnswer } from '../refusals.ts';
import { idInAddress } from '../render-id.ts';
import { adoptById, isAbout, renderOperationSchema } from '../render-operation.ts';
import type { RenderOperation } from '../render-operation.ts';
import { posting, reading } from '../requests.ts';
import { answerOf, readRender } from './shotstack-answers.ts';
import { examine, payloadKind, recognise } from './shotstack-payload.ts';
import { payloadSchema } from './shotstack-payload-schema.ts';
import { readRefusal, refusalInSuccess, submitRefusal, vendor } from './shotstack-refusals.ts';

/*
 * Shotstack: edits as videos, images and audio. https://shotstack.io/docs/api (section "Edit") and
 * https://shotstack.io/docs/guide (page "Limitations"). There is no cancel and no list of renders.
 */

/** None is documented. An edit holds addresses of assets, not assets: beyond this it is a mistake. */
const PAYLOAD_BYTES = 32 * 1_024 * 1_024;

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
  payloadSchema,
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
  operationSchema: renderOperationSchema,
  recognise,
  examine,
  submit,
  check,
  renderIdIn: (text) => idInAddress(text, 'render'),
  adopt: adoptById('Shotstack', 'Copy the render’s id, which is a UUID, from Shotstack.'),
  // "A temporary URL [that] will be deleted after 24 hours", without a key and without a size.
  routes: onlyLinkRoute('temporary-link'),
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
  const reply = await exchange(posting(vendor.submitPath, payload));
  if (!isSuccess(reply)) throw submitRefusal(reply);
  const notQueued = refusalInSuccess(reply);
  if (notQueued !== null) throw notQueued;
  const render = readRender(reply.text);
  if (render === null || render.id === null) throw malformedAnswer(vendor, reply, 'unknown');
  return {
    outcome: 'accepted',
    operation: { id: render.id, kind: payloadKind(payload) } satisfies RenderOperation,
    remoteId: render.id,
    providerState: render.status ?? 'queued',
  };
}

async function check(operation: Operation, exchange: ProviderExchange): Promise<CheckAnswer> {
  const { id, kind } = renderOperationSchema.parse(operation);
  // Without `data=false` the whole edit comes back with every answer.
  const reply = await exchange(reading(`/render/${encodeURIComponent(id)}?data=false`));
  if (!isSuccess(reply)) throw readRefusal(reply);
  const render = readRender(reply.text);
  const answer = render !== null && isAbout(render.id, id) ? answerOf(render, kind) : null;
  if (answer === null) throw malformedAnswer(vendor, reply, 'refused');
  return answer;
}

/** The list of templates is the one look-up of the Edit API that needs no id. */
async function verifyKey(exchange: ProviderExchange): Promise<string> {
  const reply = await exchange(reading('/templates'));
  const body = jsonOf(reply.text);
  const isGood = isSuccess(reply) && isRecord(body) && body['success'] === true;
  return keyVerdict(vendor, reply, isGood, readRefusal);
}
