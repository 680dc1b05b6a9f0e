import type { Core } from '../core/services.ts';
import type { RootRouterBuilder } from './router.ts';

/** Jobs on their way: paused, resumed, reordered, one by one or many at once. */
export function queueRoutes(queue: RootRouterBuilder['queue'], core: Core) {
  return {
    pause: queue.pause.handler(({ input }) => core.queue.pause(input.id)),
    resume: queue.resume.handler(({ input }) => core.queue.resume(input.id)),
    pauseAll: queue.pauseAll.handler(() => core.queue.pauseAll()),
    resumeAll: queue.resumeAll.handler(() => core.queue.resumeAll()),
    change: queue.change.handler(({ input }) => core.queue.change(input.ids, input.action)),
    sendAt: queue.sendAt.handler(({ input }) => core.queue.sendAt(input.ids, input.sendAt)),
    setPriority: queue.setPriority.handler(({ input }) =>
      core.queue.setPriority(input.ids, input.priority),
    ),
    move: queue.move.handler(({ input }) => core.queue.move(input.id, input.to)),
  };
}
