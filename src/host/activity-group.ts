import type { Core } from '../core/services.ts';
import type { HostServices } from './host-services.ts';
import type { RootRouterBuilder } from './router.ts';

/** What is done and was done: the core's records, and the host's own log. */
export function activityRoutes(
  activity: RootRouterBuilder['activity'],
  { activity: core }: Core,
  { observed }: HostServices,
) {
  return {
    requests: activity.requests.handler(({ input }) => core.requests(input)),
    insights: activity.insights.handler(({ input }) => core.insights(input.days)),
    health: activity.health.handler(() => core.health()),
    notices: activity.notices.handler(({ input }) => core.notices(input)),
    markRead: activity.markRead.handler(({ input }) => core.markRead(input.ids ?? null)),
    whileAway: activity.whileAway.handler(() => core.whileAway()),
    looked: activity.looked.handler(({ input }) => {
      core.looked(input.upTo);
      return { done: true as const };
    }),
    log: activity.log.handler(({ input }) => observed.log(input)),
    diagnostics: activity.diagnostics.handler(({ input }) => observed.diagnostics(input.payloads)),
    saveDiagnostics: activity.saveDiagnostics.handler(({ input }) =>
      observed.saveDiagnostics(input.payloads),
    ),
    crashes: activity.crashes.handler(() => observed.crashes()),
    removeCrash: activity.removeCrash.handler(async ({ input }) => {
      await observed.removeCrash(input.name);
      return { done: true as const };
    }),
  };
}
