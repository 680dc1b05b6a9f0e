import { toast } from 'sonner';
import type { AppEvent } from '../../shared/contract/events.ts';
import { endStates } from '../../shared/job.ts';
import { BAD_NEWS_STAYS } from '../components/toast-times.ts';
import { announceEnded } from './announcements.ts';
import { useAccounts } from './accounts.ts';
import { useArrivals } from './arrivals.ts';
import { useApp } from './app.ts';
import { useJobs } from './jobs.ts';
import { usePreviews } from '../media/previews.ts';
import { useLibrary } from './library.ts';
import { useLinks } from './links.ts';
import { putLibraryCheck } from './library-check.ts';
import { isLibraryNews, tellLibraryNews } from './library-news.ts';
import { showInBrowser } from './browser-notification.ts';
import { showNotice } from './notices.ts';
import { useUnread } from './unread.ts';
import { useUpdates } from './updates.ts';
import { useView } from './view.ts';
import { useWatching } from './watching.ts';
import { useWebhook } from './webhook.ts';
import { translated } from '../words/sentences.ts';

function applyJobs(event: AppEvent & { type: 'jobs' }): void {
  const { byId, put } = useJobs.getState();
  const ended = event.jobs.filter(({ id, status }) => {
    const before = byId.get(id);
    return before && !endStates.has(before.status.state) && endStates.has(status.state);
  });
  const isNews = event.jobs.some((job) => isLibraryNews(byId.get(job.id), job));
  put(event.jobs);
  if (isNews) tellLibraryNews();
  useLibrary.getState().put(event.jobs.flatMap(({ outputs }) => outputs));
  announceEnded(ended);
}

/** Brings one push into the stores. */
export function applyEvent(event: AppEvent): void {
  switch (event.type) {
    case 'hello':
      return;
    case 'jobs':
      return applyJobs(event);
    case 'accounts':
      return useAccounts.getState().replace(event.accounts);
    case 'app':
      return useApp.setState({ info: event.info });
    case 'settings':
      return useApp.setState({ settings: event.settings });
    case 'previews':
      return usePreviews.getState().put(event.previews);
    case 'notice':
      return showNotice(event.notice);
    case 'unread-notices':
      return useUnread.setState({ unread: event.unread });
    case 'notification':
      return showInBrowser(event.notification);
    case 'library-check':
      if (putLibraryCheck(event.check)) tellLibraryNews();
      return;
    case 'watch-folders':
      return useWatching.getState().replace(event.folders);
    case 'updates':
      return useUpdates.setState({ updates: event.updates });
    case 'webhook':
      return useWebhook.setState({ webhook: event.webhook });
    case 'library':
      return tellLibraryNews(event.building);
    case 'open-job':
      return useView.getState().openJob(event.jobId);
    case 'open-jobs':
      return useView.getState().openJobs(event.jobIds);
    case 'new-render':
      return useView.getState().open({ kind: 'new-render' });
    case 'link':
      return useLinks.getState().add(event.link);
    case 'link-refused':
      return useLinks.getState().refuse();
    case 'handed-over':
      return useArrivals.setState(({ told }) => ({ told: told + 1 }));
    case 'message':
      if (event.level === 'error')
        toast.error(translated(event.text), { duration: BAD_NEWS_STAYS });
      else toast.message(translated(event.text));
      return;
    default:
      event satisfies never;
  }
}
