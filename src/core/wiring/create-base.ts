import { createActivityBook } from '../activity/activity-book.ts';
import { createRequestLog } from '../activity/request-log.ts';
import { RequestRecorder } from '../activity/request-recorder.ts';
import { createKnownKeys } from '../accounts/known-keys.ts';
import { AccountViews } from '../accounts/account-views.ts';
import { type Repositories } from '../db/repositories.ts';
import type { Account } from '../db/account-repository.ts';
import { createEventHub } from '../event-hub.ts';
import { DownloadTurns } from '../jobs/download-turns.ts';
import type { Job } from '../jobs/job.ts';
import { createJobViews } from '../jobs/job-views.ts';
import { createBudgetScopes } from '../jobs/budget-scope.ts';
import { createRequestBudget } from '../jobs/request-budget.ts';
import { createTransferProgress } from '../jobs/transfer-progress.ts';
import { checkRules } from '../library/destinations/check-rules.ts';
import { Destinations } from '../library/destinations/destinations.ts';
import { LibraryFolder } from '../library/library-folder.ts';
import { previewNames } from '../library/name-preview.ts';
import { createCare, type CareParts } from '../library/care/create-care.ts';
import { createCatalogue, type CatalogueParts } from '../library/create-catalogue.ts';
import { createJournal, type CreateJournalParts } from '../library/journal/create-journal.ts';
import { createMedia } from '../media/create-media.ts';
import { createKeptProxyLogin } from '../net/kept-proxy-login.ts';
import { NotificationDesk } from '../notices/notification-desk.ts';
import { RunWhenDone } from '../notices/run-when-done.ts';
import { createNoticeTeller, type NoticeParts } from '../notices/tell-notices.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Ports } from '../ports.ts';
import { providerFor } from '../providers/account-provider.ts';
import { providerById } from '../providers/registry.ts';
import { createReachability } from '../reachability.ts';
import { tellingOfKeychain } from '../secrets/opened-keychain.ts';
import type { SettingsServices } from '../services.ts';
import { createSettingsServices } from '../settings-services.ts';

/** The ports, the tables and what only reads them. */
export function createBase(given: Ports, repositories: Repositories) {
  const waiting = notYetThere();
  const secrets = tellingOfKeychain(given.secrets, () => waiting.keychainOpened());
  const ports: Ports = { ...given, secrets };
  const progress = createTransferProgress();
  const reach = createReachability(ports.network);
  const { budget, budgetScopes, keys } = createBudgets(ports, repositories, () => waiting.wake());
  const proxyLogin = createProxyLogin(ports, waiting, () => settings.get().proxy);
  const settings: SettingsServices = createSettingsServices({
    ...repositories,
    proxyLogin,
    changed(value) {
      ports.logger.keepFrom?.(value.logLevel);
      hub.tell({ type: 'settings', settings: value });
      waiting.settingsChanged(value);
    },
    folderChosen(chosen) {
      libraryFolder.chosen(chosen ?? ports.folders.defaultLibrary);
      waiting.folderChosen();
    },
    previewNames: (template) => previewNames({ ...repositories, folder }, template),
    checkDestinations: (...chosen) => folders.check(...chosen),
  });
  ports.logger.keepFrom?.(settings.get().logLevel);
  const folders = createFolders(ports, repositories, settings.get);
  const { folder, libraryFolder, destinations } = folders;
  const turns = new DownloadTurns({ settings });
  const own = {
    progress,
    budget,
    budgetScopes,
    keys,
    settings,
    proxyLogin,
    folder,
    libraryFolder,
    destinations,
    problem: () => libraryFolder.problem(),
    reach,
    turns,
  };
  const activity = createActivity(ports, repositories);
  const parts = { ...ports, ports, ...repositories, ...own, ...activity, secrets: keys };
  // What is shown of a key is looked up, whatever was read before.
  const shown = { ...parts, providerFor, secrets: { ...keys, read: keys.readAnew } };
  const accountViews = new AccountViews(shown, () => hub.accountsChanged());
  const views = createJobViews({ ...parts, ...reach, ...askedLater(waiting) });
  const hub = createEventHub(ports.clock, ports.logger, {
    jobs: views.byNumbers,
    accounts: () => accountViews.all(),
  });
  const media = createMedia({
    ...parts,
    tell: (previews) => hub.tell({ type: 'previews', previews }),
  });
  const telling = createTelling({ ...parts, ...hub, noticed: () => waiting.noticed() });
  const { examine } = media;
  const library = createLibrary({ ...parts, noticed: telling.teller.tellAll }, hub);
  return { ...parts, ...library, ...telling, accountViews, views, hub, media, examine, waiting };
}

/** Where files go: the library's folder, and those of rules. */
function createFolders(ports: Ports, repositories: Repositories, settings: () => Settings) {
  const { defaultLibrary } = ports.folders;
  const folder = () => settings().libraryFolder ?? defaultLibrary;
  const libraryFolder = new LibraryFolder({
    ...repositories,
    clock: ports.clock,
    folder,
    isDefault: () => settings().libraryFolder === null,
  });
  const destinations = new Destinations({
    ...repositories,
    rules: () => settings().destinations,
    folder,
    problemOf: (root) => libraryFolder.isMissing(root),
  });
  const folderChosen = (chosen: string) => libraryFolder.chosen(chosen);
  const checking = { ...repositories, defaultLibrary, folderChosen };
  const check = (next: Settings, current: Settings) => checkRules(checking, next, current);
  return { folder, libraryFolder, destinations, check };
}

/** The name and password of the proxy; another one is told to the connections. */
function createProxyLogin(
  { secrets }: Ports,
  waiting: ReturnType<typeof notYetThere>,
  proxy: () => string,
) {
  return createKeptProxyLogin({ secrets, proxy, changed: () => waiting.proxyLoginChanged() });
}

/** What a person is told, and what is done when nothing is left to do. */
function createTelling(
  parts: Ports &
    Repositories &
    Pick<NoticeParts, 'tell' | 'isHeard' | 'noticed'> & { settings: SettingsServices },
) {
  const runWhenDone = new RunWhenDone({
    logger: parts.logger,
    environment: process.env,
    say: (level, text) => parts.tell({ type: 'message', level, text }),
  });
  const desk = new NotificationDesk({
    ...parts,
    settings: parts.settings.get,
    allDone(emptying) {
      const { command } = parts.settings.get().allDone;
      const ran = command === null ? Promise.resolve() : runWhenDone.run(command, emptying);
      void ran.then(() => parts.allDone?.());
    },
  });
  const noticed = () => {
    desk.changed();
    parts.noticed();
  };
  const teller = createNoticeTeller({ ...parts, noticed });
  return { teller, desk, runWhenDone };
}

/** What searches and orders the library, what keeps it true to the disk, and what writes it down beside the files. */
function createLibrary(
  parts: Omit<CatalogueParts & CareParts, 'tell' | 'jobChanged'> &
    Omit<CreateJournalParts, 'keeper'>,
  { tell, jobChanged }: Pick<CatalogueParts, 'tell' | 'jobChanged'>,
) {
  const care = createCare({ ...parts, tell });
  const catalogue = createCatalogue({ ...parts, tell, jobChanged, carrier: care.carrier });
  return { care, catalogue, journal: createJournal({ ...parts, keeper: catalogue.keeper }) };
}

/** Who shares which limit is told by the keys, and told of by them once they are read. */
function createBudgets(ports: Ports, repositories: Repositories, read: () => void) {
  const budgetScopes = createBudgetScopes({ ...repositories, providerById });
  const { requests, requestWrites } = repositories;
  const budget = createRequestBudget(ports.clock, requests, requestWrites, budgetScopes);
  const keys = createKnownKeys({ ...ports, ...repositories, budgetScopes, budget, read });
  return { budget, budgetScopes, keys };
}

/** What is written down of requests, and added up. */
function createActivity({ clock, logger }: Ports, repositories: Repositories) {
  const activityBook = createActivityBook(repositories.activitySumWrites);
  const recorder = new RequestRecorder({ ...repositories, clock, logger, book: activityBook });
  return { activityBook, recorder, requestLog: createRequestLog(clock, recorder) };
}

/** What views ask of what is made after them. */
function askedLater(waiting: ReturnType<typeof notYetThere>) {
  return {
    waitsForBudget: (jobNumber: number) => waiting.isForBudget(jobNumber),
    expectedEndOf: (job: Job, account: Account) => waiting.expectedEndOf(job, account),
  };
}

/** The scheduler is made of what is made of these; until it is there nothing waits. */
function notYetThere() {
  return {
    isForBudget: (_jobNumber: number): boolean => false,
    expectedEndOf: (_job: Job, _account: Account): number | null => null,
    wake: (): void => undefined,
    noticed: (): void => undefined,
    keychainOpened: (): void => undefined,
    settingsChanged: (_settings: Settings): void => undefined,
    folderChosen: (): void => undefined,
    proxyLoginChanged: (): void => undefined,
  };
}
