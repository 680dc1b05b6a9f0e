import type { Notification as Told } from '../../shared/notification.ts';
import { notificationText } from '../../shared/words/notification-words.ts';
import { say } from '../words/say.ts';
import { translated } from '../words/sentences.ts';
import { useApp } from './app.ts';
import { useView } from './view.ts';

function openFrom(told: Told): void {
  window.focus();
  const { openJob, openJobs, show } = useView.getState();
  const ids = told.type === 'all-done' ? [] : told.notices.flatMap(({ jobId }) => jobId ?? []);
  const [only] = ids;
  if (only === undefined) show(told.type === 'all-done' ? 'library' : 'queue');
  else if (ids.length === 1) openJob(only);
  else openJobs(ids);
}

/** Several windows of one browser show the same notification once. */
function tagOf(told: Told): string {
  if (told.type === 'all-done') return `all-done-${told.done}-${told.failed}`;
  return `notices-${told.notices.map(({ id }) => id).join('-')}`;
}

/**
 * The browser's own notification, where the person allowed it and is looking elsewhere. The
 * desktop app's are shown by its main process.
 */
export function showInBrowser(told: Told): void {
  if (useApp.getState().info?.host === 'desktop' || document.hasFocus()) return;
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const { title, body } = notificationText({ say, translate: translated }, told);
  const popup = new Notification(title, { body, tag: tagOf(told), silent: told.silent });
  popup.addEventListener('click', () => openFrom(told));
}
