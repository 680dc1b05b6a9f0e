import { createBase } from '../../src/core/wiring/create-base.ts';
import { createEngine } from '../../src/core/wiring/create-engine.ts';
import { createServices } from '../../src/core/wiring/create-services.ts';
import { openRepositories } from '../../src/core/db/repositories.ts';
import type { Ports } from '../../src/core/ports.ts';
import type { Core } from '../../src/core/services.ts';
import { providerInfo } from '../../src/core/providers/provider-info.ts';
import { providers } from '../../src/core/providers/registry.ts';
import { workOverview } from '../../src/core/overview/work-overview.ts';
import { createLogNotifier } from '../../src/headless/log-notifier.ts';
import { rendererFolder } from '../../src/headless/open-headless-host.ts';
import { composeHost } from '../../src/host/compose-host.ts';
import { resolveFolders } from '../../src/host/folders.ts';
import { moveLiveJobs } from './live-jobs.ts';

/*
 * The host of the bench, in a process of its own: the real one, but for what moves its jobs. Says
 * its address on one line when it is ready.
 */

const [home = '', changes = '1000'] = process.argv.slice(2);
const folders = resolveFolders({ home, environment: {}, platform: process.platform });

/** As `createCore`, without the scheduler: nothing is sent, and rows change as if it were. */
async function createCore(ports: Ports): Promise<Core> {
  const base = createBase(ports, openRepositories(ports.folders.database));
  const { services } = createServices(createEngine(base, 'Renderdesk'));
  const { hub } = base;
  let stopMoving = (): void => undefined;
  return Promise.resolve({
    ...services,
    media: base.media.previews,
    settings: base.settings,
    providers: providers.map(providerInfo),
    overview: () =>
      workOverview({ ...base, settings: base.settings.get, isReachable: base.reach.isReachable }),
    subscribe: hub.subscribe,
    async start() {
      stopMoving = moveLiveJobs(base, hub.jobChanged, Number(changes));
      await base.catalogue.start();
    },
    async stop() {
      stopMoving();
      hub.stop();
      base.media.stop();
      await base.catalogue.stop();
      base.close();
    },
  });
}

const opening = await composeHost(
  {
    folders,
    environment: {},
    host: 'headless',
    version: '0.0.0',
    rendererFolder,
    notifier: createLogNotifier(),
    quit: () => process.exit(0),
  },
  {
    createCore,
    demoProviders: { ids: [], usual: [], start: () => Promise.reject(new Error('no demo')) },
  },
);
if (!opening.opened) throw new Error(opening.failure.message);
const { host } = opening;
process.once('SIGTERM', () => void host.close().then(() => process.exit(0)));
console.log(host.server.openUrl);
