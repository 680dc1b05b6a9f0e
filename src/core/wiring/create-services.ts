import type { AccountId } from '../../shared/ids.ts';
import { createAccountServices } from '../accounts/account-services.ts';
import { createActivityServices } from '../activity/activity-services.ts';
import { createDownloadServices } from '../jobs/download-services.ts';
import { createJobServices } from '../jobs/job-services.ts';
import { createQueueServices } from '../jobs/queue-services.ts';
import type { Job } from '../jobs/job.ts';
import { createQuotation } from '../jobs/quotation.ts';
import { createSubmissions } from '../jobs/submissions.ts';
import { stopAtProvider } from '../jobs/stop-at-provider.ts';
import { libraryItemReads } from '../db/library-item-repository.ts';
import { createCareServices } from '../library/care/care-services.ts';
import { Retention } from '../library/care/retention/retention.ts';
import { itemView } from '../library/search-services.ts';
import { createDestinationServices } from '../library/destinations/destination-services.ts';
import { createLibraryServices } from '../library/library-services.ts';
import { createWatching } from '../watching/watch-services.ts';
import { createAddressCheck } from '../payloads/addresses/address-check.ts';
import { createTemplateServices } from '../payloads/templates.ts';
import { RecentPrices } from '../money/recent-prices.ts';
import { providerById, providers } from '../providers/registry.ts';
import { createPortable, type Portable } from '../library/portable/portable-services.ts';
import type { WatchFolderView } from '../../shared/watch.ts';
import type { DownloadServices } from '../services.ts';
import type { createEngine } from './create-engine.ts';
import { createWebhook } from './create-webhook.ts';

type Engine = ReturnType<typeof createEngine>;

/** What a host holds in its hands. */
export function createServices(engine: Engine) {
  const { hub, scheduler, context, views } = engine;
  const ending = engine.ending.signal;
  const wake = () => scheduler.wake();
  const { abandon, abandonJobs } = givingUp(engine);
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
    stopSending: (accountId) => scheduler.stopSending(accountId),
    demoIsUp: engine.reach.demoIsUp,
    ending,
  });
  const folderProblem = engine.problem;
  const submissions = createSubmissions({ ...parts, folderProblem, view: views.one });
  const quote = createQuotation({ ...parts, ending });
  const checkAddresses = createAddressCheck({ ...engine, ending });
  const jobs = createJobServices({ ...parts, submissions, quote, checkAddresses });
  const care = createCareOf(engine);
  const library = createLibraryServices({
    ...parts,
    careServices: care.services,
    catalogue: engine.catalogue.services,
    view: views.outputs,
    folderProblem,
  });
  const interrupt = (jobNumber: number) => scheduler.interrupt(jobNumber);
  const downloads = createDownloadServices({ ...parts, interrupt, changed: hub.jobChanged });
  const queue = createQueueServices({
    ...parts,
    changed: hub.jobChanged,
    cancel: (id) => jobs.cancel(id),
    setAside: (jobNumber) => scheduler.setAside(jobNumber),
    stopSending: () => scheduler.stopSending(),
  });
  const portable = createPortableOf(engine, downloads);
  const templates = createTemplateServices(parts);
  const { slow } = engine.catalogue;
  const activity = createActivityServices({ ...engine, slow, tell: (event) => hub.tell(event) });
  const tellWatched = (folders: WatchFolderView[]) => hub.tell({ type: 'watch-folders', folders });
  const watches = { ...parts, submissions, tell: tellWatched };
  const { services: watching, watcher } = createWatching(watches);
  const grouped = { accounts, jobs, library, downloads, queue, templates, activity, watching };
  const followMoved = (to: string) => portable.followTo(to);
  const destinations = createDestinationServices({ ...engine, wake, followMoved });
  const webhook = createWebhook(engine);
  const taking = { portable: portable.services, webhook: webhook.services };
  const services = { ...grouped, destinations, ...taking };
  return { services, retention: care.retention, portable, watcher, webhook: webhook.sender };
}

/** Ends what is done for jobs, and takes away what it had begun on the disk. */
function givingUp(engine: Engine) {
  const { scheduler, context, store, intake, outputs } = engine;
  async function abandon(jobNumber: number): Promise<void> {
    await scheduler.interrupt(jobNumber);
    context.links.delete(jobNumber);
    for (const row of outputs.ofJobs([jobNumber])) await intake.abandon(row);
    engine.fetchAgain.settle(jobNumber);
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
  return { abandon, abandonJobs };
}

/** What keeps the library and the disk in agreement, and the rules for what is kept. */
function createCareOf(engine: Engine) {
  const { hub, writer, jobs, home, mediaLinks, catalogue, media } = engine;
  const { edits, slow } = catalogue;
  const retention = new Retention({
    ...engine,
    edits,
    slow,
    items: (numbers) =>
      libraryItemReads(writer)
        .byIds(numbers)
        .map((row) => itemView(row, mediaLinks)),
  });
  const services = createCareServices({
    ...engine,
    edits,
    retention,
    tag: home.tag,
    jobState: (number) => jobs.byNumber(number)?.status.state,
    made(number, output) {
      hub.jobChanged(number);
      media.previews.stored(output);
    },
  });
  return { services, retention };
}

/** What takes the library, or its history, somewhere else. */
function createPortableOf(engine: Engine, downloads: DownloadServices): Portable {
  const { settings, hub, catalogue } = engine;
  const portable = createPortable({
    ...engine,
    secrets: engine.keys,
    slow: catalogue.slow,
    chooseFolder: (libraryFolder) => settings.change({ libraryFolder }),
    async pauseDownloads() {
      if (settings.get().downloads.paused) return false;
      await downloads.pauseAll();
      return true;
    },
    // Those that a person paused one by one stay so.
    resumeDownloads: () => settings.change({ downloads: { paused: false } }),
    tell: (event) => hub.tell(event),
  });
  engine.waiting.folderChosen = portable.folderChosen;
  return portable;
}
