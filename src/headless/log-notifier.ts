import type { Logger, Notifier } from '../core/ports.ts';

/**
 * Notices of a host without a desktop: the core tells whoever has the window open, and the log
 * keeps them.
 */
export function createLogNotifier(): Notifier & { logTo(logger: Logger): void } {
  let logger: Logger | null = null;
  return {
    show({ kind, jobId, title }) {
      logger?.log('info', 'Told', { kind, jobId, title });
    },
    logTo(target) {
      logger = target;
    },
  };
}
