import { toast } from 'sonner';
import type { Notice } from '../../shared/notification.ts';
import { BAD_NEWS_STAYS } from '../components/toast-times.ts';
import { say } from '../words/say.ts';
import { translated } from '../words/sentences.ts';
import { announce } from './announcements.ts';
import { useApp } from './app.ts';
import { useJobs } from './jobs.ts';
import { useLibraryCheck } from './library-check.ts';
import { showLibraryPlace, useLibraryPlace } from './library-place.ts';
import { useView } from './view.ts';

function openFrom(notice: Notice): void {
  window.focus();
  if (notice.jobId) useView.getState().openJob(notice.jobId);
  else if (isOfCheck(notice)) showLibraryPlace('disk');
  else useView.getState().show('accounts');
}

/** What a look through the library's folders has found is told in its own words. */
const isOfCheck = ({ body }: Notice): boolean =>
  useLibraryCheck.getState().check?.sentences.includes(body) ?? false;

/** A notice comes to a window by more than one way, and is told once. */
const shown = new Set<Notice['id']>();

/** Good news that is on the screen now, in one toast however much it is. */
let goodNews: readonly Notice[] = [];
const GOOD_NEWS = 'good-news';
/** Names that fit into a toast. */
const NAMED = 3;

function names(notices: readonly Notice[]): string {
  const { byId } = useJobs.getState();
  const known = notices.flatMap(({ jobId }) => (jobId && byId.get(jobId)?.name) ?? []);
  const more = known.length - NAMED;
  const named = known.slice(0, NAMED).join(', ');
  return more > 0 ? say('notification.and-more', { names: named, more }) : named;
}

function showGoodNews(notice: Notice): void {
  goodNews = [...goodNews, notice];
  const isOne = goodNews.length === 1;
  const forget = () => {
    goodNews = [];
  };
  toast.success(
    isOne
      ? translated(notice.title)
      : say('notification.completed.many', { count: goodNews.length }),
    {
      id: GOOD_NEWS,
      description: isOne ? translated(notice.body) : names(goodNews),
      onAutoClose: forget,
      onDismiss: forget,
      action: {
        label: say('shell.notice.show'),
        onClick: () => (isOne ? openFrom(notice) : useView.getState().show('library')),
      },
    },
  );
}

function showBadNews(notice: Notice): void {
  const show = notice.kind === 'failed' ? toast.error : toast.warning;
  show(translated(notice.title), {
    id: `notice-${notice.id}`,
    description: translated(notice.body),
    duration: BAD_NEWS_STAYS,
    action: { label: say('shell.notice.show'), onClick: () => openFrom(notice) },
  });
}

/** Whether the person looks at what it is about: the job's inspector, or the account's banner. */
function isInSight(notice: Notice): boolean {
  const { jobId } = notice;
  if (!document.hasFocus()) return false;
  const { screen, selectedJob, dialog } = useView.getState();
  if (dialog !== null) return false;
  if (isOfCheck(notice)) return screen === 'library' && useLibraryPlace.getState().place === 'disk';
  if (jobId === null) return screen === 'queue' || screen === 'accounts';
  return jobId === selectedJob && (screen === 'queue' || screen === 'library');
}

/**
 * On the desktop the main process tells natively, and only what needs a person is said here too;
 * in a browser this is the only place that tells.
 */
export function showNotice(notice: Notice): void {
  if (shown.has(notice.id)) return;
  shown.add(notice.id);
  const { info } = useApp.getState();
  const isGood = notice.kind === 'completed';
  if (info?.host === 'desktop' && isGood) return;
  if (isInSight(notice)) announce(`${translated(notice.title)}. ${translated(notice.body)}`);
  else if (isGood) showGoodNews(notice);
  else showBadNews(notice);
}
