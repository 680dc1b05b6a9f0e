import { SECOND } from '../../../shared/durations.ts';
import { failure, type Failure } from '../../../shared/failure.ts';
import { isIn, type Job, type JobIn } from '../job.ts';
import type { MachineContext, NoticeDraft, SubmitEvent } from '../job-event.ts';
import {
  canceled,
  canceledUnsent,
  failed,
  givenUpNote,
  moved,
  queued,
  rendered,
  rendering,
  type Transition,
} from './moves.ts';
import {
  afterHold,
  afterOthersChanged,
  afterQuote,
  afterSendTimeChanged,
  afterWaiver,
} from './before-submit.ts';

/** A cancel that was asked for while it was being sent is due at once. */
const isToBeStopped = (job: Job) => job.cancelRequestedAt !== null;
/** A provider shows what it has just taken within this. */
const SEARCH_AFTER_MS = 5 * SECOND;
const REPEAT_AFTER_MS = 5 * SECOND;
/** A provider that loses so many answers in a row is one for a person to look at. */
const MOST_REPEATS = 5;

function inOneLine(sentence: string, remark: string | undefined): string {
  return remark === undefined ? sentence : `${sentence} ${remark}`;
}

/** What a submit's end, or its settling, makes of a job. */
export function afterSubmit(
  job: Job,
  event: SubmitEvent,
  context: MachineContext,
): Transition | null {
  switch (event.type) {
    case 'submit-started':
      if (!isIn(job, 'queued') || job.status.paused) return null;
      return moved(
        job,
        context,
        {
          state: 'submitting',
          since: context.now,
          attempts: job.status.attempts + 1,
          lostAt: job.status.lostAt,
          paused: false,
        },
        inOneLine(`Sending it to ${context.providerName}.`, event.remark),
      );
    case 'submit-held':
      return isIn(job, 'submitting') || isIn(job, 'queued') ? afterHold(job, event, context) : null;
    case 'quoted':
      return isIn(job, 'queued') ? afterQuote(job, event, context) : null;
    case 'guard-waived':
      return isIn(job, 'queued') ? afterWaiver(job, context) : null;
    case 'after-changed':
      return isIn(job, 'queued') ? afterOthersChanged(job, event.note, context) : null;
    case 'send-time-changed':
      return isIn(job, 'queued') ? afterSendTimeChanged(job, event.sendAt, context) : null;
    case 'settled-as-arrived':
    case 'settled-as-not-arrived':
      return afterSettling(job, event, context);
    case 'search-missed':
    case 'search-ended':
      return isIn(job, 'unconfirmed') ? afterSearch(job, event, context) : null;
    case 'submit-postponed':
      return isIn(job, 'submitting') || isIn(job, 'queued')
        ? afterPostponement(job, event, context)
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

function afterAnswer(
  job: JobIn<'submitting'>,
  event: AnswerEvent,
  context: MachineContext,
): Transition {
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
          nextCheckAt: isToBeStopped(job) ? now : now + context.poll.firstMs,
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
      return job.status.lostAt === null
        ? failed(job, context, event.failure)
        : afterRefusedRepeat(job, event.failure, job.status.lostAt, context);
    case 'submit-lost':
      return afterLoss(job, event.failure, context);
  }
}

function afterPostponement(
  job: JobIn<'queued'> | JobIn<'submitting'>,
  event: Extract<SubmitEvent, { type: 'submit-postponed' }>,
  context: MachineContext,
): Transition {
  if (job.cancelRequestedAt !== null) return canceledUnsent(job, context);
  return moved(
    job,
    context,
    queued(job.status.attempts, event.failure, job.status.lostAt),
    `Not sent: ${event.failure.message}`,
    { nextCheckAt: event.retryAt },
  );
}

/**
 * A lost answer. Where the same body always gives the same render it is safe to send it again;
 * where the provider can be asked, it is asked, also when it was canceled: what arrived is then to
 * be stopped. Else a person is asked, unless that person has asked to cancel it.
 */
function afterLoss(job: JobIn<'submitting'>, why: Failure, context: MachineContext): Transition {
  const { now, whenLost } = context;
  const isWanted = job.cancelRequestedAt === null;
  if (isWanted && whenLost === 'repeat' && job.status.attempts < MOST_REPEATS) {
    const repeat = `${context.providerName} makes the same render of it: it is sent again.`;
    const note = inOneLine(why.message, repeat);
    const { attempts, lostAt, since } = job.status;
    return moved(job, context, queued(attempts, why, lostAt ?? since), note, {
      nextCheckAt: now + REPEAT_AFTER_MS,
    });
  }
  const sentAt = job.status.lostAt ?? job.status.since;
  const status = { state: 'unconfirmed', since: now, failure: why, sentAt, searches: 0 } as const;
  return whenLost === 'search'
    ? moved(job, context, status, why.message, { nextCheckAt: now + SEARCH_AFTER_MS })
    : moved(job, context, status, why.message, {}, isWanted ? needsYou(job, why) : undefined);
}

/** The refusal proves that the repeat made nothing; of what was lost before it says nothing. */
function afterRefusedRepeat(
  job: JobIn<'submitting'>,
  refusal: Failure,
  sentAt: number,
  context: MachineContext,
): Transition {
  if (job.cancelRequestedAt !== null) return canceledUnsent(job, context);
  const { providerName, now } = context;
  const why = failure(
    'answer-lost',
    `"${job.name}" was sent to ${providerName} and the answer was lost; sent again, it was refused: ${refusal.message}`,
    `Look at ${providerName} whether the render is there. If it is, give its id; if not, send it again or give it up.`,
    {
      actions: ['adopt', 'submit-again', 'give-up'],
      providerCode: refusal.providerCode,
      providerMessage: refusal.providerMessage,
    },
  );
  const status = { state: 'unconfirmed', since: now, failure: why, sentAt, searches: 0 } as const;
  return moved(job, context, status, why.message, {}, needsYou(job, why));
}

function needsYou(job: Job, why: Failure): NoticeDraft {
  return { kind: 'needs-you', title: `${job.name} needs you`, body: why.message };
}

function afterSearch(
  job: JobIn<'unconfirmed'>,
  event: Extract<SubmitEvent, { type: 'search-missed' | 'search-ended' }>,
  context: MachineContext,
): Transition {
  const { status } = job;
  if (event.type === 'search-missed') {
    const searches = status.searches + 1;
    return moved(job, context, { ...status, searches }, null, { nextCheckAt: event.retryAt });
  }
  if (job.cancelRequestedAt !== null) return canceled(job, context, givenUpNote(context), false);
  const near =
    event.candidates.length === 0 ? '' : ` What came near: ${event.candidates.join(', ')}.`;
  const why = { ...status.failure, message: `${status.failure.message}${near}` };
  const note = `${context.providerName} was asked, and its answer does not settle it.${near}`;
  return moved(job, context, { ...status, failure: why }, note, {}, needsYou(job, why));
}

function afterSettling(
  job: Job,
  event: Extract<SubmitEvent, { type: 'settled-as-arrived' | 'settled-as-not-arrived' }>,
  context: MachineContext,
): Transition | null {
  if (!isIn(job, 'unconfirmed')) return null;
  const who = event.by === 'person' ? 'You said' : `${context.providerName} says`;
  // A person who settles it wants it; what a provider says of one that was canceled only tells
  // whether there is something to stop.
  const cancelRequestedAt = event.by === 'person' ? null : job.cancelRequestedAt;
  if (event.type === 'settled-as-not-arrived') {
    if (cancelRequestedAt !== null)
      return canceled(job, context, `Canceled: ${who} that it did not arrive.`, true);
    return moved(
      job,
      context,
      queued(0, null),
      `${who} that it did not arrive: it is sent again.`,
      { nextCheckAt: context.now, cancelRequestedAt },
    );
  }
  return moved(
    job,
    context,
    rendering(context, null, event.by === 'person'),
    `${who} that it arrived as ${event.remoteId}: it is followed.`,
    {
      operation: event.operation,
      remoteId: event.remoteId,
      submittedAt: job.submittedAt ?? job.status.sentAt ?? job.status.since,
      nextCheckAt: context.now,
      cancelRequestedAt,
    },
  );
}
