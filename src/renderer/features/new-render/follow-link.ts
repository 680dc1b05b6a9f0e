import { toast } from 'sonner';
import type { DeepLink } from '../../../shared/deep-link.ts';
import type { JobId } from '../../../shared/ids.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import { host } from '../../client/session.ts';
import { confirm } from '../../components/confirm.tsx';
import { BAD_NEWS_STAYS } from '../../components/toast-times.ts';
import { say } from '../../words/say.ts';

/** What a link from elsewhere asks for. Nothing of it is done before the person has said yes. */
export function followLink(link: DeepLink): void {
  switch (link.kind) {
    case 'adopt':
      return askToAdopt(link.reference);
    case 'open':
      void askToOpen(link.jobId);
  }
}

function askToAdopt(reference: string): void {
  const show = () =>
    useView.getState().open({ kind: 'follow-render', reference, isFromLink: true });
  if (useView.getState().dialog === null) return show();
  // What is being typed in another dialog is not thrown away for a link.
  toast.message(say('native.link.adopt'), {
    description: reference,
    duration: BAD_NEWS_STAYS,
    action: { label: say('native.link.open.do'), onClick: show },
  });
}

async function nameOf(id: JobId): Promise<string | null> {
  const known = useJobs.getState().byId.get(id);
  if (known) return known.name;
  const detail = await host()
    .jobs.get({ id })
    .catch(() => null);
  return detail?.job.name ?? null;
}

async function askToOpen(id: JobId): Promise<void> {
  const name = await nameOf(id);
  if (name === null) {
    toast.error(say('native.link.unknown'), { duration: BAD_NEWS_STAYS });
    return;
  }
  const isWanted = await confirm({
    title: say('native.link.open'),
    body: say('native.link.open.body', { name }),
    doIt: say('native.link.open.do'),
  });
  if (isWanted) useView.getState().openJob(id);
}
