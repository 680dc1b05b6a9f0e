import { DAY, MINUTE, SECOND } from '../../../shared/durations.ts';
import { isRecord, jsonOf } from '../answer-words.ts';
import { settleCancel } from '../cancel-answer.ts';
import type { ProviderExchange } from '../exchange.ts';
import type {
  CheckAnswer,
  FindAnswer,
  ListedJob,
  Operation,
  Provider,
  Quote,
  SubmitAnswer,
} from '../provider.ts';
import { keyVerdict } from '../key-verdict.ts';
import { onlyLinkRoute } from '../link-route.ts';
import { isSuccess, malformedAnswer } from '../refusals.ts';
import { idInAddress } from '../render-id.ts';
import { adoptById, isAbout, renderOperationSchema } from '../render-operation.ts';
import type { RenderOperation } from '../render-operation.ts';
import { asking, posting, reading, readingWithPayload } from '../requests.ts';
import { findIn } from './rendley-find.ts';
import { answerOf, isToldInFull, readJob, readJobs } from './rendley-jobs.ts';
import { examine, recognise } from './rendley-payload.ts';
import { payloadSchema } from './rendley-payload-schema.ts';
import { quoteIn } from './rendley-quote.ts';
import { quoteRefusal, readRefusal, submitRefusal, vendor } from './rendley-refusals.ts';

/*
 * Rendley: exports of video projects, and any other job by its id. https://docs.rendley.com/api
 * (pages "Jobs and polling", "Exports", "Jobs", "Authentication").
 */

/** None is documented. A project holds addresses of media, not media: beyond this it is a mistake. */
const PAYLOAD_BYTES = 32 * 1_024 * 1_024;
const API_JOBS = '/jobs?source_type=api';

export const rendley: Provider = {
  id: 'rendley',
  name: 'Rendley',
  defaultBaseUrl: 'https://api.rendley.com/v1',
  keyHint: 'the API key from Rendley',
  keysPage: null,
  completeBaseUrl,
  payloadHint:
    'a Rendley export, an object with project_id or project, and settings if you want any',
  payloadSchema,
  payloadByteLimit: PAYLOAD_BYTES,
  kinds: ['video', 'image', 'audio', 'other'],
  // "429: rate limited" without a number (page "Jobs and polling"): begun gently, one a second.
  limits: [
    {
      id: 'requests',
      label: 'Requests',
      count: 60,
      windowMs: MINUTE,
      window: 'sliding',
      covers: ['submit', 'check', 'cancel', 'verify', 'list', 'quote'],
    },
  ],
  // Page "Jobs and polling", section "Poll the job": 3 s, never faster than once a second, 5 to
  // 10 s for long renders. No cap is documented: after a day nobody waits any more.
  poll: {
    firstMs: 3 * SECOND,
    floorMs: SECOND,
    ceilingMs: 5 * SECOND,
    late: { afterMs: MINUTE, floorMs: 5 * SECOND, ceilingMs: 10 * SECOND },
    capMs: DAY,
  },
  submitIsIdempotent: false,
  operationSchema: renderOperationSchema,
  recognise,
  examine,
  submit,
  check,
  renderIdIn: (text) => idInAddress(text, 'jobs'),
  adopt: adoptById('Rendley', 'Copy the job’s id from Rendley, e.g. job_8f2c.'),
  // `storage_url` needs no key, and Rendley says no size.
  routes: onlyLinkRoute('storage-link'),
  verifyKey,
  cancel,
  list,
  find,
  quote,
};

/** The text of the pages says `/export`, their samples say `/v1/export`: once is right. */
function completeBaseUrl(baseUrl: string): string {
  const bare = baseUrl.replace(/(\/v1)+$/i, '');
  return /\/v\d+$/i.test(bare) ? bare : `${bare}/v1`;
}

async function submit(payload: Uint8Array, exchange: ProviderExchange): Promise<SubmitAnswer> {
  const reply = await exchange(posting(vendor.submitPath, payload));
  if (!isSuccess(reply)) throw submitRefusal(reply);
  const job = readJob(reply.text);
  if (job === null || job.id === null) throw malformedAnswer(vendor, reply, 'unknown');
  // The id is enough to ask: the first check says the rest.
  return {
    outcome: 'accepted',
    operation: {
      id: job.id,
      kind: 'video',
      payloadBytes: payload.byteLength,
    } satisfies RenderOperation,
    remoteId: job.id,
    providerState: job.status ?? 'queued',
  };
}

async function check(operation: Operation, exchange: ProviderExchange): Promise<CheckAnswer> {
  const { id, kind, payloadBytes } = renderOperationSchema.parse(operation);
  const reply = await exchange(readingWithPayload(jobPath(id), payloadBytes));
  if (!isSuccess(reply)) throw readRefusal(reply);
  const job = readJob(reply.text);
  const answer = job !== null && isAbout(job.id, id) ? answerOf(job, kind) : null;
  if (answer === null) throw malformedAnswer(vendor, reply, 'refused');
  return answer;
}

/**
 * The jobs that were started over the API; those of Rendley's studio are not among them. How many
 * it holds is not documented, nor whether it tells of each as a look-up does: one that has ended
 * without its result or its reason is left out, and so asked after by itself.
 */
async function list(exchange: ProviderExchange): Promise<readonly ListedJob[]> {
  const jobs = await listed(API_JOBS, exchange);
  return jobs.flatMap((job) => {
    const answer = isToldInFull(job) ? answerOf(job, 'video') : null;
    return job.id === null || answer === null ? [] : [{ remoteId: job.id, answer }];
  });
}

async function find(
  payload: Uint8Array,
  _sentAt: number,
  exchange: ProviderExchange,
  isFollowed: (remoteId: string) => boolean = () => false,
  lostAlike = 1,
): Promise<FindAnswer> {
  const jobs = await listed(`${API_JOBS}&job_type=export_video`, exchange);
  const answer = findIn(jobs, payload, { isFollowed, lostAlike });
  if (answer.found === 'unsure') return answer;
  const operation: RenderOperation = { id: answer.remoteId, kind: 'video' };
  return { ...answer, operation };
}

async function listed(path: string, exchange: ProviderExchange) {
  const reply = await exchange(readingWithPayload(path));
  if (!isSuccess(reply)) throw readRefusal(reply);
  const jobs = readJobs(reply.text);
  if (jobs === null) throw malformedAnswer(vendor, reply, 'refused');
  return jobs;
}

async function quote(payload: Uint8Array, exchange: ProviderExchange): Promise<Quote> {
  const reply = await exchange(posting('/export/cost', payload));
  if (!isSuccess(reply)) throw quoteRefusal(reply);
  return quoteIn(reply.text);
}

/** "A job that has already finished cannot be canceled": how it ended is for the next check. */
async function cancel(operation: Operation, exchange: ProviderExchange): Promise<void> {
  const { id } = renderOperationSchema.parse(operation);
  settleCancel(vendor, await exchange(asking('DELETE', jobPath(id))));
}

/** The page "Authentication" tries a key on this very call. `/templates` would need none. */
async function verifyKey(exchange: ProviderExchange): Promise<string> {
  const reply = await exchange(reading('/workspaces'));
  const isGood = isSuccess(reply) && isRecord(jsonOf(reply.text));
  return keyVerdict(vendor, reply, isGood, readRefusal);
}

function jobPath(id: string): string {
  return `/jobs/${encodeURIComponent(id)}`;
}
