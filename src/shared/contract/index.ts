import { accountsContract } from './accounts.ts';
import { activityContract } from './activity.ts';
import { appContract } from './app.ts';
import { destinationsContract } from './destinations.ts';
import { downloadsContract } from './downloads.ts';
import { queueContract } from './queue.ts';
import { eventsContract } from './events.ts';
import { jobsContract } from './jobs.ts';
import { libraryContract } from './library.ts';
import { mediaContract } from './media.ts';
import { templatesContract } from './templates.ts';
import { updatesContract } from './updates.ts';
import { watchContract } from './watch.ts';
import { webhookContract } from './webhook.ts';

/** The whole surface through which any client reaches the core, one file a group. */
export const rootContract = {
  app: appContract,
  accounts: accountsContract,
  jobs: jobsContract,
  destinations: destinationsContract,
  downloads: downloadsContract,
  queue: queueContract,
  library: libraryContract,
  media: mediaContract,
  activity: activityContract,
  templates: templatesContract,
  watch: watchContract,
  webhook: webhookContract,
  updates: updatesContract,
  events: eventsContract,
};
export type RootContract = typeof rootContract;
