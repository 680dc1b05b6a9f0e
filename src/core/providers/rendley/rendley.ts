import { z } from 'zod';
import { DAY, MINUTE, SECOND } from '../../../shared/durations.ts';
import { mediaKindSchema } from '../../../shared/output.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { isUsableId, LONGEST_ID } from '../answer-fields.ts';
import { isRecord, jsonOf } from '../answer-words.ts';
import { settleCancel } from '../cancel-answer.ts';
import type { ProviderExchange } from '../exchange.ts';
import type {
  AccountEndpoint,
  CheckAnswer,
  DownloadRoute,
  FindAnswer,
  ListedJob,
  Operation,
  Provider,
  Quote,
  RemoteOutput,
  SubmitAnswer,
} from '../provider.ts';
import { isSuccess, malformedAnswer, noApiThere } from '../refusals.ts';
import { givenId, idInAddress } from '../render-id.ts';
import { isSafeLink } from '../safe-link.ts';
import { findIn } from './rendley-find.ts';
import { answerOf, readJob, readJobs } from './rendley-jobs.ts';
import { examine, recognise } from './rendley-payload.ts';
import { quoteIn } from './rendley-quote.ts';
import { quoteRefusal, readRefusal, submitRefusal, vendor } from './rendley-refusals.ts';

/*
 * Rendley: exports of video projects, and any other job by its id. https://docs.rendley.com/api
 * (pages "Jobs and polling", "Exports", "Jobs", "Authentication").
 */

/** A project must go up; the answer is only an id. */
const SUBMIT_TIMEOUT_MS = MINUTE;
const READ_TIMEOUT_MS = 30 * SECOND;
/** None is documented. A project holds addresses of media, not media: beyond this it is a mistake. */
const PAYLOAD_BYTES = 32 * 1_024 * 1_024;
const API_JOBS = '/jobs?source_type=api';

const operationSchema = z.object({
  id: z.string().min(1).max(LONGEST_ID).refine(isUsableId),
  kind: mediaKindSchema,
});
type RendleyOperation = z.infer<typeof operationSchema>;

export const rendley: Provider = {
  id: 'rendley',
  name: 'Rendley',
  defaultBaseUrl: 'https://api.rendley.com/v1',
  keyHint: 'the API key from Rendley',
  keysPage: null,
  completeBaseUrl,
  payloadHint:
    'a Rendley export, an object with project_id or project, and settings if you want any',
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
  operationSchema,
  recognise,
  examine,
  submit,
  check,
  renderIdIn: (text) => idInAddress(text, 'jobs'),
  adopt,
  routes,
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
  const reply = await exchange(posting('/export', payload, SUBMIT_TIMEOUT_MS));
  if (!isSuccess(reply)) throw submitRefusal(reply);
  const job = readJob(reply.text);
  if (job === null || job.id === null) throw malformedAnswer(vendor, reply, 'unknown');
  // The id is enough to ask: the first check says the rest.
  return {
    outcome: 'accepted',
    operation: { id: job.id, kind: 'video' } satisfies RendleyOperation,
    remoteId: job.id,
    providerState: job.status ?? 'queued',
  };
}

async function check(operation: Operation, exchange: ProviderExchange): Promise<CheckAnswer> {
  const { id, kind } = operationSchema.parse(operation);
  const reply = await exchange(reading(jobPath(id)));
  if (!isSuccess(reply)) throw readRefusal(reply);
  const job = readJob(reply.text);
  const isAboutIt = job !== null && (job.id === null || job.id === id);
  const answer = isAboutIt ? answerOf(job, kind) : null;
  if (answer === null) throw malformedAnswer(vendor, reply, 'refused');
  return answer;
}

/**
 * The jobs that were started over the API; those of Rendley's studio are not among them. How many
 * it holds is not documented.
 */
async function list(exchange: ProviderExchange): Promise<readonly ListedJob[]> {
  const jobs = await listed(API_JOBS, exchange);
  return jobs.flatMap((job) => {
    const answer = answerOf(job, 'video');
    return job.id === null || answer === null ? [] : [{ remoteId: job.id, answer }];
  });
}

async function find(
  payload: Uint8Array,
  _sentAt: number,
  exchange: ProviderExchange,
  isFollowed: (remoteId: string) => boolean = () => false,
): Promise<FindAnswer> {
  const jobs = await listed(`${API_JOBS}&job_type=export_video`, exchange);
  const answer = findIn(jobs, payload, isFollowed);
  if (answer.found === 'unsure') return answer;
  const operation: RendleyOperation = { id: answer.remoteId, kind: 'video' };
  return { ...answer, operation };
}

async function listed(path: string, exchange: ProviderExchange) {
  const reply = await exchange(reading(path));
  if (!isSuccess(reply)) throw readRefusal(reply);
  const jobs = readJobs(reply.text);
  if (jobs === null) throw malformedAnswer(vendor, reply, 'refused');
  return jobs;
}

async function quote(payload: Uint8Array, exchange: ProviderExchange): Promise<Quote> {
  const reply = await exchange(posting('/export/cost', payload, READ_TIMEOUT_MS));
  if (!isSuccess(reply)) throw quoteRefusal(reply);
  return quoteIn(reply.text);
}

/** "A job that has already finished cannot be canceled": how it ended is for the next check. */
async function cancel(operation: Operation, exchange: ProviderExchange): Promise<void> {
  const { id } = operationSchema.parse(operation);
  const reply = await exchange({
    method: 'DELETE',
    path: jobPath(id),
    timeoutMs: READ_TIMEOUT_MS,
  });
  settleCancel(vendor, reply);
}

/** @throws FailureError `not-found` for what cannot be an id */
function adopt(remoteId: string, kind: MediaKind): Operation {
  const id = givenId(remoteId, 'Rendley', 'Copy the job’s id from Rendley, e.g. job_8f2c.');
  return { id, kind } satisfies RendleyOperation;
}

/** `storage_url` needs no key, and Rendley says no size. */
function routes(
  _operation: Operation,
  output: RemoteOutput,
  endpoint: AccountEndpoint,
): readonly DownloadRoute[] {
  if (output.link === null || !isSafeLink(output.link, endpoint.baseUrl)) return [];
  return [
    {
      name: 'storage-link',
      url: output.link,
      authenticated: false,
      limit: null,
      length: 'unchecked',
      expectedBytes: null,
    },
  ];
}

/** The page "Authentication" tries a key on this very call. `/templates` would need none. */
async function verifyKey(exchange: ProviderExchange): Promise<string> {
  const reply = await exchange(reading('/workspaces'));
  if (isSuccess(reply) && isRecord(jsonOf(reply.text))) return 'Rendley accepts the key.';
  if (isSuccess(reply) || reply.status === 404) throw noApiThere(vendor, reply);
  throw readRefusal(reply);
}

function jobPath(id: string): string {
  return `/jobs/${encodeURIComponent(id)}`;
}

function reading(path: string) {
  return { method: 'GET', path, timeoutMs: READ_TIMEOUT_MS } as const;
}

function posting(path: string, bytes: Uint8Array, timeoutMs: number) {
  const body = { contentType: 'application/json', bytes };
  return { method: 'POST', path, body, timeoutMs } as const;
}
