import { toast } from 'sonner';
import type { AccountView } from '../../../shared/account.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import type { Settings } from '../../../shared/settings.ts';
import { attempt } from '../../client/attempt.ts';
import type { Client } from '../../client/connection.ts';
import { confirm } from '../../components/confirm.tsx';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useJobs } from '../../stores/jobs.ts';
import { can } from '../../words/job-words.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';

/** As many as the contract takes at once. */
const AT_ONCE = 5_000;
export type BulkAction = 'pause' | 'resume' | 'check' | 'cancel' | 'restore';

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

const undoOf: Partial<Record<BulkAction, BulkAction>> = {
  pause: 'resume',
  resume: 'pause',
  cancel: 'restore',
};

/** Reasons beyond these are not read any more. */
const REASONS = 3;

/** Does one thing to many jobs, says to how many, and offers to take it back where that can be. */
export async function changeMany(ids: readonly JobId[], action: BulkAction): Promise<void> {
  if (action === 'cancel' && !(await isCancelWanted(ids))) return;
  const unsent = unsentOf(ids);
  const changed: JobId[] = [];
  const refused: Failure[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const portion = ids.slice(at, at + AT_ONCE);
    const answer = await attempt((client) => client.queue.change({ ids: portion, action }));
    if (!answer) break;
    changed.push(...answer.changed);
    refused.push(...answer.refused.map(({ failure }) => failure));
  }
  // What was sent cannot be taken back.
  const undoable = action === 'cancel' ? changed.filter((id) => unsent.has(id)) : changed;
  tellMany(action, changed, refused, undoable);
}

/** Those that were not sent yet. */
export function unsentOf(ids: readonly JobId[]): ReadonlySet<JobId> {
  const { byId } = useJobs.getState();
  return new Set(ids.filter((id) => byId.get(id)?.status.state === 'queued'));
}

/** How many were left as they are, and of the first why. */
export function refusalWords(refused: readonly Failure[]): { description?: string } {
  if (refused.length === 0) return {};
  const reasons = [...new Set(refused.map(({ message }) => translated(message)))].slice(0, REASONS);
  const count = say('queue.notApplied', { count: refused.length });
  return { description: [count, ...reasons].join(' ') };
}

function tellMany(
  action: BulkAction,
  changed: readonly JobId[],
  refused: readonly Failure[],
  undoable: readonly JobId[],
): void {
  const why = refusalWords(refused);
  if (changed.length === 0) {
    if (refused.length > 0) toast.warning(say('queue.done.nothing'), why);
    return;
  }
  const undo = undoOf[action];
  toast.success(say(`queue.done.${action}`, { count: changed.length }), {
    ...why,
    ...(undo === undefined || undoable.length === 0
      ? {}
      : { action: { label: say('queue.undo'), onClick: () => void changeMany(undoable, undo) } }),
  });
}

/** Whether its render goes on, or is done, at the provider, whatever is asked of that. */
function goesOn({ status, providerId }: JobView): boolean {
  if (status.state === 'downloading') return true;
  const provider = useApp.getState().info?.providers.find(({ id }) => id === providerId);
  return provider?.canCancel !== true;
}

/** Asks about those that can be canceled; where there is none, the host says why. */
async function isCancelWanted(ids: readonly JobId[]): Promise<boolean> {
  const { byId } = useJobs.getState();
  const jobs = ids.flatMap((id) => byId.get(id) ?? []).filter((job) => can(job).cancel);
  if (jobs.length === 0) return true;
  const out = jobs.filter(({ status }) => status.state !== 'queued');
  const numbers = {
    out: out.length,
    unsent: jobs.length - out.length,
    going: out.filter(goesOn).length,
  };
  return confirm({
    title: say('queue.cancelMany.title', { count: jobs.length }),
    body: say('queue.cancelMany.body', numbers),
    doIt: say('queue.cancelMany.do', { count: jobs.length }),
    isDangerous: true,
  });
}
