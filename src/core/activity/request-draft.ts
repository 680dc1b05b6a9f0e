import type { RequestKind, RequestOutcome, SaidOfLimit } from '../../shared/activity.ts';
import type { AccountId, ProviderId } from '../../shared/ids.ts';

/** What is kept of a request. Times are in milliseconds; its address and error are redacted. */
export interface RequestDraft {
  /** Since 1970. */
  readonly at: number;
  readonly accountId: AccountId;
  readonly providerId: ProviderId;
  readonly jobNumber: number | null;
  readonly kind: RequestKind;
  readonly method: string;
  readonly address: string;
  readonly status: number | null;
  readonly outcome: RequestOutcome;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly queuedMs: number | null;
  readonly connectedMs: number | null;
  readonly firstByteMs: number | null;
  readonly totalMs: number;
  readonly attempt: number;
  readonly saidOfLimit: SaidOfLimit | null;
  readonly error: string | null;
}

const FIRST_REFUSAL = 400;
const FIRST_FAULT = 500;
const TOO_MANY_REQUESTS = 429;

/** @param status null: no answer came, or none that is whole */
export function outcomeOf(status: number | null, isStopped: boolean): RequestOutcome {
  if (isStopped) return 'stopped';
  if (status === null) return 'no-answer';
  if (status === TOO_MANY_REQUESTS) return 'limited';
  if (status >= FIRST_FAULT) return 'failed';
  return status >= FIRST_REFUSAL ? 'refused' : 'ok';
}
