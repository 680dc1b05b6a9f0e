import { Notification } from 'electron';
import type { NativeImage } from 'electron';
import type { Logger, Notifier } from '../core/ports.ts';
import type { Notice } from '../shared/contract/events.ts';
import type { JobId } from '../shared/ids.ts';
import { asPlainBody } from './notification-text.ts';

/** As many as are kept so that a click still finds its job; some desktops never say that one closed. */
const MOST_KEPT = 50;

export interface NotifierOptions {
  readonly icon: NativeImage;
  readonly platform: NodeJS.Platform;
  /** Shows the window and, where the notice is about a job, that job. */
  readonly open: (jobId: JobId | null) => void;
  readonly logger: Logger;
}

/** The desktop's own notifications. Never throws: a notice that cannot be shown is logged. */
export function createNotifier(options: NotifierOptions): Notifier {
  const kept = new Set<Notification>();
  let toldUnsupported = false;
  return {
    show(notice) {
      if (Notification.isSupported()) {
        keep(kept, present(notice, options, kept));
      } else if (!toldUnsupported) {
        toldUnsupported = true;
        options.logger.log('warn', 'This desktop shows no notifications');
      }
    },
  };
}

/** A notification that nobody refers to is collected, and its click with it. */
function keep(kept: Set<Notification>, notification: Notification): void {
  kept.add(notification);
  const [oldest] = kept;
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

function present(
  notice: Notice,
  { icon, platform, open, logger }: NotifierOptions,
  kept: Set<Notification>,
): Notification {
  const notification = new Notification({
    title: notice.title,
    body: asPlainBody(notice.body, platform),
    // macOS and Windows show the app's own.
    ...(platform === 'linux' ? { icon } : {}),
  });
  notification.on('click', () => {
    kept.delete(notification);
    open(notice.jobId);
  });
  notification.on('close', () => kept.delete(notification));
  notification.on('failed', (_event, error) => {
    kept.delete(notification);
    logger.log('warn', 'A notification was not shown', { notice: notice.id, error });
  });
  notification.show();
  return notification;
}
