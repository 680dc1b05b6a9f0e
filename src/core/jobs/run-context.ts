import type { Account } from '../db/account-repository.ts';
import type { FollowReads } from '../db/follow-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { PayloadReads } from '../db/payload-repository.ts';
import { checkKey } from '../net/api-key.ts';
import type { Clock, Logger, SecretReading, SecretStore } from '../ports.ts';
import type { ProviderExchange } from '../providers/exchange.ts';
import type {
  Provider,
  RemoteOutput,
  RequestLimit,
  RequestPurpose,
} from '../providers/provider.ts';
import { failure, failureOf, type Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import { isIn, type Job, type PromisedOutput } from './job.ts';
import type { JobStore } from './job-store.ts';
import type { RenderTimeKeeper } from './render-time-keeper.ts';
import type { RequestBudget } from './request-budget.ts';

/** What a request is sent for. */
export interface RequestAim {
  /** What it counts as. */
  readonly purpose: RequestPurpose;
  /** Absent: for none, or for many. */
  readonly job?: Job;
}

export type ExchangeFor = (
  account: Account,
  key: string,
  signal: AbortSignal,
  aim: RequestAim,
) => ProviderExchange;

/** What every run of a job has in its hands. */
export interface RunContext {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly jobs: JobReads;
  readonly follow: FollowReads;
  readonly payloads: PayloadReads;
  readonly store: JobStore;
  /**
   * Resolves when all that was written before is on the disk.
   * @throws what the disk says
   */
  onDisk(): Promise<void>;
  readonly budget: RequestBudget;
  readonly secrets: SecretStore;
  readonly links: FreshLinks;
  providerFor(account: Account): Provider;
  readonly exchangeFor: ExchangeFor;
  /** Milliseconds for which a job was watched since this was last asked of it. */
  watched(jobNumber: number): number;
  /** A list came, or did not. */
  listEnded(accountId: AccountId, told: { listed: number[]; missing: number[] } | null): void;
  readonly renderTimes: Pick<RenderTimeKeeper, 'learn'>;
  /** 0 to 1, for jitter. */
  random(): number;
}

/** Links are secrets that age: they are held in memory between an answer and its download, never kept. */
export type FreshLinks = Map<number, readonly RemoteOutput[]>;

/** Holds the links of a job that is to be downloaded; of any other they are dropped at once. */
export function keepLinks(
  { links }: Pick<RunContext, 'links'>,
  job: Job | null,
  outputs: readonly RemoteOutput[],
): void {
  if (job !== null && isIn(job, 'downloading')) links.set(job.number, outputs);
}

/** What is kept of the outputs that a provider offers: everything but their links. */
export function promised(outputs: readonly RemoteOutput[]): PromisedOutput[] {
  return outputs.map(({ key, bytes, kind }) => ({ key, bytes, kind }));
}

/** The limit that a purpose counts against, or null. */
export function limitFor(provider: Provider, purpose: RequestPurpose): RequestLimit | null {
  return provider.limits.find((limit) => limit.covers.includes(purpose)) ?? null;
}

/** The account's key; without one the account is paused, its jobs wait, and null is the answer. */
export async function keyOrPause(context: RunContext, account: Account): Promise<string | null> {
  const asOf = context.store.resumptions(account.id);
  const reading = await context.secrets.read(account);
  const key = usableKey(account, reading);
  if (typeof key === 'string') return key;
  context.store.pauseAccount(account.id, key, asOf);
  return null;
}

/** The key, or why it can not be used: one from a file or the environment was never checked. */
export function usableKey(
  account: Pick<Account, 'name'>,
  reading: SecretReading,
): string | Failure {
  if (!reading.found) return keyFailure(account, reading);
  try {
    return checkKey(reading.key);
  } catch (error) {
    return failureOf(error);
  }
}

function keyFailure(
  account: Pick<Account, 'name'>,
  reading: { reason: 'missing' } | { reason: 'unreadable'; message: string },
): Failure {
  return reading.reason === 'missing'
    ? failure(
        'key-missing',
        `The account "${account.name}" has no key.`,
        'Enter its key again; its jobs then go on by themselves.',
        { actions: ['replace-key'] },
      )
    : failure(
        'keychain-unavailable',
        `The key of the account "${account.name}" could not be read: ${reading.message}`,
        'Unlock the keychain and resume the account, or enter the key for this run.',
        { actions: ['resume-account', 'replace-key'] },
      );
}

/** After an answer came: a cancel that was asked for meanwhile is honoured as far as it goes. */
export function honourCancel(
  context: Pick<RunContext, 'store' | 'links'>,
  job: Job | null,
  provider: Provider,
): void {
  if (job === null || job.cancelRequestedAt === null || provider.cancel !== undefined) return;
  context.links.delete(job.number);
  context.store.apply(job.number, { type: 'following-stopped' });
}

/** A fault of our own must not spin: the job is left alone for a while. */
export const AFTER_A_FAULT_OF_OURS_MS = 30_000;

export function logFault(context: Pick<RunContext, 'logger'>, job: Job, error: unknown): void {
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  context.logger.log('error', 'a run of a job ended in a fault of ours', {
    job: job.number,
    state: job.status.state,
    fault: words,
  });
}
