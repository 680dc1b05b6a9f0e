import { toast } from 'sonner';
import type { AccountView } from '../../../shared/account.ts';
import type { JobView } from '../../../shared/job.ts';
import type { OutputView } from '../../../shared/output.ts';
import { attempt } from '../../client/attempt.ts';
import { confirm } from '../../components/confirm.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import type { MessageKey } from '../../words/messages/catalogue.ts';
import { say } from '../../words/say.ts';
import { changeMany } from './queue-actions.ts';

async function change(
  action: Parameters<typeof attempt<JobView>>[0],
): Promise<JobView | undefined> {
  const job = await attempt(action);
  if (job) useJobs.getState().put([job]);
  return job;
}

const providerName = (job: JobView) =>
  useApp.getState().info?.providers.find(({ id }) => id === job.providerId)?.name ?? job.providerId;

/** Demo renders cost nothing, so nobody is asked about them. */
const isDemo = (job: JobView) =>
  useAccounts.getState().accounts.some(({ id, isDemo }) => id === job.accountId && isDemo);

/** What canceling will stop, and what it will not. */
function cancelQuestion(job: JobView) {
  const title = say('queue.cancel.title', { name: job.name });
  const provider = providerName(job);
  const asked = (body: MessageKey, doIt: MessageKey) => ({
    title,
    body: say(body, { provider }),
    doIt: say(doIt),
    isDangerous: true,
  });
  if (job.status.state === 'downloading')
    return asked('queue.cancel.download', 'queue.cancel.stopDownload');
  const info = useApp.getState().info?.providers.find(({ id }) => id === job.providerId);
  return info?.canCancel === true
    ? asked('queue.cancel.stops', 'queue.cancel.do')
    : asked('queue.cancel.goesOn', 'queue.cancel.stopFollowing');
}

export async function cancelJob(job: JobView): Promise<void> {
  const isAtProvider = job.status.state === 'rendering' || job.status.state === 'downloading';
  if (isAtProvider && !isDemo(job)) {
    if (!(await confirm(cancelQuestion(job)))) return;
  }
  const canceled = await change((client) => client.jobs.cancel({ id: job.id }));
  if (canceled?.status.state !== 'canceled' || !canceled.status.canTakeBack) return;
  toast.success(say('queue.cancel.done', { name: job.name }), {
    action: { label: say('queue.undo'), onClick: () => void restoreJob(canceled) },
  });
}

/** Takes the cancel of a job back that was not sent before. */
export const restoreJob = ({ id }: JobView): Promise<void> => changeMany([id], 'restore');

export async function checkJob(job: JobView): Promise<void> {
  await change((client) => client.jobs.checkNow({ id: job.id }));
}

export async function renderAgain(job: JobView): Promise<void> {
  if (!isDemo(job)) {
    const yes = await confirm({
      title: say('queue.again.title', { name: job.name }),
      body: say('queue.again.body', { account: job.accountName, provider: providerName(job) }),
      doIt: say('queue.deed.again'),
    });
    if (!yes) return;
  }
  const made = await change((client) => client.jobs.renderAgain({ id: job.id }));
  if (!made) return;
  useView.getState().openJob(made.id);
  toast.success(say('queue.again.started', { number: `#${made.number}` }));
}

/** Sends a job past the spending guard that it waits for. */
export async function sendAnyway(job: JobView): Promise<void> {
  await change((client) => client.jobs.sendAnyway({ id: job.id }));
}

/** The same for every job of an account that waits for the guard now. */
export async function sendAllAnyway(account: AccountView, count: number): Promise<void> {
  const yes = await confirm({
    title: say('queue.guard.title', { count }),
    body: say('queue.guard.body', { account: account.name }),
    doIt: say('queue.guard.do', { count }),
  });
  if (!yes) return;
  await attempt((client) => client.jobs.sendAllAnyway({ accountId: account.id }));
}

export async function submitAgain(job: JobView): Promise<void> {
  const yes = await confirm({
    title: say('queue.second.title', { name: job.name }),
    body: say('queue.second.body', { provider: providerName(job) }),
    doIt: say('queue.second.do'),
    isDangerous: true,
  });
  if (!yes) return;
  await change((client) => client.jobs.settle({ id: job.id, decision: { kind: 'submit-again' } }));
}

export async function adoptRender(job: JobView, remoteId: string): Promise<boolean> {
  const adopted = await change((client) =>
    client.jobs.settle({ id: job.id, decision: { kind: 'adopt', remoteId } }),
  );
  return adopted !== undefined;
}

export async function giveUp(job: JobView): Promise<void> {
  await change((client) => client.jobs.settle({ id: job.id, decision: { kind: 'give-up' } }));
}

/** Desktop: opens the file in the program the system has for it. */
export const openFile = (output: OutputView) =>
  attempt((client) => client.library.open({ id: output.id }));

/** Desktop: shows the file in the system's file manager. */
export const revealFile = (output: OutputView) =>
  attempt((client) => client.library.reveal({ id: output.id }));

/** Browser: hands the file to the browser's downloads. */
export function downloadFile(output: OutputView): void {
  const link = document.createElement('a');
  link.href = output.mediaUrl;
  link.download = output.fileName;
  link.click();
}
