import { amountText } from '../../money/amounts.ts';
import type { Job, JobIn } from '../job.ts';
import type { MachineContext, SubmitEvent } from '../job-event.ts';
import { canceledUnsent, moved, type Transition } from './moves.ts';

/** It waits, visibly, for something that is not the provider's word on this one job. */
export function afterHold(
  job: JobIn<'queued'> | JobIn<'submitting'>,
  event: Extract<SubmitEvent, { type: 'submit-held' }>,
  context: MachineContext,
): Transition {
  if (job.cancelRequestedAt !== null) return canceledUnsent(job, context);
  const { heldFor, failure, retryAt } = event;
  const before = job.status.state === 'queued' ? job.status : null;
  // A time is nothing that went wrong.
  const problem = heldFor === 'send-time' ? null : failure;
  const isNews = before?.heldFor !== heldFor || before.problem?.message !== problem?.message;
  const status = {
    state: 'queued',
    attempts: job.status.attempts,
    lostAt: job.status.lostAt,
    problem,
    paused: false,
    heldFor,
  } as const;
  const note = isNews ? `Not sent: ${failure.message}` : null;
  return moved(job, context, status, note, { nextCheckAt: retryAt });
}

/** It is due at once: a price is asked for directly before the submit. */
export function afterQuote(
  job: JobIn<'queued'>,
  event: Extract<SubmitEvent, { type: 'quoted' }>,
  context: MachineContext,
): Transition {
  const facts = { quotedAt: context.now, nextCheckAt: context.now };
  if (event.price === null) return moved(job, context, job.status, event.why, facts);
  const { price } = event;
  const isSame = job.price?.amountMicro === price.amountMicro && job.price.unit === price.unit;
  const isNews = job.quotedAt === null || !isSame;
  return moved(job, context, job.status, isNews ? priceNote(event.price, context) : null, {
    ...facts,
    price,
  });
}

function priceNote(
  { amountMicro, unit, said }: NonNullable<Job['price']>,
  { providerName }: MachineContext,
): string {
  return amountMicro === null
    ? `${providerName} was asked what it costs, and no number in its answer is surely the price: ${said}`
    : `${providerName} says that it costs ${amountText(amountMicro, unit)}.`;
}

export function afterWaiver(job: JobIn<'queued'>, context: MachineContext): Transition {
  const status = { ...job.status, heldFor: null, problem: null };
  return moved(job, context, status, 'You let it pass the spending guard.', {
    guardWaivedAt: context.now,
    nextCheckAt: context.now,
  });
}

/** What is held is due, and whether anything still holds it is looked at then. */
export function afterOthersChanged(
  job: JobIn<'queued'>,
  note: string,
  context: MachineContext,
): Transition {
  const wasHeld =
    job.status.heldFor === 'other-renders' || job.status.heldFor === 'other-render-failed';
  const status = wasHeld ? { ...job.status, heldFor: null, problem: null } : job.status;
  const nextCheckAt = job.status.heldFor === null ? job.nextCheckAt : context.now;
  return moved(job, context, status, note, { nextCheckAt });
}

/** Waits for its time, unless other renders keep it back: the time is looked at after those. */
export function afterSendTimeChanged(
  job: JobIn<'queued'>,
  sendAt: number | null,
  context: MachineContext,
): Transition {
  const { heldFor } = job.status;
  const note =
    sendAt === null
      ? 'It is to be sent as soon as its turn comes.'
      : 'It has a time to be sent at.';
  if (heldFor === 'other-renders' || heldFor === 'other-render-failed')
    return moved(job, context, job.status, note, { sendAt, nextCheckAt: job.nextCheckAt });
  const isLater = sendAt !== null && sendAt > context.now;
  const status = { ...job.status, heldFor: isLater ? ('send-time' as const) : null, problem: null };
  const nextCheckAt = isLater ? sendAt : context.now;
  return moved(job, context, status, note, { sendAt, nextCheckAt });
}
