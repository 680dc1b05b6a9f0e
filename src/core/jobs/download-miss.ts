import { MINUTE, SECOND } from '../../shared/durations.ts';
import { failure, type Failure } from '../../shared/failure.ts';
import type { DiskFileWrites } from '../db/disk-file-repository.ts';
import type { Account } from '../db/account-repository.ts';
import type { OutputId } from '../../shared/ids.ts';
import type { OutputReads, OutputWrites } from '../db/output-repository.ts';
import type { TransferReads } from '../db/transfer-repository.ts';
import { backoffMs } from '../downloads/backoff.ts';
import type { RequestLog } from '../activity/request-log.ts';
import { DownloadError } from '../downloads/download-error.ts';
import type { KeptParts } from '../downloads/kept-parts.ts';
import type { TransferTools } from '../downloads/transfer.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { Destinations } from '../library/destinations/destinations.ts';
import type { Provider, RequestLimit } from '../providers/provider.ts';
import type { DownloadTurns } from './download-turns.ts';
import type { Job, JobIn } from './job.ts';
import type { FetchAgain } from './fetch-again.ts';
import type { Intake } from './library-intake.ts';
import type { Permit } from './request-budget.ts';
import { logFault, type RunContext } from './run-context.ts';
import type { TransferProgress } from './transfer-progress.ts';

const RETRY = { firstMs: SECOND, ceilingMs: 5 * MINUTE };
/** With the backoff above about an hour of trying; then a person is told, and can try again. */
const MOST_ATTEMPTS = 16;
/**
 * An answer that says to expect no other is believed when it has come this often, and no other:
 * after about two minutes, in which a provider may have put right what it said too early.
 */
const MOST_FINAL_ANSWERS = 8;
/** Of a file that is fetched again, long after it was rendered: what is said is so. */
const MOST_FINAL_ANSWERS_AGAIN = 2;
/** A full disk or a missing folder is looked at again after this long. */
const LOOK_AGAIN_MS = 15 * SECOND;
/** The documented windows are of a minute: a server that asks for more than two is at fault. */
const LONGEST_ADVICE_MS = 2 * MINUTE;

/** So much more of a file is progress. */
const PROGRESS_BYTES = 1024 * 1024;

export interface DownloadParts extends RunContext {
  readonly outputs: OutputReads;
  readonly outputWrites: OutputWrites;
  readonly diskFileWrites: Pick<DiskFileWrites, 'saw'>;
  readonly intake: Intake;
  readonly kept: KeptParts;
  readonly transfers: TransferReads;
  readonly transferTools: TransferTools;
  readonly requestLog: Pick<RequestLog, 'asked'>;
  readonly turns: DownloadTurns;
  readonly isReachable: (account: Account) => boolean;
  /** Whether the machine slept, or woke, since this time. */
  readonly sleptSince: (time: number) => boolean;
  readonly progress: TransferProgress;
  readonly destinations: Pick<Destinations, 'problem'>;
  readonly changed: (jobNumber: number) => void;
  /** What becomes of a file that was fetched again. */
  readonly fetchAgain: Pick<FetchAgain, 'finish' | 'settle'>;
  /** A file has come into the library. */
  readonly stored?: (id: OutputId) => void;
}

export interface Download {
  readonly job: JobIn<'downloading'>;
  readonly account: Account;
  readonly provider: Provider;
  readonly limit: RequestLimit | null;
  readonly permit: Permit;
  readonly signal: AbortSignal;
  /** The account's `resumptions` when this began. */
  readonly asOf: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Nothing else belongs to its job: no other file, and no row of one. */
  readonly isAlone: boolean;
  /** All of the file is here: its place can be another's. */
  readonly came: () => void;
  /** By how much more of the file is kept than before. */
  broughtBytes: number;
  /** A link was refused; `isNew`: it is worth asking for another at once. */
  refused: { readonly isNew: boolean } | null;
}

/** The job waits for its account: nothing has failed. */
export class Waiting extends Error {}

/** What a transfer that brought nothing makes of its job: later, another route, a wait, or the end. */
export function missed(parts: DownloadParts, run: Download, error: unknown): void {
  if (run.signal.aborted || error instanceof Waiting) return;
  const { job, account, limit } = run;
  // What goes forward is not counted as failing, however often it breaks off.
  const isProgress = run.broughtBytes >= PROGRESS_BYTES;
  // Nor is what could not have gone well.
  const isExcused = !parts.isReachable(account) || parts.sleptSince(run.startedAt);
  const attempts = isProgress ? 1 : job.status.attempts + 1;
  const now = parts.clock.now();
  const later = backoffMs(attempts, RETRY, parts.random);
  const miss = (
    why: Failure,
    delayMs: number,
    waitingFor: 'retry' | 'disk-full' | 'folder-missing' = 'retry',
    isFailing = true,
    isFinal = false,
  ) => {
    const countsAsAttempt = isFailing && !isExcused;
    if (countsAsAttempt && attempts >= MOST_ATTEMPTS) giveUp(parts, job, why);
    else {
      const retryAt = now + delayMs;
      const event = { type: 'download-missed', failure: why, retryAt, waitingFor } as const;
      parts.store.apply(job.number, { ...event, countsAsAttempt, isProgress, isFinal });
    }
  };
  if (!(error instanceof DownloadError) && !(error instanceof ProviderCallError)) {
    logFault(parts, job, error);
    miss(faultOfOurs(job), later);
    return;
  }
  const { consequence, failure: why } = error;
  // A link is for one attempt: the next asks the provider for another.
  parts.links.delete(job.number);
  switch (consequence.kind) {
    case 'retry':
      miss(why, Math.max(later, Math.min(consequence.afterMs ?? 0, LONGEST_ADVICE_MS)));
      return;
    case 'renew-link':
      miss(why, run.refused?.isNew === true ? 0 : later);
      return;
    case 'limit': {
      const advice = consequence.afterMs ?? limit?.windowMs ?? MINUTE;
      const waitMs = Math.min(advice, LONGEST_ADVICE_MS);
      if (limit !== null) parts.budget.block(account.id, limit, waitMs);
      miss(why, waitMs, 'retry', false);
      return;
    }
    case 'account':
      miss(why, 0, 'retry', false);
      parts.store.pauseAccount(account.id, why, run.asOf);
      return;
    case 'disk-full':
      miss(why, LOOK_AGAIN_MS, 'disk-full', false);
      return;
    case 'folder':
      miss(why, LOOK_AGAIN_MS, 'folder-missing', false);
      return;
    case 'final':
      if (job.status.finalAnswers + 1 >= mostFinalAnswers(job)) giveUp(parts, job, why);
      else miss(why, later, 'retry', true, true);
  }
}

const mostFinalAnswers = ({ status }: Download['job']): number =>
  status.again ? MOST_FINAL_ANSWERS_AGAIN : MOST_FINAL_ANSWERS;

function giveUp(parts: DownloadParts, job: Job, why: Failure): void {
  const actions = why.actions.includes('download-again')
    ? why.actions
    : [...why.actions, 'download-again' as const];
  parts.store.apply(job.number, { type: 'download-failed', failure: { ...why, actions } });
}

function faultOfOurs(job: Job): Failure {
  return failure(
    'internal',
    `"${job.name}" could not be downloaded because of a fault in Renderdesk.`,
    'It is tried again; if this comes back, save the log and report it.',
  );
}
