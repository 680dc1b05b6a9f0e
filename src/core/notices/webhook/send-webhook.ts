import { SECOND } from '../../../shared/durations.ts';
import { BrokenCall, call } from '../../net/call.ts';
import type { Connections } from '../../net/connections.ts';
import { retryAfterDelay } from '../../net/retry-after.ts';
import type { WebhookAddress } from './webhook-address.ts';
import { webhookRequest, type WebhookNotice } from './webhook-body.ts';

/** Who takes longer than this has not taken it. */
const PATIENCE_MS = 15 * SECOND;
/** Of the answer only its status counts. Bytes. */
const ANSWER_BYTES = 64 * 1_024;

export interface WebhookLine {
  readonly connections: Pick<Connections, 'fresh'>;
  readonly userAgent: string;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

export interface NotTaken {
  /** A sentence without the address. */
  readonly problem: string;
  /** What the answer asks to wait; null when it does not say. Milliseconds. */
  readonly askedWaitMs: number | null;
}

/** Null when it was taken; else why not. Follows no redirect. */
export async function sendWebhook(
  { connections, userAgent, now, signal }: WebhookLine,
  address: WebhookAddress,
  notice: WebhookNotice,
): Promise<NotTaken | null> {
  const { headers, body } = webhookRequest(address, notice, now());
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const { status, headers: answered } = await call(
      {
        dispatcher: connections.fresh(),
        method: 'POST',
        url: address.url,
        headers: { ...headers, 'user-agent': userAgent },
        body,
        answerByteLimit: ANSWER_BYTES,
      },
      AbortSignal.any([signal, patience]),
    );
    if (isTaken(status)) return null;
    return notTaken(`The webhook answered ${status}.`, retryAfterDelay(answered, now()));
  } catch (error) {
    signal.throwIfAborted();
    if (patience.aborted)
      return notTaken(`The webhook has not answered within ${PATIENCE_MS / SECOND} seconds.`);
    // It was taken, and then said more than was read.
    if (error instanceof BrokenCall && isTaken(error.partial?.status)) return null;
    return notTaken(`The webhook could not be reached (${codeOf(error)}).`);
  }
}

const notTaken = (problem: string, askedWaitMs: number | null = null): NotTaken => ({
  problem,
  askedWaitMs,
});

const isTaken = (status: number | undefined) =>
  status !== undefined && status >= 200 && status < 300;

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return 'unknown';
}
