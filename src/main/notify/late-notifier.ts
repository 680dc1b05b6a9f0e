import type { Notifier } from '../../core/ports.ts';
import type { Notification } from '../../shared/notification.ts';

export interface LateNotifier extends Notifier {
  connect(notifier: Notifier): void;
}

/** Holds notifications until there are words for them: the language is known once the library is open. */
export function createLateNotifier(): LateNotifier {
  let target: Notifier | null = null;
  const held: Notification[] = [];
  return {
    show(notification) {
      if (target === null) held.push(notification);
      else target.show(notification);
    },
    connect(notifier) {
      target = notifier;
      for (const notification of held.splice(0)) notifier.show(notification);
    },
  };
}
