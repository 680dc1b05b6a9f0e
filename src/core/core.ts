import type { AccountId } from '../shared/ids.ts';
import type { Settings } from '../shared/settings.ts';
import { createAccountServices } from './accounts/account-services.ts';
import { createKnownKeys } from './accounts/known-keys.ts';
import { AccountViews } from './accounts/account-views.ts';
import type { Account } from './db/account-repository.ts';
import { openRepositories, type Repositories } from './db/repositories.ts';
import { createEventHub } from './event-hub.ts';
import { createAsker } from './jobs/check-run.ts';
import { createDownloading } from './jobs/create-downloading.ts';
import { downloadRunner } from './jobs/download-run.ts';
import { createDownloadServices } from './jobs/download-services.ts';
import { DownloadTurns } from './jobs/download-turns.ts';
import { createJobServices } from './jobs/job-services.ts';
import type { Job } from './jobs/job.ts';
import { createJobStore } from './jobs/job-store.ts';
import { createJobViews } from './jobs/job-views.ts';
import {
  recoverRemovals,
  recoverSubmits,
  removeAbandonedOutputs,
  removeStrayParts,
} from './jobs/recovery.ts';
import { createQuotation } from './jobs/quotation.ts';
import { createBudgetScopes } from './jobs/budget-scope.ts';
import { heardExchange } from './jobs/heard-exchange.ts';
import { createFollowing } from './jobs/create-following.ts';
import { createRequestBudget } from './jobs/request-budget.ts';
import type { RunContext } from './jobs/run-context.ts';
import { Scheduler } from './jobs/scheduler.ts';
import { searchRunner } from './jobs/search-run.ts';
import { createSubmissions } from './jobs/submissions.ts';
import { stopAtProvider } from './jobs/stop-at-provider.ts';
import { submitRunner } from './jobs/submit-run.ts';
import { createTransferProgress } from './jobs/transfer-progress.ts';
import { LibraryFolder } from './library/library-folder.ts';
import { previewNames } from './library/name-preview.ts';
import { createCatalogue } from './library/create-catalogue.ts';
import { createLibraryServices } from './library/library-services.ts';
import { createMedia } from './media/create-media.ts';
import { createConnections } from './net/connections.ts';
import { createExchange } from './net/provider-exchange.ts';
import { RecentPrices } from './money/recent-prices.ts';
import { createSending } from './money/sending.ts';
import { createNoticeTeller } from './notices.ts';
import type { Ports } from './ports.ts';
import { providerInfo } from './providers/provider-info.ts';
import { providerFor } from './providers/account-provider.ts';
import { providerById, providers } from './providers/registry.ts';
import { createReachability } from './reachability.ts';
import type { Core } from './services.ts';
import { createSettingsServices } from './settings-services.ts';

/** What is on its way when the core is stopped may end by itself for so long. */
const GRACE_MS = 5_000;

/**
 * Wires the core: the only place where its parts meet. Opens the database; sends nothing before
 * `start`.
 * @throws FailureError `database-from-the-future` or `database-unreadable`
 */
export function createCore(ports: Ports, userAgent = 'Renderdesk'): Promise<Core> {
  const base = createBase(ports, openRepositories(ports.folders.database));
  const engine = createEngine(base, userAgent);
  const services = createServices(engine);
  const { scheduler, hub, store, teller, problem, folder, connections } = engine;
  let starting: Promise<void> | null = null;
  let stopping: Promise<void> | null = null;
  const takeBack = [
    ports.network.onChange(() => {
      for (const { id } of base.accounts.all()) base.due.unfinishedOf(id).forEach(hub.jobChanged);
      scheduler.wake();
    }),
    ports.power.onResume(() => scheduler.wake()),
  ];
  return Promise.resolve({
    ...services,
    media: base.media.previews,
    settings: base.settings,
    providers: providers.map(providerInfo),
    subscribe: hub.subscribe,
    start() {
      starting ??= begin();
      return starting;
    },
    stop({ graceMs = GRACE_MS } = {}) {
      stopping ??= end(graceMs);
      return stopping;
    },
  });

  async function begin(): Promise<void> {
    // Makes the default library folder when it is missing.
    await problem();
    recoverSubmits(base.due, store);
    recoverRemovals(base.due, store);
    await removeAbandonedOutputs(base.jobs, base.outputs, engine.intake);
    await removeStrayParts(folder(), base.home.tag(), base.outputs, base.logger);
    base.dueWrites.makeDueAfterSetBack(base.clock.now());
    teller.tellAll();
    if (stopping !== null) return;
    scheduler.start();
    base.media.previews.start();
    base.catalogue.start();
  }

  async function end(graceMs: number): Promise<void> {
    // What a start was doing is not cut off in the middle; why it failed is told to who asked for it.
    await starting?.catch(() => undefined);
    for (const take of takeBack) take();
    await scheduler.stop(graceMs);
    engine.ending.abort();
    base.media.stop();
    await base.catalogue.stop();
    engine.downloading.stop();
    hub.stop();
    await connections.close();
    base.close();
  }
}

/** The ports, the tables and what only reads them. */
function createBase(ports: Ports, repositories: Repositories) {
  const progress = createTransferProgress();
  const reach = createReachability(ports.network);
  const budgetScopes = createBudgetScopes({ ...repositories, providerById });
  const { requests, requestWrites } = repositories;
  const budget = createRequestBudget(ports.clock, requests, requestWrites, budgetScopes);
  // The scheduler is made of what is made of these; until it is there nothing waits.
  const waiting = {
    isForBudget: (_jobNumber: number): boolean => false,
    wake: (): void => undefined,
    settingsChanged: (_settings: Settings): void => undefined,
  };
  const keys = createKnownKeys({
    ...ports,
    ...repositories,
    budgetScopes,
    budget,
    read: () => waiting.wake(),
  });
  const settings = createSettingsServices({
    ...repositories,
    changed(value) {
      hub.tell({ type: 'settings', settings: value });
      waiting.settingsChanged(value);
    },
    folderChosen: (chosen) => libraryFolder.chosen(chosen ?? ports.folders.defaultLibrary),
    previewNames: (template) => previewNames({ ...repositories, folder }, template),
  });
  const folder = () => settings.get().libraryFolder ?? ports.folders.defaultLibrary;
  const libraryFolder = new LibraryFolder({
    ...repositories,
    clock: ports.clock,
    folder,
    isDefault: () => settings.get().libraryFolder === null,
  });
  const problem = () => libraryFolder.problem();
  const turns = new DownloadTurns({ settings });
  const own = {
    progress,
    budget,
    budgetScopes,
    keys,
    settings,
    folder,
    libraryFolder,
    problem,
    reach,
    turns,
  };
  const parts = { ...ports, ...repositories, ...own, secrets: keys };
  // What is shown of a key is looked up, whatever was read before.
  const asKept = { ...keys, read: keys.readAnew };
  const accountViews = new AccountViews({ ...parts, secrets: asKept, providerFor });
  const views = createJobViews({
    ...parts,
    isReachable: reach.isReachable,
    waitsForBudget: (number) => waiting.isForBudget(number),
  });
  const hub = createEventHub(ports.clock, ports.logger, {
    jobs: views.byNumbers,
    accounts: () => accountViews.all(),
  });
  const media = createMedia({
    ...parts,
    tell: (previews) => hub.tell({ type: 'previews', previews }),
  });
  const teller = createNoticeTeller({ ...parts, settings: settings.get, tell: hub.tell });
  const { examine } = media;
  const catalogue = createCatalogue({ ...parts, tell: (event) => hub.tell(event) });
  return { ...parts, accountViews, views, hub, media, catalogue, examine, teller, waiting };
}

/** What moves jobs: the store, the scheduler and the runs. */
function createEngine(base: ReturnType<typeof createBase>, userAgent: string) {
  const { hub, teller, reach, accounts } = base;
  const connections = createConnections({ system: base.systemProxies });
  const providerOf = (id: AccountId) => providerFor(accountOf(base, id));
  const store = createJobStore({
    ...base,
    providerOf,
    providerFor,
    changed: { job: hub.jobChanged, accounts: hub.accountsChanged, notices: teller.tellAll },
    keyInDoubt: base.keys.forget,
  });
  const { follower, jumps, forRuns } = createFollowing(base);
  const context: RunContext = {
    ...base,
    ...forRuns,
    store,
    links: new Map(),
    providerFor,
    exchangeFor(account, key, signal, purpose) {
      const provider = providerFor(account);
      const { keyHeader } = provider;
      const { baseUrl } = account;
      const way = createExchange({ baseUrl, key, signal, userAgent, connections, keyHeader });
      return heardExchange(way, base.budget, { account, provider }, purpose);
    },
    random: Math.random,
  };
  const downloading = createDownloading(base, connections);
  const { intake } = downloading;
  const downloads = {
    ...downloading,
    isReachable: reach.isReachable,
    folderProblem: () => base.libraryFolder.isMissing(),
    changed: hub.jobChanged,
    stored: base.media.previews.stored,
  };
  const sending = createSending({ ...base, store, providerFor });
  const scheduler = new Scheduler({
    ...base,
    jumps,
    scopes: base.budgetScopes,
    isReachable: reach.isReachable,
    isReady: base.keys.isAtHand,
    following: { follower, asker: createAsker(context), budget: base.budget, providerFor },
    makeAllDue() {
      for (const { id } of accounts.all()) {
        base.dueWrites.makeDue(id, base.clock.now(), providerOf(id).poll.floorMs);
      }
    },
    waitChanged: hub.jobChanged,
    runners: [
      submitRunner(context, sending),
      searchRunner(context),
      downloadRunner({ ...context, ...base, ...downloads }),
    ],
  });
  base.waiting.isForBudget = (number) => scheduler.waitsForBudget(number);
  base.waiting.wake = () => scheduler.wake();
  base.waiting.settingsChanged = (settings) => {
    downloading.settingsChanged(settings);
    scheduler.wake();
  };
  const ending = new AbortController();
  return { ...base, context, store, sending, downloading, intake, scheduler, connections, ending };
}

/** What a host holds in its hands. */
function createServices(engine: ReturnType<typeof createEngine>) {
  const { hub, scheduler, context, store, intake, outputs, views } = engine;
  const wake = () => scheduler.wake();
  async function abandon(jobNumber: number): Promise<void> {
    await scheduler.interrupt(jobNumber);
    context.links.delete(jobNumber);
    for (const row of outputs.ofJobs([jobNumber])) await intake.abandon(row);
  }
  async function abandonJobs(accountId: AccountId): Promise<void> {
    const numbers = engine.due.unfinishedOf(accountId);
    for (const number of numbers) store.apply(number, { type: 'cancel-asked' });
    // A submit is cut short and then not known to have arrived; with its account it is let go.
    await Promise.all(numbers.map((number) => scheduler.interrupt(number)));
    for (const number of numbers) {
      store.apply(number, { type: 'following-stopped' });
      await abandon(number);
    }
  }
  function made(job: Job): void {
    hub.jobChanged(job.number);
    hub.accountsChanged();
    wake();
  }
  const { tryQuotaAgain } = engine.sending;
  const recentPrices = new RecentPrices(() => engine.clock.monotonic());
  const actions = { wake, abandon, abandonJobs, made, tryQuotaAgain, recentPrices };
  const checkFirst = (jobNumber: number) => scheduler.checkFirst(jobNumber);
  const parts = { ...engine, ...context, ...actions, checkFirst, providerById, providers };
  const accounts = createAccountServices({
    ...parts,
    changed: hub.accountsChanged,
    stopAtProvider: (account) => stopAtProvider({ ...engine, ...context }, account),
    demoIsUp: engine.reach.demoIsUp,
    ending: engine.ending.signal,
  });
  const submissions = createSubmissions({
    ...parts,
    folderProblem: engine.problem,
    view: views.one,
  });
  const quote = createQuotation({ ...parts, ending: engine.ending.signal });
  const jobs = createJobServices({ ...parts, submissions, quote });
  const library = createLibraryServices({
    ...parts,
    catalogue: engine.catalogue.services,
    view: views.outputs,
    folderProblem: engine.problem,
  });
  const interrupt = (jobNumber: number) => scheduler.interrupt(jobNumber);
  const downloads = createDownloadServices({ ...parts, interrupt, changed: hub.jobChanged });
  return { accounts, jobs, library, downloads };
}

function accountOf({ accounts }: Pick<Repositories, 'accounts'>, id: AccountId): Account {
  const account = accounts.byId(id);
  if (account === undefined) throw new Error('a job has no account');
  return account;
}
