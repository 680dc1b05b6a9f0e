import { openRepositories } from './db/repositories.ts';
import {
  recoverRemovals,
  recoverSubmits,
  removeAbandonedOutputs,
  removeStrayParts,
} from './jobs/recovery.ts';
import { fetchUnasked } from './jobs/unasked-downloads.ts';
import type { Retention } from './library/care/retention/retention.ts';
import { refuseLostLibrary } from './library/journal/lost-library.ts';
import { workOverview } from './overview/work-overview.ts';
import type { Ports } from './ports.ts';
import { providerInfo } from './providers/provider-info.ts';
import { providers } from './providers/registry.ts';
import type { Core } from './services.ts';
import { createBase } from './wiring/create-base.ts';
import { createEngine } from './wiring/create-engine.ts';
import { createServices } from './wiring/create-services.ts';

type Base = ReturnType<typeof createBase>;

/** What is on its way when the core is stopped may end by itself for so long. */
const GRACE_MS = 5_000;

/**
 * Wires the core: here and in `wiring/` its parts meet, nowhere else. Opens the database; sends nothing before
 * `start`.
 * @throws FailureError `database-from-the-future`, `database-unreadable`, `database-damaged`, or
 * `database-missing` where a history beside the files tells that there was one
 */
export async function createCore(ports: Ports, userAgent = 'Renderdesk'): Promise<Core> {
  await refuseLostLibrary(ports.folders);
  const base = createBase(ports, openRepositories(ports.folders.database));
  const engine = createEngine(base, userAgent);
  const { services, retention, portable, watcher, webhook } = createServices(engine);
  const { scheduler, hub, teller, desk, problem, connections } = engine;
  let starting: Promise<void> | null = null;
  let stopping: Promise<void> | null = null;
  const takeBack = [...listenToMachine(base, engine), base.power.onResume(webhook.lookAgain)];
  return {
    ...services,
    media: base.media.previews,
    settings: base.settings,
    providers: providers.map(providerInfo),
    overview: () =>
      workOverview({ ...base, settings: base.settings.get, isReachable: base.reach.isReachable }),
    subscribe: hub.subscribe,
    start() {
      starting ??= begin();
      return starting;
    },
    stop({ graceMs = GRACE_MS } = {}) {
      stopping ??= end(graceMs);
      return stopping;
    },
  };

  async function begin(): Promise<void> {
    // Makes the default library folder when it is missing.
    await problem();
    await portable.follow();
    await recover(base, engine);
    teller.tellAll();
    if (stopping !== null) return;
    desk.start();
    webhook.start();
    scheduler.start();
    base.media.previews.start();
    base.journal.start();
    portable.start();
    retention.start();
    watcher.start();
    void startLibrary(base, () => stopping !== null);
  }

  async function end(graceMs: number): Promise<void> {
    // What a start was doing is not cut off in the middle; why it failed is told to who asked for it.
    await starting?.catch(() => undefined);
    for (const take of takeBack) take();
    await watcher.stop();
    endTelling(base);
    await scheduler.stop(graceMs);
    engine.ending.abort();
    await webhook.stop();
    base.media.stop();
    await portable.stop();
    await endLibrary(base, retention);
    engine.downloading.stop();
    hub.stop();
    await connections.close();
    base.recorder.flush();
    base.close();
  }
}

/** Nobody is told anything any more, and nothing is run for it. */
function endTelling({ desk, runWhenDone }: Pick<Base, 'desk' | 'runWhenDone'>): void {
  desk.stop();
  runWhenDone.stop();
}

async function startLibrary(
  { catalogue, care }: Pick<Base, 'catalogue' | 'care'>,
  isStopping: () => boolean,
): Promise<void> {
  // What an edit was moving is settled first, so that nothing of it is taken for missing.
  await catalogue.start();
  if (!isStopping()) care.checks.start(false);
}

async function endLibrary(
  { catalogue, care, journal }: Pick<Base, 'catalogue' | 'care' | 'journal'>,
  retention: Retention,
): Promise<void> {
  // The edit that it waits for ends with the catalogue.
  const retentionEnded = retention.stop();
  await care.stop();
  await journal.stop();
  await catalogue.stop();
  await retentionEnded;
}

/** Networks and sleep, as the machine tells of them. @returns what takes that back */
function listenToMachine(
  { network, power, accounts, due }: Base,
  { hub, scheduler, connections }: ReturnType<typeof createEngine>,
): (() => void)[] {
  return [
    network.onChange(() => {
      for (const { id } of accounts.all()) due.unfinishedOf(id).forEach(hub.jobChanged);
      scheduler.wake();
    }),
    power.onResume(() => {
      connections.renew();
      scheduler.wake();
    }),
  ];
}

/** What the last run left in the middle. */
async function recover(base: Base, engine: ReturnType<typeof createEngine>): Promise<void> {
  const { store, intake, fetchAgain } = engine;
  recoverSubmits(base.due, store);
  recoverRemovals(base.due, store);
  await removeAbandonedOutputs(base.jobs, base.outputs, intake);
  await removeStrayParts({
    ...base,
    tag: base.home.tag(),
    roots: base.destinations.roots(),
  });
  fetchAgain.settleAll();
  // The last run may have ended in the middle of it.
  fetchUnasked(base.settings.get(), base.due, store);
  base.dueWrites.makeDueAfterSetBack(base.clock.now());
}
