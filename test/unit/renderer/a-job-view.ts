import { jobViewSchema, type JobStatusView, type JobView } from '../../../src/shared/job.ts';

const ID = '01932f00-0000-7000-8000-00000000000';

interface JobOptions extends Partial<Omit<JobView, 'id' | 'status'>> {
  readonly digit?: number;
  readonly status?: JobStatusView;
}

/** A job as a client sees it; what a test does not say is plausible. */
export function aJobView({ digit = 1, ...more }: JobOptions = {}): JobView {
  return jobViewSchema.parse({
    id: ID + String(digit),
    number: digit,
    name: `job-${digit}`,
    kind: 'video',
    providerId: 'mockly',
    accountId: `${ID}9`,
    accountName: 'Studio',
    remoteId: null,
    createdAt: 1_000,
    updatedAt: 2_000,
    submittedAt: null,
    endedAt: null,
    cancelRequestedAt: null,
    paused: false,
    status: aRendering(),
    outputs: [],
    price: null,
    warning: null,
    sameRenderAs: [],
    after: [],
    sendAt: null,
    priority: 'normal',
    tags: [],
    remoteTimes: null,
    canRenderAgain: true,
    ...more,
  });
}

type Rendering = JobStatusView & { state: 'rendering' };

export function aRendering(more: Partial<Rendering> = {}): Rendering {
  return {
    state: 'rendering',
    since: 1_500,
    providerState: 'rendering',
    progress: null,
    progressAt: null,
    expectedEndAt: null,
    queuePosition: null,
    lastCheckAt: null,
    waitingFor: null,
    nextAttemptAt: null,
    lastProblem: null,
    ...more,
  };
}
