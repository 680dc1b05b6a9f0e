import { openRepositories } from './db/repositories.ts';
import {
  recoverRemovals,
  recoverSubmits,
  removeAbandonedOutputs,
  removeStrayParts,
} from './jobs/recovery.ts';
import { refuseLostLibrary } from './library/journal/lost-library.ts';
import type { Ports } from './ports.ts';
import { providerInfo } from './providers/provider-info.ts';
import { providers } from './providers/registry.ts';
import type { Core } from './services.ts';
import { createBase } from './wiring/create-base.ts';
import { createEngine } from './wiring/create-engine.ts';
import { createServices } from './wiring/create-services.ts';

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
  return {
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
  };

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
    base.journal.start();
  }

  async function end(graceMs: number): Promise<void> {
    // What a start was doing is not cut off in the middle; why it failed is told to who asked for it.
    await starting?.catch(() => undefined);
    for (const take of takeBack) take();
    await scheduler.stop(graceMs);
    engine.ending.abort();
    base.media.stop();
    await base.journal.stop();
    await base.catalogue.stop();
    engine.downloading.stop();
    hub.stop();
    await connections.close();
    base.close();
  }
}
