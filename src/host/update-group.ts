import type { RootRouterBuilder } from './router.ts';
import type { UpdateActions } from './update-actions.ts';

/** What runs, and what is newer. */
export function updateRoutes(updates: RootRouterBuilder['updates'], actions: UpdateActions) {
  return {
    state: updates.state.handler(() => actions.state()),
    check: updates.check.handler(() => actions.check()),
    install: updates.install.handler(({ input }) => actions.install(input.when)),
  };
}
