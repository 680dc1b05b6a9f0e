import type { Core } from '../core/services.ts';
import type { RootRouterBuilder } from './router.ts';

/** Notices to an address of the person's own. */
export function webhookRoutes(webhook: RootRouterBuilder['webhook'], core: Core) {
  return {
    get: webhook.get.handler(() => core.webhook.view()),
    set: webhook.set.handler(({ input }) => core.webhook.set(input)),
    remove: webhook.remove.handler(() => core.webhook.remove()),
    test: webhook.test.handler(() => core.webhook.test()),
  };
}
