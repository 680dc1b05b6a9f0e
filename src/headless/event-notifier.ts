import type { Logger, Notifier } from '../core/ports.ts';
import type { HostEvents } from '../host/host-events.ts';

/**
 * Notices of a host without a desktop: whoever has the window open in a browser is told there,
 * and the log keeps them.
 */
export function createEventNotifier(
  events: HostEvents,
): Notifier & { logTo(logger: Logger): void } {
  let logger: Logger | null = null;
  return {
    show(notice) {
      events.publish({ type: 'notice', notice });
      const { kind, jobId } = notice;
      logger?.log('info', 'Told', { kind, jobId, title: notice.title });
    },
    logTo(target) {
      logger = target;
    },
  };
}
