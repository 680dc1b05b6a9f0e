import { FailureError } from '../../shared/failure.ts';
import type { SaidOfLimit } from '../../shared/activity.ts';
import { redact, withoutLiterals } from '../../shared/redact.ts';
import type { Account } from '../db/account-repository.ts';
import { DownloadError } from '../downloads/download-error.ts';
import type { AskFacts } from '../downloads/transfer.ts';
import type { Job } from '../jobs/job.ts';
import type { RequestAim } from '../jobs/run-context.ts';
import type { ExchangeFacts } from '../net/provider-exchange.ts';
import { rateFacts } from '../net/rate-facts.ts';
import type { Clock } from '../ports.ts';
import { ProviderCallError, type ProviderReply } from '../providers/exchange.ts';
import type { DownloadRoute } from '../providers/provider.ts';
import { outcomeOf, type RequestDraft } from './request-draft.ts';
import type { RequestRecorder } from './request-recorder.ts';

/** What helps is in the first words; a provider's page of HTML does not. Characters. */
const LONGEST_ERROR = 300;

export interface RequestLog {
  /** For one exchange, about to begin. */
  exchange(account: Account, key: string, aim: RequestAim): (facts: ExchangeFacts) => void;
  /** For the requests of one transfer. */
  asked(
    run: { readonly job: Job; readonly account: Account },
    route: Pick<DownloadRoute, 'url' | 'authenticated'>,
  ): (facts: AskFacts) => void;
}

/** Makes records of requests, without keys, queries and signed links. */
export function createRequestLog(
  clock: Clock,
  recorder: Pick<RequestRecorder, 'record'>,
): RequestLog {
  return {
    exchange(account, key, aim) {
      return (facts) => recorder.record(exchangeDraft(clock.now(), account, key, aim, facts));
    },
    asked({ job, account }, route) {
      const dueAt = job.nextCheckAt;
      return (facts) => {
        const { status, firstByteMs, totalMs, receivedBytes, error, isStopped } = facts;
        const at = Math.round(clock.now() - totalMs);
        const said = error instanceof DownloadError ? (error.status ?? status) : status;
        recorder.record({
          at,
          accountId: account.id,
          providerId: account.providerId,
          jobNumber: job.number,
          kind: 'download',
          method: 'GET',
          address: route.authenticated ? addressOf(new URL(route.url)) : serverOf(route.url),
          status: said,
          outcome: outcomeOf(brokeOff(said, error) ? null : said, isStopped),
          sentBytes: 0,
          receivedBytes,
          queuedMs: dueAt === null ? null : Math.max(0, at - dueAt),
          connectedMs: null,
          firstByteMs,
          totalMs,
          attempt: attemptOf(job),
          saidOfLimit: null,
          error: isStopped ? null : wordsOf(error),
        });
      };
    },
  };
}

function exchangeDraft(
  now: number,
  account: Account,
  key: string,
  { purpose, job }: RequestAim,
  { request, url, times, reply, error, isStopped }: ExchangeFacts,
): RequestDraft {
  const at = Math.round(now - times.totalMs);
  const dueAt = job?.nextCheckAt ?? null;
  const words = isStopped ? null : wordsOf(error);
  return {
    at,
    accountId: account.id,
    providerId: account.providerId,
    jobNumber: job?.number ?? null,
    kind: purpose,
    method: request.method,
    address: addressOf(url),
    status: reply?.status ?? times.status,
    outcome: outcomeOf(reply?.status ?? null, isStopped),
    sentBytes: request.body?.bytes.byteLength ?? 0,
    receivedBytes: times.receivedBytes,
    queuedMs: dueAt === null ? null : Math.max(0, at - dueAt),
    connectedMs: times.connectedMs,
    firstByteMs: times.firstByteMs,
    totalMs: times.totalMs,
    attempt: job === undefined ? 1 : attemptOf(job),
    saidOfLimit: reply === null ? null : saidOfLimit(reply),
    error: words === null ? null : withoutLiterals(words, [key]),
  };
}

/** An answer began as asked for, and did not end so. */
const brokeOff = (status: number | null, error: unknown): boolean =>
  error !== null && status !== null && status < 400;

function attemptOf({ status }: Job): number {
  switch (status.state) {
    case 'queued':
    case 'submitting':
    case 'downloading':
      return status.attempts + 1;
    case 'rendering':
      return status.misses + 1;
    case 'unconfirmed':
      return status.searches + 1;
    case 'completed':
    case 'failed':
    case 'canceled':
      return 1;
  }
}

const addressOf = (url: URL): string => redact(url.origin + url.pathname);

/** Whoever has a signed link has the file, and not every signature is in its query. */
function serverOf(link: string): string {
  return URL.canParse(link) ? `${new URL(link).origin}/…` : '…';
}

function saidOfLimit(reply: ProviderReply): SaidOfLimit | null {
  const { limit, remaining, resetMs, retryAfterMs } = rateFacts(reply.headers, reply.receivedAt);
  const isSilent = [limit, remaining, resetMs, retryAfterMs].every((fact) => fact === null);
  return isSilent ? null : { limit, remaining, resetMs, retryAfterMs };
}

function wordsOf(error: unknown): string | null {
  if (error === null || error === undefined) return null;
  const isOurs =
    error instanceof ProviderCallError ||
    error instanceof DownloadError ||
    error instanceof FailureError;
  const words = isOurs ? error.failure.message : error instanceof Error ? error.name : 'a fault';
  return redact(words).slice(0, LONGEST_ERROR);
}
