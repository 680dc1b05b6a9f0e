import { toast } from 'sonner';
import type { AccountView } from '../../../shared/account.ts';
import type { JobId } from '../../../shared/ids.ts';
import { endStates, type JobView } from '../../../shared/job.ts';
import type { Settings } from '../../../shared/settings.ts';
import { attempt } from '../../client/attempt.ts';
import type { Client } from '../../client/connection.ts';
import { confirm } from '../../components/confirm.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useJobs } from '../../stores/jobs.ts';
import { say } from '../../words/say.ts';

/** As many as the contract takes at once. */
const AT_ONCE = 5_000;
export type BulkAction = 'pause' | 'resume' | 'check' | 'cancel';

async function changeOne(action: (client: Client) => Promise<JobView>): Promise<void> {
  const job = await attempt(action);
  if (job) useJobs.getState().put([job]);
}

/** Wherever it stands: nothing is sent for it, asked about it or fetched until it is resumed. */
export const pauseJob = ({ id }: JobView): Promise<void> =>
  changeOne((client) => client.queue.pause({ id }));
export const resumeJob = ({ id }: JobView): Promise<void> =>
  changeOne((client) => client.queue.resume({ id }));
/** Before, or behind, all others of its account that wait to be sent. */
export const moveJob = ({ id }: JobView, at: 'first' | 'last'): Promise<void> =>
  changeOne((client) => client.queue.move({ id, to: { at } }));

async function changeAll(action: (client: Client) => Promise<Settings>): Promise<boolean> {
  const settings = await attempt(action);
  if (settings) useApp.setState({ settings });
  return settings !== undefined;
}

export async function pauseEverything(): Promise<void> {
  if (!(await changeAll((client) => client.queue.pauseAll()))) return;
  toast.success(say('queue.allPaused'), {
    action: { label: say('queue.undo'), onClick: () => void resumeEverything() },
  });
}
export const resumeEverything = (): Promise<boolean> =>
  changeAll((client) => client.queue.resumeAll());

/** Nothing is sent or asked with it until it is resumed. */
export async function pauseAccount({ id }: AccountView): Promise<void> {
  const account = await attempt((client) => client.accounts.pause({ id }));
  if (!account) return;
  useAccounts.getState().put(account);
  toast.success(say('queue.accountPaused', { name: account.name }), {
    action: { label: say('queue.undo'), onClick: () => void resumeAccount(account) },
  });
}
/** Takes a paused account up again. */
export async function resumeAccount({ id }: AccountView): Promise<void> {
  const account = await attempt((client) => client.accounts.resume({ id }));
  if (account) useAccounts.getState().put(account);
}

/** Asks about everything that is on its way, within the request limits. */
export async function checkEverything(): Promise<void> {
  const { byId, order } = useJobs.getState();
  const ids = order.live.filter((id) => byId.get(id)?.paused === false);
  if (ids.length > 0) await changeMany(ids, 'check');
}

const undoOf: Partial<Record<BulkAction, BulkAction>> = { pause: 'resume', resume: 'pause' };

/** Does one thing to many jobs, says to how many, and offers to take it back where that can be. */
export async function changeMany(ids: readonly JobId[], action: BulkAction): Promise<void> {
  if (action === 'cancel' && !(await isCancelWanted(ids))) return;
  const changed: JobId[] = [];
  let refused = 0;
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const portion = ids.slice(at, at + AT_ONCE);
    const answer = await attempt((client) => client.queue.change({ ids: portion, action }));
    if (!answer) break;
    changed.push(...answer.changed);
    refused += answer.refused.length;
  }
  tellMany(action, changed, refused);
}

function tellMany(action: BulkAction, changed: readonly JobId[], refused: number): void {
  if (changed.length === 0 && refused === 0) return;
  const undo = undoOf[action];
  const description = refused === 0 ? undefined : say('queue.notApplied', { count: refused });
  toast.success(say(`queue.done.${action}`, { count: changed.length }), {
    ...(description === undefined ? {} : { description }),
    ...(undo === undefined || changed.length === 0
      ? {}
      : { action: { label: say('queue.undo'), onClick: () => void changeMany(changed, undo) } }),
  });
}

function isCancelWanted(ids: readonly JobId[]): Promise<boolean> {
  const { byId } = useJobs.getState();
  const jobs = ids.flatMap((id) => byId.get(id) ?? []);
  const isOut = ({ status }: JobView) => status.state !== 'queued' && !endStates.has(status.state);
  const out = jobs.filter(isOut).length;
  return confirm({
    title: say('queue.cancelMany.title', { count: jobs.length }),
    body: say('queue.cancelMany.body', { out, unsent: jobs.length - out }),
    doIt: say('queue.cancelMany.do', { count: jobs.length }),
    isDangerous: true,
  });
}
