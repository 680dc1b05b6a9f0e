import { z } from 'zod';

/*
 * What can be made to go wrong, for people who write against the demo and for the tests. A fault
 * is set over the control address, waits for the next request of its route, and is used up after
 * `times` of them. Faults of one route are used in the order in which they were set.
 */

export const routeSchema = z.enum(['submit', 'status', 'download', 'file']);
export type Route = z.infer<typeof routeSchema>;

const times = z.int().min(1).default(1);

/** Instead of what the route does: nothing of the request has any effect. */
const answerFault = z.strictObject({
  kind: z.literal('answer'),
  route: routeSchema,
  times,
  status: z.int().min(200).max(599),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
});
/** The connection is closed without an answer, before or after the request had its effect. */
const dropFault = z.strictObject({
  kind: z.literal('drop'),
  route: routeSchema,
  times,
  when: z.enum(['before', 'after']),
});
/** Nothing is sent, the connection stays open: for `ms` of real time, or until the client leaves. */
const stallFault = z.strictObject({
  kind: z.literal('stall'),
  route: routeSchema,
  times,
  when: z.enum(['before', 'after']),
  ms: z.int().positive().optional(),
});
/** The route does its work, and says so with another text or status (malformed JSON, HTML). */
const garbleFault = z.strictObject({
  kind: z.literal('garble'),
  route: routeSchema,
  times,
  status: z.int().min(200).max(599).optional(),
  contentType: z.string().default('application/json'),
  body: z.string(),
});
/** The body drips. */
const slowFault = z.strictObject({
  kind: z.literal('slow'),
  route: routeSchema,
  times,
  bytesPerSecond: z.int().positive(),
});
/** The connection is closed after so many bytes of the body. */
const cutFault = z.strictObject({
  kind: z.literal('cut'),
  route: routeSchema,
  times,
  afterBytes: z.int().nonnegative(),
});
/** The body is sent up to so many bytes, then nothing more comes. */
const freezeFault = z.strictObject({
  kind: z.literal('freeze'),
  route: routeSchema,
  times,
  afterBytes: z.int().nonnegative(),
});
/** `shorter`: a whole-looking answer that lacks its last bytes; `longer`: promises more than comes. */
const lengthFault = z.strictObject({
  kind: z.literal('wrong-length'),
  route: routeSchema,
  times,
  by: z.int().positive(),
  direction: z.enum(['shorter', 'longer']),
});

const requestFaultSchema = z.discriminatedUnion('kind', [
  answerFault,
  dropFault,
  stallFault,
  garbleFault,
  slowFault,
  cutFault,
  freezeFault,
  lengthFault,
]);
export type RequestFault = z.infer<typeof requestFaultSchema>;

const renderFaultSchema = z.strictObject({
  kind: z.literal('fail-render'),
  times,
  error: z.string().default('Render timed out after 600 seconds'),
  /** How far a video gets before it fails, as the vendor's progress. */
  atProgress: z.number().min(0).max(1).default(0.5),
});
export type RenderFault = z.infer<typeof renderFaultSchema>;

export const faultOrderSchema = z.discriminatedUnion('kind', [
  ...requestFaultSchema.options,
  renderFaultSchema,
  z.strictObject({ kind: z.literal('expire-links') }),
  /** An inactive subscription answers 403 until it is active again; a revoked key 401. */
  z.strictObject({
    kind: z.literal('account'),
    state: z.enum(['active', 'subscription-inactive', 'key-revoked']),
  }),
  /** Forgets every fault that has not been used. */
  z.strictObject({ kind: z.literal('clear') }),
]);
export type FaultOrder = z.infer<typeof faultOrderSchema>;
export type AccountState = Extract<FaultOrder, { kind: 'account' }>['state'];

/** The faults that wait for their request. */
export class Faults {
  accountState: AccountState = 'active';
  readonly #requests: RequestFault[] = [];
  readonly #renders: RenderFault[] = [];

  add(fault: RequestFault | RenderFault): void {
    if (fault.kind === 'fail-render') this.#renders.push({ ...fault });
    else this.#requests.push({ ...fault });
  }

  clear(): void {
    this.#requests.length = 0;
    this.#renders.length = 0;
    this.accountState = 'active';
  }

  takeForRequest(route: Route): RequestFault | null {
    const index = this.#requests.findIndex((fault) => fault.route === route);
    return takeAt(this.#requests, index);
  }

  takeForRender(): RenderFault | null {
    return takeAt(this.#renders, this.#renders.length > 0 ? 0 : -1);
  }
}

function takeAt<Fault extends { times: number }>(faults: Fault[], index: number): Fault | null {
  const fault = faults[index];
  if (fault === undefined) return null;
  fault.times -= 1;
  if (fault.times === 0) faults.splice(index, 1);
  return fault;
}
