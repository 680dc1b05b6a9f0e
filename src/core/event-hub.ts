import type { AppEvent } from '../shared/contract/events.ts';
import type { Clock, Logger } from './ports.ts';

/** Changes are gathered this long before they are told: ten times a second is enough for eyes. */
const GATHERING_MS = 100;
/** Told at once: when the network goes all jobs change, and the views of thousands take long. */
const MOST_JOBS_AT_ONCE = 250;
/**
 * Accounts are told whole, with what their month's jobs cost: with many accounts and much going on,
 * ten times a second would be a fifth of a processor.
 */
const ACCOUNTS_APART_MS = 500;
/** And so many times as long as it took to gather them, within what a person can wait for. */
const ACCOUNTS_APART_TIMES = 20;
const ACCOUNTS_APART_AT_MOST_MS = 5_000;

export interface HubSources {
  jobs(numbers: readonly number[]): Extract<AppEvent, { type: 'jobs' }>['jobs'];
  accounts(): Promise<Extract<AppEvent, { type: 'accounts' }>['accounts']>;
}

export interface EventHub {
  subscribe(listener: (event: AppEvent) => void): () => void;
  /** Whether there is anybody to tell. */
  isHeard(): boolean;
  jobChanged(number: number): void;
  accountsChanged(): void;
  /** Told at once. */
  tell(event: AppEvent): void;
  stop(): void;
}

/** Gathers what changed and tells it as whole values, so that a lost push is healed by the next. */
export function createEventHub(clock: Clock, logger: Logger, sources: HubSources): EventHub {
  const listeners = new Set<(event: AppEvent) => void>();
  const changedJobs = new Set<number>();
  let accountsAreChanged = false;
  let takeBackTimer: (() => void) | null = null;

  const tell = (event: AppEvent): void => {
    // A client's fault is not the core's, and not the other clients'.
    for (const listener of listeners)
      safely(logger, 'an event could not be taken', () => listener(event));
  };

  function gather(): void {
    if (listeners.size === 0) {
      changedJobs.clear();
      accountsAreChanged = false;
      return;
    }
    takeBackTimer ??= clock.after(GATHERING_MS, () => {
      takeBackTimer = null;
      const numbers = [...changedJobs].slice(0, MOST_JOBS_AT_ONCE);
      for (const number of numbers) changedJobs.delete(number);
      if (numbers.length > 0) {
        const tellJobs = () => tell({ type: 'jobs', jobs: sources.jobs(numbers) });
        safely(logger, 'jobs could not be told', tellJobs);
      }
      tellAccounts();
      if (changedJobs.size > 0) gather();
    });
  }

  const accounts = accountsTeller(clock, logger, sources, tell);
  function tellAccounts(): void {
    if (!accountsAreChanged) return;
    if (accounts.isTooSoon()) return gather();
    accountsAreChanged = false;
    void accounts.tell();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isHeard: () => listeners.size > 0,
    jobChanged(number) {
      changedJobs.add(number);
      gather();
    },
    accountsChanged() {
      accountsAreChanged = true;
      gather();
    },
    tell,
    stop() {
      takeBackTimer?.();
      takeBackTimer = null;
      listeners.clear();
    },
  };
}

/** Tells accounts, and when it is too soon to tell them again. */
function accountsTeller(
  clock: Clock,
  logger: Logger,
  sources: Pick<HubSources, 'accounts'>,
  tell: (event: AppEvent) => void,
) {
  let toldFrom = Number.NEGATIVE_INFINITY;
  return {
    isTooSoon: () => clock.monotonic() < toldFrom,
    async tell(): Promise<void> {
      const began = clock.monotonic();
      toldFrom = began + ACCOUNTS_APART_MS;
      try {
        const accounts = await sources.accounts();
        const apartMs = (clock.monotonic() - began) * ACCOUNTS_APART_TIMES;
        toldFrom = Math.max(toldFrom, began + Math.min(apartMs, ACCOUNTS_APART_AT_MOST_MS));
        tell({ type: 'accounts', accounts });
      } catch (error) {
        logger.log('error', `accounts could not be told: ${String(error)}`);
      }
    },
  };
}

function safely(logger: Logger, what: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    logger.log('error', `${what}: ${String(error)}`);
  }
}
