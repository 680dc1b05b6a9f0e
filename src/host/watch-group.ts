import type { Core } from '../core/services.ts';
import type { RootRouterBuilder } from './router.ts';

/** Folders whose payload files are submitted by a rule. */
export function watchRoutes(watch: RootRouterBuilder['watch'], { watching }: Core) {
  return {
    folders: watch.folders.handler(() => watching.folders()),
    add: watch.add.handler(({ input }) => watching.add(input)),
    change: watch.change.handler(({ input: { id, ...change } }) => watching.change(id, change)),
    approve: watch.approve.handler(({ input }) => watching.approve(input.id)),
    remove: watch.remove.handler(({ input }) => {
      watching.remove(input.id);
      return { removed: true as const };
    }),
    files: watch.files.handler(({ input }) => watching.files(input.id, input.limit)),
    release: watch.release.handler(({ input }) => watching.release(input.id)),
  };
}
