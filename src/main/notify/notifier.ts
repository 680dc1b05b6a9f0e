import { Notification as SystemNotification } from 'electron';
import type { NativeImage } from 'electron';
import type { Logger, Notifier } from '../../core/ports.ts';
import type { JobId } from '../../shared/ids.ts';
import type { NativeState } from '../../shared/native-state.ts';
import type { Notification } from '../../shared/notification.ts';
import { notificationText, type NotificationText } from '../../shared/words/notification-words.ts';
import type { MainSpeaker } from '../words/main-words.ts';
import { actionsOf, jobsOf, type NotificationAction } from './actions.ts';
import { asPlainBody } from './plain-body.ts';

/** As many as are kept so that a click still finds its job; some desktops never say that one closed. */
const MOST_KEPT = 50;

export interface NotifierOptions {
  readonly icon: NativeImage;
  readonly platform: NodeJS.Platform;
  readonly words: () => MainSpeaker;
  /** Shows the window and, where there are any, these renders. */
  readonly open: (jobs: readonly JobId[]) => void;
  readonly act: (action: NotificationAction) => void;
  /** The system does, or does not, show what it is given. */
  readonly worked: (problem: NativeState['notificationProblem']) => void;
  readonly logger: Logger;
}

export interface DesktopNotifier extends Notifier {
  /** What is said by the app itself; a click shows the window. */
  tell(text: NotificationText): void;
}

/** The desktop's own notifications. Never throws: what cannot be shown is logged, and told of. */
export function createNotifier(options: NotifierOptions): DesktopNotifier {
  const kept = new Set<SystemNotification>();
  const present = (
    text: NotificationText,
    jobs: readonly JobId[],
    actions: readonly NotificationAction[],
    silent: boolean,
  ) => {
    if (!SystemNotification.isSupported()) {
      options.worked('no-service');
      return;
    }
    const shown = build(options, text, actions, silent);
    listen(shown, options, kept, jobs, actions);
    keep(kept, shown);
    shown.show();
  };
  return {
    show(notification: Notification) {
      const text = notificationText(options.words(), notification);
      present(text, jobsOf(notification), actionsOf(notification), notification.silent);
    },
    tell: (text) => present(text, [], [], true),
  };
}

function build(
  { icon, platform, words }: NotifierOptions,
  { title, body }: NotificationText,
  actions: readonly NotificationAction[],
  silent: boolean,
): SystemNotification {
  const buttons = actions.map(({ kind }) => ({
    type: 'button' as const,
    text: words().say(`notification.action.${kind}`),
  }));
  return new SystemNotification({
    title,
    body: asPlainBody(body, platform),
    silent,
    // Linux's are not passed on by Electron.
    ...(platform === 'linux' ? { icon } : { actions: buttons }),
  });
}

function listen(
  shown: SystemNotification,
  { open, act, worked, logger }: NotifierOptions,
  kept: Set<SystemNotification>,
  jobs: readonly JobId[],
  actions: readonly NotificationAction[],
): void {
  shown.on('show', () => worked(null));
  shown.on('click', () => {
    kept.delete(shown);
    open(jobs);
  });
  shown.on('action', (details, index) => {
    // Newer Electrons tell it in the event.
    const action = actions[details.actionIndex ?? index];
    if (action !== undefined) act(action);
  });
  shown.on('close', () => kept.delete(shown));
  shown.on('failed', (_event, error) => {
    kept.delete(shown);
    logger.log('warn', 'A notification was not shown', { error });
    worked('denied');
  });
}

/** A notification that nobody refers to is collected, and its click with it. */
function keep(kept: Set<SystemNotification>, notification: SystemNotification): void {
  kept.add(notification);
  const [oldest] = kept;
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}
