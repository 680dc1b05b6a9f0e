import type { Core } from '../core/services.ts';
import type { RootRouterBuilder } from './router.ts';

/** Downloads as a queue: paused, resumed, reordered. */
export function downloadRoutes(downloads: RootRouterBuilder['downloads'], core: Core) {
  return {
    pause: downloads.pause.handler(({ input }) => core.downloads.pause(input.id)),
    resume: downloads.resume.handler(({ input }) => core.downloads.resume(input.id)),
    pauseAll: downloads.pauseAll.handler(async () => {
      await core.downloads.pauseAll();
      return core.settings.get();
    }),
    resumeAll: downloads.resumeAll.handler(async () => {
      await core.downloads.resumeAll();
      return core.settings.get();
    }),
    move: downloads.move.handler(({ input }) => core.downloads.move(input.id, input.to)),
  };
}
