import { isIn, type Job } from '../job.ts';
import type { MachineContext, SubmitEvent } from '../job-event.ts';
import { canceled, failed, moved, rendered, rendering, type Transition } from './moves.ts';

/** What a submit's end, or its settling, makes of a job. */
export function afterSubmit(
  job: Job,
  event: SubmitEvent,
  context: MachineContext,
): Transition | null {
  switch (event.type) {
    case 'submit-started':
      if (!isIn(job, 'queued')) return null;
      return moved(
        job,
        context,
        { state: 'submitting', since: context.now, attempts: job.status.attempts + 1 },
        `Sending it to ${context.providerName}.`,
      );
    case 'settled-as-arrived':
    case 'settled-as-not-arrived':
      return afterSettling(job, event, context);
    case 'submit-postponed':
      return isIn(job, 'submitting') || isIn(job, 'queued')
        ? afterPostponement(job, job.status.attempts, event, context)
        : null;
    case 'submit-accepted':
    case 'submit-finished':
    case 'submit-failed':
    case 'submit-refused':
    case 'submit-lost':
      return isIn(job, 'submitting') ? afterAnswer(job, event, context) : null;
  }
}

type AnswerEvent = Extract<
  SubmitEvent,
  {
    type:
      'submit-accepted' | 'submit-finished' | 'submit-failed' | 'submit-refused' | 'submit-lost';
  }
>;

function afterAnswer(job: Job, event: AnswerEvent, context: MachineContext): Transition {
  const { now, providerName } = context;
  switch (event.type) {
    case 'submit-accepted':
      return moved(
        job,
        context,
        rendering(context, event.providerState),
        `${providerName} accepted it as ${event.remoteId}.`,
        {
          operation: event.operation,
          remoteId: event.remoteId,
          submittedAt: now,
          nextCheckAt: now + Math.max(context.poll.firstMs, context.checkSpacingMs),
        },
      );
    case 'submit-finished':
      return rendered(job, event.outputs, context, {
        operation: event.operation,
        remoteId: event.remoteId,
        submittedAt: now,
      });
    case 'submit-failed':
      return failed(
        { ...job, operation: event.operation, remoteId: event.remoteId, submittedAt: now },
        context,
        event.failure,
      );
    case 'submit-refused':
      return failed(job, context, event.failure);
    case 'submit-lost':
      return moved(
        job,
        context,
        { state: 'unconfirmed', since: now, failure: event.failure },
        event.failure.message,
        {},
        // Who has asked to cancel it is not asked what to do with it.
        job.cancelRequestedAt === null
          ? { kind: 'needs-you', title: `${job.name} needs you`, body: event.failure.message }
          : undefined,
      );
  }
}

function afterPostponement(
  job: Job,
  attempts: number,
  event: Extract<SubmitEvent, { type: 'submit-postponed' }>,
  context: MachineContext,
): Transition {
  if (job.cancelRequestedAt !== null)
    return canceled(job, context, 'Canceled: it had not arrived.', true);
  return moved(
    job,
    context,
    { state: 'queued', attempts, problem: event.failure },
    `Not sent: ${event.failure.message}`,
    { nextCheckAt: event.retryAt },
  );
}

function afterSettling(
  job: Job,
  event: Extract<SubmitEvent, { type: 'settled-as-arrived' | 'settled-as-not-arrived' }>,
  context: MachineContext,
): Transition | null {
  if (!isIn(job, 'unconfirmed')) return null;
  if (event.type === 'settled-as-not-arrived') {
    return moved(
      job,
      context,
      { state: 'queued', attempts: 0, problem: null },
      'You said that it did not arrive: it is sent again.',
      { nextCheckAt: context.now, cancelRequestedAt: null },
    );
  }
  return moved(
    job,
    context,
    rendering(context, null, true),
    `You said that it arrived as ${event.remoteId}: it is followed.`,
    {
      operation: event.operation,
      remoteId: event.remoteId,
      submittedAt: job.submittedAt ?? job.status.since,
      nextCheckAt: context.now,
      cancelRequestedAt: null,
    },
  );
}
