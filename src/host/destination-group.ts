import type { Core } from '../core/services.ts';
import type { RootRouterBuilder } from './router.ts';

/** The rules for where files go. */
export function destinationRoutes(
  destinations: RootRouterBuilder['destinations'],
  { destinations: services }: Core,
) {
  return {
    list: destinations.list.handler(() => services.list()),
    save: destinations.save.handler(({ input }) => services.save(input.rules)),
    try: destinations.try.handler(({ input }) => services.try(input.rule)),
    choose: destinations.choose.handler(({ input }) => services.choose(input.from, input.to)),
  };
}
