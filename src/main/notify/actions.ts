import type { Notification } from '../../shared/notification.ts';
import type { JobId, OutputId } from '../../shared/ids.ts';

/** What a button of a notification does. */
export type NotificationAction =
  | { readonly kind: 'open'; readonly outputId: OutputId }
  | { readonly kind: 'reveal'; readonly outputId: OutputId }
  | { readonly kind: 'retry'; readonly jobId: JobId };

/** The buttons of a notification, the likeliest first. None where it is about several renders. */
export function actionsOf(notification: Notification): readonly NotificationAction[] {
  if (notification.type !== 'notices' || notification.count !== 1) return [];
  const [notice] = notification.notices;
  if (notice === undefined) return [];
  const { kind, jobId, outputId } = notice;
  if (kind === 'completed' && outputId !== null)
    return [
      { kind: 'open', outputId },
      { kind: 'reveal', outputId },
    ];
  if (kind === 'failed' && jobId !== null) return [{ kind: 'retry', jobId }];
  return [];
}

/** The renders that a click shows. */
export function jobsOf(notification: Notification): JobId[] {
  if (notification.type !== 'notices') return [];
  return notification.notices.flatMap(({ jobId }) => (jobId === null ? [] : [jobId]));
}
