import type { Logger, Notifier } from '../core/ports.ts';
import { notificationText, notificationWords } from '../shared/words/notification-words.ts';
import { createSpeaker } from '../shared/words/speaker.ts';

/** The log is in English whatever the window speaks. */
const english = {
  ...createSpeaker({ language: 'en', tag: 'en' }, notificationWords.en),
  translate: (sentence: string) => sentence,
};

/**
 * Notices of a host without a desktop: the core tells whoever has the window open, and the log
 * keeps them.
 */
export function createLogNotifier(): Notifier & { logTo(logger: Logger): void } {
  let logger: Logger | null = null;
  return {
    show(notification) {
      const { title, body } = notificationText(english, notification);
      logger?.log('info', 'Told', { title, body });
    },
    logTo(target) {
      logger = target;
    },
  };
}
