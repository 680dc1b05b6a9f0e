import type { JobView } from '../../../shared/job.ts';
import type { Settings } from '../../../shared/settings.ts';
import { attempt } from '../../client/attempt.ts';
import type { Client } from '../../client/connection.ts';
import { useApp } from '../../stores/app.ts';
import { useJobs } from '../../stores/jobs.ts';

async function changeAll(action: (client: Client) => Promise<Settings>): Promise<void> {
  const settings = await attempt(action);
  if (settings) useApp.setState({ settings });
}

/** None goes on and none begins, over restarts, until they are resumed. */
export const pauseAllDownloads = () => changeAll((client) => client.downloads.pauseAll());
export const resumeAllDownloads = () => changeAll((client) => client.downloads.resumeAll());

async function changeOne(action: (client: Client) => Promise<JobView>): Promise<void> {
  const job = await attempt(action);
  if (job) useJobs.getState().put([job]);
}

export const pauseDownload = ({ id }: JobView) =>
  changeOne((client) => client.downloads.pause({ id }));
export const resumeDownload = ({ id }: JobView) =>
  changeOne((client) => client.downloads.resume({ id }));
/** Before, or behind, all others of its account that wait for their turn. */
export const moveDownload = ({ id }: JobView, at: 'first' | 'last') =>
  changeOne((client) => client.downloads.move({ id, to: { at } }));

/** What can be asked of a download as it is now. */
export function canDownload({ status, cancelRequestedAt }: JobView): {
  pause: boolean;
  resume: boolean;
  /** Nobody has asked for its file so far. */
  fetch: boolean;
  move: boolean;
} {
  const isOne = status.state === 'downloading' && cancelRequestedAt === null;
  const waitingFor = isOne ? status.waitingFor : null;
  return {
    pause: isOne && waitingFor !== 'paused' && waitingFor !== 'download',
    resume: isOne && waitingFor === 'paused',
    fetch: isOne && waitingFor === 'download',
    move: isOne && waitingFor === 'turn',
  };
}
