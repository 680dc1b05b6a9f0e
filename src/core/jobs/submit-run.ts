import { failure } from '../../shared/failure.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { Provider, SubmitAnswer } from '../providers/provider.ts';
import type { Sending } from '../money/sending.ts';
import { toldBy } from './check-answer.ts';
import { isIn, type Job } from './job.ts';
import { answerIsKept, intentIsKept } from './kept-intent.ts';
import { othersRender } from './others-render.ts';
import { beginQuote, needsQuote } from './quote-run.ts';
import type { Permit } from './request-budget.ts';
import {
  honourCancel,
  keepLinks,
  keyOrPause,
  limitFor,
  logFault,
  promised,
  AFTER_A_FAULT_OF_OURS_MS,
  type RunContext,
} from './run-context.ts';
import type { Runner } from './runner.ts';
import { SubmitHolds } from './submit-holds.ts';
import { submitMissed, type Missed } from './submit-missed.ts';
import { isStorageTrouble, writeDown } from './write-down.ts';

/** Submits under way at once over all accounts: what a few providers that hang may hold up. */
const CONCURRENT_SUBMITS = 24;
/** And of one account: enough to be quick, few enough to look at when their answers are lost. */
const CONCURRENT_SUBMITS_OF_ONE = 4;

/**
 * Sends queued jobs. The intent is on the disk before the POST leaves (kept-intent.ts); what may
 * have arrived is never sent again by itself.
 */
export function submitRunner(context: RunContext, sending: Sending): Runner {
  const holds = new SubmitHolds(context.clock);
  return {
    state: 'queued',
    concurrency: CONCURRENT_SUBMITS,
    perAccount: CONCURRENT_SUBMITS_OF_ONE,
    begin(job, account, signal) {
      const provider = context.providerFor(account);
      const isToBeQuoted = needsQuote(job, provider, context.clock.now());
      const limit = limitFor(provider, isToBeQuoted ? 'quote' : 'submit');
      // Of thousands that wait for a place nothing else is looked at until there is one.
      const waitMs = context.budget.waitMs(account.id, limit);
      if (waitMs > 0) return { begun: false, waitMs, isForAll: provider.quote === undefined };
      // Looked at before a request is spent on it, and again when the intent is written.
      if (sending.holdBack(job)) return { begun: true, finished: Promise.resolve() };
      if (isToBeQuoted) return beginQuote(context, sending, job, account, signal);
      const heldMs = holds.waitMs(account.id);
      if (heldMs > 0) return { begun: false, waitMs: heldMs };
      const answer = context.budget.take(account.id, limit, 'submit');
      if (!answer.granted) return { begun: false, waitMs: answer.waitMs };
      const { permit } = answer;
      const asOf = context.store.resumptions(account.id);
      const facts = { job, account, provider, limit, permit, signal, asOf, holds };
      const run = submit(context, sending, facts);
      return {
        begun: true,
        finished: run.catch((error) => postponeAfterFault(context, job, error)),
      };
    },
  };
}

interface Submit extends Missed {
  readonly permit: Permit;
  readonly signal: AbortSignal;
}

async function submit(context: RunContext, sending: Sending, run: Submit): Promise<void> {
  const { job, account, provider } = run;
  try {
    const key = await keyOrPause(context, account);
    if (key === null || run.signal.aborted) return;
    const { payloadSha256 } = job;
    const payload = payloadSha256 === null ? undefined : context.payloads.bySha256(payloadSha256);
    if (payload === undefined) throw new Error('a queued job has no payload');
    const exchange = context.exchangeFor(account, key, run.signal, { purpose: 'submit', job });
    const started = sending.start(job.number);
    if (started === null || !isIn(started, 'submitting')) return;
    if (!(await intentIsKept(context, run))) return;
    const answer = await askProvider(provider, payload, exchange, job);
    await writeDown(context, run, () => {
      const told = answer instanceof ProviderCallError ? answer : believed(context, run, answer);
      if (told instanceof ProviderCallError) submitMissed(context, sending, run, told);
      else keepAnswer(context, run, told);
    });
  } finally {
    run.permit.settle();
  }
  // Nobody waits for it: the place of this run is another's meanwhile.
  void answerIsKept(context, job);
}

function believed(context: RunContext, run: Submit, answer: SubmitAnswer) {
  const { jobs, clock } = context;
  return othersRender(jobs, run, answer.remoteId, clock.now()) ?? answer;
}

/** Whatever an adapter throws once the POST may be out is an answer that was lost. */
async function askProvider(
  provider: Provider,
  payload: Uint8Array,
  exchange: Parameters<Provider['submit']>[1],
  job: Job,
): Promise<SubmitAnswer | ProviderCallError> {
  try {
    return await provider.submit(payload, exchange);
  } catch (error) {
    if (error instanceof ProviderCallError) return error;
    return new ProviderCallError(
      failure(
        'malformed-answer',
        `${provider.name} gave an answer to "${job.name}" that Renderdesk could not read.`,
        'Look at the provider whether the render arrived.',
      ),
      { arrival: 'unknown', consequence: { kind: 'retry', afterMs: null }, status: null },
      { cause: error },
    );
  }
}

/** An answer that could not be written down still is in the words that a person reads. */
function keepAnswer(context: RunContext, run: Submit, answer: SubmitAnswer): void {
  try {
    settleAnswer(context, run, answer);
  } catch (error) {
    if (isStorageTrouble(error)) throw error;
    logFault(context, run.job, error);
    const { job, provider } = run;
    context.store.apply(job.number, {
      type: 'submit-lost',
      failure: failure(
        'answer-lost',
        `${provider.name} took "${job.name}" as ${answer.remoteId ?? 'a render'}, but Renderdesk could not write that down.`,
        'Settle it with that id: it is then followed. Do not send it again.',
        { actions: ['adopt', 'give-up'] },
      ),
    });
  }
}

function settleAnswer(context: RunContext, run: Submit, answer: SubmitAnswer): void {
  const { number } = run.job;
  const { operation, remoteId } = answer;
  const told = toldBy(answer);
  switch (answer.outcome) {
    case 'accepted': {
      const { providerState } = answer;
      const job = context.store.apply(number, {
        type: 'submit-accepted',
        operation,
        remoteId,
        providerState,
        told,
      });
      honourCancel(context, job, run.provider);
      return;
    }
    case 'finished': {
      const outputs = promised(answer.outputs);
      const job = context.store.apply(number, {
        type: 'submit-finished',
        operation,
        remoteId,
        outputs,
        told,
      });
      keepLinks(context, job, answer.outputs);
      honourCancel(context, job, run.provider);
      return;
    }
    case 'failed':
      context.store.apply(number, {
        type: 'submit-failed',
        operation,
        remoteId,
        failure: answer.failure,
        told,
      });
  }
}

function postponeAfterFault(context: RunContext, job: Job, error: unknown): void {
  logFault(context, job, error);
  const current = context.jobs.byNumber(job.number);
  if (current === undefined) return;
  if (isIn(current, 'submitting')) {
    context.store.apply(job.number, {
      type: 'submit-lost',
      failure: failure(
        'answer-lost',
        `A fault in Renderdesk came while "${job.name}" was being sent: whether it arrived is not known.`,
        'Look at the provider whether the render is there. If it is, give its id; if not, send it again.',
        { actions: ['adopt', 'submit-again', 'give-up'] },
      ),
    });
    return;
  }
  context.store.apply(job.number, {
    type: 'submit-postponed',
    failure: failure(
      'internal',
      `"${job.name}" was not sent because of a fault in Renderdesk.`,
      'It is tried again; if this comes back, save the log and report it.',
    ),
    retryAt: context.clock.now() + AFTER_A_FAULT_OF_OURS_MS,
  });
}
