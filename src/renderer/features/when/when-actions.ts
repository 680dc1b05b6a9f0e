import { toast } from 'sonner';
import type { QueueChange } from '../../../shared/contract/queue.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { JobPriority, JobView } from '../../../shared/job.ts';
import { attempt } from '../../client/attempt.ts';
import type { Client } from '../../client/connection.ts';
import { useJobs } from '../../stores/jobs.ts';
import { say } from '../../words/say.ts';
import { refusalWords } from '../queue/queue-actions.ts';
import { soonMoment } from '../../words/soon-moment.ts';

/** As many as the contract takes at once. */
const AT_ONCE = 5_000;

type Change = (client: Client, ids: JobId[]) => Promise<QueueChange>;

async function changeAll(ids: readonly JobId[], change: Change): Promise<QueueChange> {
  const all: QueueChange = { changed: [], refused: [] };
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const answer = await attempt((client) => change(client, ids.slice(at, at + AT_ONCE)));
    if (!answer) break;
    all.changed.push(...answer.changed);
    all.refused.push(...answer.refused);
  }
  return all;
}

/** What each of them was, so that it can be that again. */
function before<Value>(ids: readonly JobId[], of: (job: JobView) => Value): Map<Value, JobId[]> {
  const { byId } = useJobs.getState();
  const groups = new Map<Value, JobId[]>();
  for (const id of ids) {
    const job = byId.get(id);
    if (job === undefined) continue;
    const group = groups.get(of(job));
    if (group === undefined) groups.set(of(job), [id]);
    else group.push(id);
  }
  return groups;
}

function tell({ changed, refused }: QueueChange, words: string, undo: () => Promise<void>): void {
  const why = refusalWords(refused.map(({ failure }) => failure));
  if (changed.length > 0)
    toast.success(words, {
      ...why,
      action: { label: say('queue.undo'), onClick: () => void undo() },
    });
  else if (refused.length > 0) toast.warning(say('queue.done.nothing'), why);
}

/** Sends them not before this; null: as soon as their turn comes. */
export async function setSendTime(ids: readonly JobId[], sendAt: number | null): Promise<void> {
  const were = before(ids, (job) => job.sendAt);
  const change = await changeAll(ids, (client, some) => client.queue.sendAt({ ids: some, sendAt }));
  const count = change.changed.length;
  const words =
    sendAt === null
      ? say('when.done.now', { count })
      : say('when.done.later', { count, time: soonMoment(sendAt, Date.now()) });
  const changed = new Set(change.changed);
  tell(change, words, async () => {
    for (const [was, group] of were) {
      const back = group.filter((id) => changed.has(id));
      await changeAll(back, (client, some) => client.queue.sendAt({ ids: some, sendAt: was }));
    }
  });
}

/** Lets them go before or after others of their account. */
export async function setPriority(ids: readonly JobId[], priority: JobPriority): Promise<void> {
  const were = before(ids, (job) => job.priority);
  const set = (group: readonly JobId[], to: JobPriority) =>
    changeAll(group, (client, some) => client.queue.setPriority({ ids: some, priority: to }));
  const change = await set(ids, priority);
  const count = change.changed.length;
  const changed = new Set(change.changed);
  tell(change, say(`priority.done.${priority}`, { count }), async () => {
    for (const [was, group] of were) {
      await set(
        group.filter((id) => changed.has(id)),
        was,
      );
    }
  });
}
