import { accountIdSchema, jobIdSchema } from '../../src/shared/ids.ts';
import type { JobState } from '../../src/shared/job.ts';
import type { Job, JobIn, StatusOf } from '../../src/core/jobs/job.ts';
import type { MachineContext } from '../../src/core/jobs/job-event.ts';
import { failure } from '../../src/shared/failure.ts';

export const someAccountId = accountIdSchema.parse('01980000-0000-7000-8000-000000000001');
export const someFailure = failure('unreachable', 'It could not be reached.', 'Wait.');

const statuses: { [State in JobState]: StatusOf<State> } = {
  queued: {
    state: 'queued',
    attempts: 0,
    lostAt: null,
    problem: null,
    paused: false,
    heldFor: null,
  },
  submitting: { state: 'submitting', since: 1_000, attempts: 1, lostAt: null, paused: false },
  unconfirmed: {
    state: 'unconfirmed',
    since: 1_000,
    failure: someFailure,
    sentAt: 900,
    searches: 0,
  },
  rendering: {
    state: 'rendering',
    since: 1_000,
    providerState: 'rendering',
    progress: null,
    progressAt: null,
    startedAt: null,
    queuePosition: null,
    lastCheckAt: null,
    adopted: false,
    misses: 0,
    followedMs: 0,
    observedAt: 1_000,
    unansweredMs: 0,
    problem: null,
    paused: false,
    cancelSentAt: null,
  },
  downloading: {
    state: 'downloading',
    since: 1_000,
    outputs: [{ key: '0', bytes: 10, kind: 'image' }],
    attempts: 0,
    finalAnswers: 0,
    waitingFor: null,
    paused: false,
    unasked: false,
    again: false,
    problem: null,
  },
  completed: { state: 'completed' },
  failed: { state: 'failed', failure: someFailure, outputs: null },
  canceled: { state: 'canceled', stoppedAtProvider: true },
};

/** A job in a state, with whatever of that state and of its facts matters to the test. */
export function aJob<State extends JobState>(
  state: State,
  status: Partial<StatusOf<State>> = {},
  facts: Partial<Omit<Job, 'status'>> = {},
): JobIn<State> {
  const submitted = state !== 'queued' && state !== 'submitting' && state !== 'unconfirmed';
  return {
    number: 12,
    id: jobIdSchema.parse('01980000-0000-7000-8000-00000000000c'),
    accountId: someAccountId,
    name: 'birthday',
    kind: 'video',
    payloadSha256: null,
    remoteId: submitted ? 'abc-123' : null,
    operation: submitted ? { id: 'abc-123' } : null,
    nextCheckAt: 1_000,
    sendAt: null,
    priority: 'normal',
    createdAt: 500,
    updatedAt: 1_000,
    submittedAt: submitted ? 1_000 : null,
    endedAt: null,
    cancelRequestedAt: null,
    price: null,
    quotedAt: null,
    guardWaivedAt: null,
    warning: null,
    remoteTimes: null,
    ...facts,
    status: { ...statuses[state], ...status },
  };
}

/** A state as it is in the middle of things. */
export const aStatus = <State extends JobState>(state: State): StatusOf<State> => statuses[state];

/** What the machine is told besides: Mockly's documented policy, at a time. */
export function atTime(now: number, changes: Partial<MachineContext> = {}): MachineContext {
  return {
    now,
    poll: { firstMs: 2_000, floorMs: 2_000, ceilingMs: 4_000, capMs: 600_000 },
    providerName: 'Mockly',
    whenLost: 'ask-person',
    downloads: 'by-themselves',
    ...changes,
  };
}
