import { z } from 'zod';
import { badAccountStates } from './demo-account.ts';

/*
 * What can be made to go wrong, for people who write against a demo and for the tests. A fault is
 * set over the control address, waits for the next request of its route, and is used up after
 * `times` of them. Faults of one route are used in the order in which they were set.
 */

const apiRouteSchema = z.enum([
  'submit',
  'status',
  'download',
  'cancel',
  'list',
  'quote',
  'verify',
]);
/** What an API is asked for; which of them there are is the vendor's. */
export type ApiRoute = z.infer<typeof apiRouteSchema>;
export type Route = ApiRoute | 'file';

/** `api` is whatever comes next at the API. */
const faultRouteSchema = z.enum([...apiRouteSchema.options, 'file', 'api']);
export type FaultRoute = z.infer<typeof faultRouteSchema>;

const common = { route: faultRouteSchema, times: z.int().min(1).default(1) };
const when = z.enum(['before', 'after']);
const status = z.int().min(200).max(599);

/** Instead of what the route does: nothing of the request has any effect. */
const answerFault = z.strictObject({
  kind: z.literal('answer'),
  ...common,
  status,
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
});
/** The same, in the words in which this vendor tells such an error. */
const errorFault = z.strictObject({
  kind: z.literal('error'),
  ...common,
  status,
  code: z.string().optional(),
  message: z.string().optional(),
});
/** The vendor's 429, whether or not its limit was reached. */
const limitFault = z.strictObject({
  kind: z.literal('limit'),
  ...common,
  /** Milliseconds of real time. */
  retryAfterMs: z.int().positive().default(2_000),
  /** How it says until when, whatever this vendor does. */
  retryAfter: z.enum(['usual', 'seconds', 'date', 'absent']).default('usual'),
  /** `x-ratelimit-reset`, as Unix time; whatever this vendor does. */
  reset: z.enum(['usual', 'seconds', 'milliseconds', 'absent']).default('usual'),
});
/** To another origin: where the files are, unless `to` says otherwise. */
const redirectFault = z.strictObject({
  kind: z.literal('redirect'),
  ...common,
  status: z.int().min(301).max(308).default(307),
  to: z.url().optional(),
});
/**
 * The connection ends without an answer, before or after the request had its effect: closed, or
 * reset as by a machine that went down.
 */
const dropFault = z.strictObject({
  kind: z.literal('drop'),
  ...common,
  when,
  how: z.enum(['close', 'reset']).default('close'),
});
/** Nothing is sent, the connection stays open: for `ms` of real time, or until the client leaves. */
const stallFault = z.strictObject({
  kind: z.literal('stall'),
  ...common,
  when,
  ms: z.int().positive().optional(),
});
/** The route does its work, and says so with another text or status (malformed JSON, HTML). */
const garbleFault = z.strictObject({
  kind: z.literal('garble'),
  ...common,
  status: status.optional(),
  contentType: z.string().default('application/json'),
  body: z.string(),
});
/** The route does its work, and its JSON ends after so many bytes, in an answer that is whole. */
const truncateFault = z.strictObject({
  kind: z.literal('truncate'),
  ...common,
  afterBytes: z.int().nonnegative().default(20),
});
/** The route does its work, and fields of its JSON (dotted paths) are other ones, or are missing. */
const reshapeFault = z.strictObject({
  kind: z.literal('reshape'),
  ...common,
  status: status.optional(),
  set: z.record(z.string(), z.unknown()).default({}),
  remove: z.array(z.string()).default([]),
});
/**
 * The route does its work, and something of its JSON is not as documented. It waits for an answer
 * that has what is to be changed, e.g. a link. `bare`: nothing but id and state is there.
 */
const mangleFault = z.strictObject({
  kind: z.literal('mangle'),
  ...common,
  what: z.enum(['unknown-state', 'no-state', 'no-link', 'wrong-size', 'bare']),
});
/** The body drips. */
const slowFault = z.strictObject({
  kind: z.literal('slow'),
  ...common,
  bytesPerSecond: z.int().positive(),
});
/** The connection is closed after so many bytes of the body. */
const cutFault = z.strictObject({
  kind: z.literal('cut'),
  ...common,
  afterBytes: z.int().nonnegative(),
});
/** The body is sent up to so many bytes, then nothing more comes. */
const freezeFault = z.strictObject({
  kind: z.literal('freeze'),
  ...common,
  afterBytes: z.int().nonnegative(),
});
/** `shorter`: a whole-looking answer that lacks its last bytes; `longer`: promises more than comes. */
const lengthFault = z.strictObject({
  kind: z.literal('wrong-length'),
  ...common,
  by: z.int().positive(),
  direction: z.enum(['shorter', 'longer']),
});

const requestFaultSchema = z.discriminatedUnion('kind', [
  answerFault,
  errorFault,
  limitFault,
  redirectFault,
  dropFault,
  stallFault,
  garbleFault,
  truncateFault,
  reshapeFault,
  mangleFault,
  slowFault,
  cutFault,
  freezeFault,
  lengthFault,
]);
export type RequestFault = z.infer<typeof requestFaultSchema>;

const renderFaultSchema = z.strictObject({
  kind: z.literal('fail-render'),
  times: z.int().min(1).default(1),
  /** Absent: as the vendor usually words it. */
  error: z.string().optional(),
  code: z.string().optional(),
  /** How far a render gets before it fails, 0 to 1. */
  atProgress: z.number().min(0).max(1).default(0.5),
  /** Another shape of the answer, where the vendor has been seen with more than one. */
  shape: z.string().optional(),
});
export type RenderFault = z.infer<typeof renderFaultSchema>;

export const faultOrderSchema = z.discriminatedUnion('kind', [
  ...requestFaultSchema.options,
  renderFaultSchema,
  /** Every link given out so far stops working; with `forGood`, so does every one to come. */
  z.strictObject({ kind: z.literal('expire-links'), forGood: z.boolean().default(false) }),
  /** The account is refused until it is active again, as the vendor words that trouble. */
  z.strictObject({
    kind: z.literal('account'),
    state: z.enum(['active', ...badAccountStates]),
  }),
  /** What the account has left; only vendors that count credits mind it. */
  z.strictObject({ kind: z.literal('credits'), balance: z.number() }),
  z.strictObject({ kind: z.literal('plan'), plan: z.string() }),
  /** A limit that no page tells of, on every route of the API. Vendor's time. */
  z.strictObject({
    kind: z.literal('secret-limit'),
    count: z.int().positive(),
    windowMs: z.int().positive(),
    window: z.enum(['sliding', 'fixed']).default('sliding'),
  }),
  /** A cancel is answered as always, and the render goes on to its end. */
  z.strictObject({ kind: z.literal('lose-cancel'), times: z.int().min(1).default(1) }),
  /** What the next lists are like: without some of the jobs, or with one that is another's. */
  z.strictObject({
    kind: z.literal('list'),
    times: z.int().min(1).default(1),
    leaveOut: z.enum(['none', 'newest', 'oldest', 'all']).default('none'),
    foreign: z.boolean().default(false),
  }),
  /** The vendor's clock goes wrong by so much, in the `Date` header and whatever else tells a time. */
  z.strictObject({ kind: z.literal('clock'), skewMs: z.int() }),
  /** How answers are dressed from now on; see sloppy/manners.ts. The seed makes it repeatable. */
  z.strictObject({
    kind: z.literal('sloppy'),
    level: z.enum(['off', 'untidy', 'broken']),
    seed: z.int().default(1),
  }),
  /** Forgets every fault that has not been used. */
  z.strictObject({ kind: z.literal('clear') }),
]);
export type FaultOrder = z.infer<typeof faultOrderSchema>;
export type CancelFault = Extract<FaultOrder, { kind: 'lose-cancel' }>;
export type ListFault = Extract<FaultOrder, { kind: 'list' }>;
export const apiRoutes = apiRouteSchema.options;
