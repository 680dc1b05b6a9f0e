import type { AccountId } from '../shared/ids.ts';
import { createAccountServices, type Accounts } from './accounts/account-services.ts';
import type { Account } from './db/account-repository.ts';
import { openRepositories, type Repositories } from './db/repositories.ts';
import { createEventHub, type EventHub } from './event-hub.ts';
import { checkRunner } from './jobs/check-run.ts';
import { downloadRunner } from './jobs/download-run.ts';
import { createJobServices } from './jobs/job-services.ts';
import { createJobStore } from './jobs/job-store.ts';
import { createJobViews } from './jobs/job-views.ts';
import { createIntake } from './jobs/library-intake.ts';
import { recoverSubmits, removeStrayParts } from './jobs/recovery.ts';
import { createRequestBudget } from './jobs/request-budget.ts';
import type { RunContext } from './jobs/run-context.ts';
import { createScheduler, type Scheduler } from './jobs/scheduler.ts';
import { createSubmissions } from './jobs/submissions.ts';
import { submitRunner } from './jobs/submit-run.ts';
import { createTransferProgress } from './jobs/transfer-progress.ts';
import { folderProblem } from './library/folder.ts';
import { createLibraryServices } from './library/library-services.ts';
import { createConnections } from './net/connections.ts';
import { createExchange } from './net/provider-exchange.ts';
import { createNoticeTeller } from './notices.ts';
import type { Ports } from './ports.ts';
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
export async function createCore(ports: Ports, userAgent = 'Renderdesk'): Promise<Core> {
  const { clock, network, secrets, logger } = ports;
  const repositories = openRepositories(ports.folders.database);
  const { reader, writer, jobs, accounts, outputs } = repositories;
  const connections = createConnections();
  const progress = createTransferProgress();
  const reach = createReachability(network);
  const budget = createRequestBudget(clock, repositories.requests, repositories.requestWrites);
  const settings = createSettingsServices({
    reader,
    writer,
    changed: (value) => hub.tell({ type: 'settings', settings: value }),
  });
  const folder = () => settings.get().libraryFolder ?? ports.folders.defaultLibrary;
  const problem = () => folderProblem(folder(), { create: settings.get().libraryFolder === null });

  const views = createJobViews({
    jobs,
    accounts,
    outputs,
    mediaLinks: ports.mediaLinks,
    progress,
    isReachable: reach.isReachable,
    waitsForBudget: (number) => scheduler.waitsForBudget(number),
  });
  const hub: EventHub = createEventHub(clock, logger, {
    jobs: views.byNumbers,
    accounts: () => accountServices.views(),
  });
  const teller = createNoticeTeller({
    clock,
    reads: repositories.notices,
    writes: repositories.noticeWrites,
    jobs,
    outputs,
    notifier: ports.notifier,
    settings: settings.get,
    tell: hub.tell,
  });
  const store = createJobStore({
    ...repositories,
    database: writer,
    clock,
    addNotice: repositories.noticeWrites.add,
    providerOf: (id) => providerById(accountOf(repositories, id).providerId),
    changed: { job: hub.jobChanged, accounts: hub.accountsChanged, notices: teller.tellAll },
  });
  const context: RunContext = {
    clock,
    logger,
    jobs,
    store,
    budget,
    secrets,
    links: new Map(),
    providerFor: (account) => providerById(account.providerId),
    exchangeFor: (account, key, signal) => {
      const { keyHeader } = providerById(account.providerId);
      const { baseUrl } = account;
      return createExchange({ baseUrl, key, signal, userAgent, connections, keyHeader });
    },
    random: Math.random,
  };
  const intake = createIntake({ ...repositories, database: writer, clock, folder });
  const scheduler: Scheduler = createScheduler({
    clock,
    logger,
    jobs,
    accounts,
    isReachable: reach.isReachable,
    runners: [
      submitRunner(context),
      checkRunner(context),
      downloadRunner({
        ...context,
        ...repositories,
        intake,
        progress,
        folderProblem: problem,
        changed: hub.jobChanged,
      }),
    ],
  });
  async function abandon(jobNumber: number): Promise<void> {
    await scheduler.interrupt(jobNumber);
    context.links.delete(jobNumber);
    for (const row of outputs.ofJobs([jobNumber])) await intake.abandon(row);
  }
  const accountServices: Accounts = createAccountServices({
    ...context,
    ...repositories,
    providerById,
    abandonJobs: (id) => abandonAll(id),
    changed: hub.accountsChanged,
    wake: scheduler.wake,
    demoIsUp: reach.demoIsUp,
  });
  const submissions = createSubmissions({
    ...repositories,
    database: writer,
    clock,
    accountServices,
    providers,
    providerFor: context.providerFor,
    folderProblem: problem,
    view: views.one,
    made(job) {
      hub.jobChanged(job.number);
      hub.accountsChanged();
      scheduler.wake();
    },
  });
  async function abandonAll(accountId: AccountId): Promise<void> {
    for (const number of jobs.unfinishedOf(accountId)) {
      store.apply(number, { type: 'cancel-asked' });
      store.apply(number, { type: 'following-stopped' });
      await abandon(number);
    }
  }
  const takeBack = [network.onChange(scheduler.wake), ports.power.onResume(scheduler.wake)];

  return {
    accounts: accountServices,
    jobs: createJobServices({
      ...repositories,
      store,
      views,
      submissions,
      providerFor: context.providerFor,
      wake: scheduler.wake,
      abandon,
    }),
    library: createLibraryServices({
      outputs,
      view: views.outputs,
      folder,
      folderProblem: problem,
    }),
    settings,
    providers: providers.map((provider) => ({
      id: provider.id,
      name: provider.name,
      defaultBaseUrl: provider.defaultBaseUrl,
      keyHint: provider.keyHint,
      keysPage: provider.keysPage,
      payloadByteLimit: provider.payloadByteLimit,
      kinds: [...provider.kinds],
    })),
    subscribe: hub.subscribe,
    async start() {
      await problem();
      await removeStrayParts(folder(), outputs, logger);
      recoverSubmits(jobs, store);
      teller.tellAll();
      scheduler.start();
    },
    async stop({ graceMs = GRACE_MS } = {}) {
      for (const take of takeBack) take();
      await scheduler.stop(graceMs);
      hub.stop();
      await connections.close();
      repositories.close();
    },
  };
}

function accountOf({ accounts }: Repositories, id: AccountId): Account {
  const account = accounts.byId(id);
  if (account === undefined) throw new Error('a job has no account');
  return account;
}
