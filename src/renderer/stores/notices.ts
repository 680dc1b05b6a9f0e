import { toast } from 'sonner';
import type { Notice } from '../../shared/contract/events.ts';
import { useApp } from './app.ts';
import { useView } from './view.ts';

function openFrom(notice: Notice): void {
  window.focus();
  if (notice.jobId) useView.getState().openJob(notice.jobId);
  else useView.getState().show('accounts');
}

/** The browser's own notification, where the person allowed it and is looking elsewhere. */
function showInSystem(notice: Notice): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  if (document.hasFocus()) return;
  const shown = new Notification(notice.title, { body: notice.body, tag: `notice-${notice.id}` });
  shown.addEventListener('click', () => openFrom(notice));
}

/**
 * On the desktop the main process tells natively, and only what needs a person is said here too;
 * in a browser this is the only place that tells.
 */
export function showNotice(notice: Notice): void {
  const { info, settings } = useApp.getState();
  const isGood = notice.kind === 'completed';
  if (info?.host === 'desktop' && isGood) return;
  if (info?.host !== 'desktop' && settings.notifications === 'each') showInSystem(notice);
  const show = isGood ? toast.success : notice.kind === 'failed' ? toast.error : toast.warning;
  show(notice.title, {
    id: `notice-${notice.id}`,
    description: notice.body,
    action: { label: 'Show', onClick: () => openFrom(notice) },
  });
}
