import type { AccountId } from '../../shared/ids.ts';
import { isHeldByPerson, type Account } from '../db/account-repository.ts';
import { diskFileWrites } from '../db/disk-file-repository.ts';
import { type Repositories } from '../db/repositories.ts';
import { createAsker } from '../jobs/check-run.ts';
import { createDownloading } from '../jobs/create-downloading.ts';
import { FetchAgain } from '../jobs/fetch-again.ts';
import { downloadRunner } from '../jobs/download-run.ts';
import { createJobStore, type JobStore } from '../jobs/job-store.ts';
import { heardExchange } from '../jobs/heard-exchange.ts';
import { createFollowing } from '../jobs/create-following.ts';
import type { RunContext } from '../jobs/run-context.ts';
import { Scheduler } from '../jobs/scheduler.ts';
import { searchRunner } from '../jobs/search-run.ts';
import { fetchUnasked } from '../jobs/unasked-downloads.ts';
import { submitRunner } from '../jobs/submit-run.ts';
import { createConnections, type Connections } from '../net/connections.ts';
import { createExchange } from '../net/provider-exchange.ts';
import { createSending } from '../money/sending.ts';
import { providerFor } from '../providers/account-provider.ts';
import type { createBase } from './create-base.ts';

type Base = ReturnType<typeof createBase>;

/** What moves jobs: the store, the scheduler and the runs. */
export function createEngine(base: Base, userAgent: string) {
  const { hub, teller, desk, accounts } = base;
  const job = (number: number): void => {
    hub.jobChanged(number);
    desk.changed();
  };
  const login = base.proxyLogin.source;
  const connections = createConnections({ system: base.systemProxies, login });
  const providerOf = (id: AccountId) => providerFor(accountOf(base, id));
  const store = createJobStore({
    ...base,
    providerOf,
    providerFor,
    changed: { job, accounts: hub.accountsChanged, notices: teller.tellAll },
    keyInDoubt: base.keys.forget,
  });
  const { follower, jumps, forRuns } = createFollowing(base);
  const context: RunContext = {
    ...base,
    ...forRuns,
    store,
    links: new Map(),
    providerFor,
    exchangeFor: exchanges(base, connections, userAgent),
    random: Math.random,
  };
  const downloading = createDownloading(base, connections);
  const { fetchAgain, downloads } = bringingHome(base, store, downloading);
  const sending = createSending({ ...base, store, providerFor });
  const scheduler = new Scheduler({
    ...base,
    jumps,
    scopes: base.budgetScopes,
    isReachable: base.reach.isReachable,
    isHeld: (account) => base.settings.get().paused || isHeldByPerson(account),
    isReady: base.keys.isAtHand,
    following: { follower, asker: createAsker(context), budget: base.budget, providerFor },
    makeAllDue() {
      for (const { id } of accounts.all())
        base.dueWrites.makeDue(id, base.clock.now(), providerOf(id).poll.floorMs);
    },
    waitChanged: hub.jobChanged,
    runners: [
      submitRunner(context, sending),
      searchRunner(context),
      downloadRunner({ ...context, ...base, ...downloads }),
    ],
  });
  base.waiting.expectedEndOf = (job, account) => forRuns.renderTimes.expectedEnd(account, job);
  tellOfChanges({ base, scheduler, downloading, connections, store });
  const ending = new AbortController();
  const moving = { context, store, sending, downloading, fetchAgain, scheduler };
  const { intake } = downloading;
  return { ...base, ...moving, intake, connections, userAgent, ending };
}

/** What waited for the scheduler to be there. */
function tellOfChanges(told: {
  readonly base: Base;
  readonly scheduler: Scheduler;
  readonly downloading: ReturnType<typeof createDownloading>;
  readonly connections: Connections;
  readonly store: JobStore;
}): void {
  const { scheduler, downloading, connections, store } = told;
  const { waiting, desk, due } = told.base;
  waiting.isForBudget = (number) => scheduler.waitsForBudget(number);
  waiting.wake = () => scheduler.wake();
  waiting.settingsChanged = (settings) => {
    downloading.settingsChanged(settings);
    fetchUnasked(settings, due, store);
    desk.changed();
    waiting.noticed();
    scheduler.wake();
  };
  waiting.proxyLoginChanged = () => {
    connections.renew();
    scheduler.wake();
  };
}

/** What downloads need besides, also those of files that came before. */
function bringingHome(
  base: Base,
  store: JobStore,
  downloading: ReturnType<typeof createDownloading>,
) {
  const { stored } = base.media.previews;
  const wake = () => base.waiting.wake();
  const fetchAgain = new FetchAgain({ ...base, ...downloading, store, wake, stored });
  const downloads = {
    ...downloading,
    fetchAgain,
    diskFileWrites: diskFileWrites(base.writer),
    isReachable: base.reach.isReachable,
    changed: base.hub.jobChanged,
    stored,
  };
  return { fetchAgain, downloads };
}

/** The way to an account's provider; its answers are recorded, and heard for what they say of limits. */
function exchanges(
  { budget, requestLog }: Pick<Base, 'budget' | 'requestLog'>,
  connections: Connections,
  userAgent: string,
): RunContext['exchangeFor'] {
  return (account, key, signal, aim) => {
    const provider = providerFor(account);
    const { keyHeader } = provider;
    const { baseUrl } = account;
    const ended = requestLog.exchange(account, key, aim);
    const way = createExchange({ baseUrl, key, signal, userAgent, connections, keyHeader, ended });
    return heardExchange(way, budget, { account, provider }, aim.purpose);
  };
}

function accountOf({ accounts }: Pick<Repositories, 'accounts'>, id: AccountId): Account {
  const account = accounts.byId(id);
  if (account === undefined) throw new Error('a job has no account');
  return account;
}
