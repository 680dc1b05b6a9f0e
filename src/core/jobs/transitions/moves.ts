import { failure, type Failure } from '../../../shared/failure.ts';
import { isIn, type Job, type JobIn } from '../job.ts';
import type { JobStatus, PromisedOutput, StatusOf } from '../job.ts';
import type { MachineContext, NoticeDraft } from '../job-event.ts';

export interface Transition {
  readonly job: Job;
  /** What happened, for the job's history: a sentence; null where it would only repeat the last. */
  readonly note: string | null;
  readonly notice?: NoticeDraft;
}

type Facts = Partial<Omit<Job, 'status' | 'number' | 'id' | 'updatedAt'>>;

/** The job in another state; what is not said of its facts stays. Due times are whole milliseconds. */
export function moved(
  job: Job,
  context: MachineContext,
  status: JobStatus,
  note: string | null,
  facts: Facts = {},
  notice?: NoticeDraft,
): Transition {
  const { nextCheckAt = null } = facts;
  const whole = nextCheckAt === null ? null : Math.ceil(nextCheckAt);
  const next: Job = { ...job, ...facts, nextCheckAt: whole, status, updatedAt: context.now };
  return notice === undefined ? { job: next, note } : { job: next, note, notice };
}

/** To be sent, and kept back by nothing but its turn and its time. */
export function queued(
  attempts: number,
  problem: Failure | null,
  lostAt: number | null = null,
): StatusOf<'queued'> {
  return { state: 'queued', attempts, lostAt, problem, paused: false, heldFor: null };
}

/** The state right after a submit was accepted, or when a lost job is found again. */
export function rendering(
  context: Pick<MachineContext, 'now'>,
  providerState: string | null,
  adopted = false,
): JobStatus {
  return {
    state: 'rendering',
    since: context.now,
    providerState,
    adopted,
    progress: null,
    progressAt: null,
    startedAt: null,
    queuePosition: null,
    lastCheckAt: null,
    misses: 0,
    followedMs: 0,
    observedAt: context.now,
    unansweredMs: 0,
    problem: null,
    paused: false,
    cancelSentAt: null,
  };
}

export function downloading(
  outputs: readonly PromisedOutput[],
  context: MachineContext,
  again = false,
): StatusOf<'downloading'> {
  return {
    state: 'downloading',
    since: context.now,
    outputs: [...outputs],
    attempts: 0,
    finalAnswers: 0,
    waitingFor: null,
    paused: false,
    unasked: false,
    again,
    problem: null,
  };
}

/** The provider is done: on to its files, or to a failure when there are none. */
export function rendered(
  job: Job,
  outputs: readonly PromisedOutput[],
  context: MachineContext,
  facts: Facts = {},
): Transition {
  if (outputs.length === 0) {
    const why = failure(
      'no-output',
      `${context.providerName} says that "${job.name}" is completed but offers no file.`,
      'Check again in a while; if it stays so, ask the provider.',
      { actions: ['check-again'] },
    );
    return failed({ ...job, ...facts }, context, why);
  }
  // What a render from elsewhere is shows in what it gives.
  const kind = job.payloadSha256 === null ? (outputs[0]?.kind ?? job.kind) : job.kind;
  const status = downloading(outputs, context);
  if (context.downloads === 'when-asked') {
    const body = 'Its file is fetched when you ask for it.';
    // A person's own pause is lifted by that person only.
    const isPausedByHand = 'paused' in job.status && job.status.paused;
    const held = { ...status, paused: true, unasked: !isPausedByHand };
    const notice = { kind: 'needs-you', title: `${job.name} is rendered`, body } as const;
    const now = { ...facts, kind, nextCheckAt: null };
    return moved(job, context, held, `Rendered. ${body}`, now, notice);
  }
  return moved(job, context, status, 'Rendered; the download begins.', {
    ...facts,
    kind,
    nextCheckAt: context.now,
  });
}

export function failed(
  job: Job,
  context: MachineContext,
  why: Failure,
  outputs: readonly PromisedOutput[] | null = null,
): Transition {
  return moved(
    job,
    context,
    { state: 'failed', failure: why, outputs: outputs === null ? null : [...outputs] },
    why.message,
    { endedAt: context.now },
    { kind: 'failed', title: `${job.name} failed`, body: why.message },
  );
}

/** Whether it arrived was never known. */
export function givenUpNote({ providerName }: MachineContext): string {
  return `Given up. If it arrived at ${providerName}, it may still finish, and count, there.`;
}

export function canceled(
  job: Job,
  context: MachineContext,
  note: string,
  stoppedAtProvider: boolean,
): Transition {
  return moved(job, context, { state: 'canceled', stoppedAtProvider }, note, {
    endedAt: context.now,
    cancelRequestedAt: job.cancelRequestedAt ?? context.now,
  });
}

/** One that is not being sent. An earlier try that was lost may still have arrived. */
export function canceledUnsent(
  job: JobIn<'queued'> | JobIn<'submitting'>,
  context: MachineContext,
): Transition {
  if (job.status.lostAt !== null) return canceled(job, context, givenUpNote(context), false);
  if (!isIn(job, 'queued')) return canceled(job, context, 'Canceled: it had not arrived.', true);
  const { paused } = job.status;
  const result = canceled(job, context, 'Canceled before it was sent.', true);
  const status = { state: 'canceled', stoppedAtProvider: true, unsent: { paused } } as const;
  return { ...result, job: { ...result.job, status } };
}
