import { jobStates, endStates, type JobView } from '../../shared/job.ts';
import type { OutputId } from '../../shared/ids.ts';
import type { OutputView } from '../../shared/output.ts';
import { useAccounts } from '../stores/accounts.ts';
import { useApp } from '../stores/app.ts';
import { useJobs } from '../stores/jobs.ts';
import { useLibrary } from '../stores/library.ts';
import { useUnread } from '../stores/unread.ts';
import { useUpdates } from '../stores/updates.ts';
import type { Client } from './connection.ts';

/** The contract's largest page. */
const PAGE = 500;
/** Enough ended jobs to fill several screens; older ones are loaded when they are asked for. */
const RECENT = 100;

const liveStates = jobStates.filter((state) => !endStates.has(state));
const ended = [...endStates];

async function everyLiveJob(client: Client): Promise<JobView[]> {
  const jobs: JobView[] = [];
  for (;;) {
    const before = jobs.at(-1)?.number;
    const page = await client.jobs.list({
      states: liveStates,
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    });
    jobs.push(...page.jobs);
    if (!page.more || page.jobs.length === 0) return jobs;
  }
}

/** Where the next page begins; null when there is none. What is shown may hold strays older than it. */
const cursor = <Item, Key>(items: readonly Item[], more: boolean, key: (item: Item) => Key) => {
  const last = items.at(-1);
  return more && last !== undefined ? key(last) : null;
};
const numberOf = ({ number }: JobView) => number;
const idOf = ({ id }: OutputView) => id;

/** Everything the screens need at once. Pushes that come after it win over it. */
export async function loadSnapshot(client: Client): Promise<void> {
  const [info, settings, accounts, live, recent, library, notices, updates] = await Promise.all([
    client.app.info(),
    client.app.settings(),
    client.accounts.list(),
    everyLiveJob(client),
    client.jobs.list({ states: ended, limit: RECENT }),
    client.library.list({ limit: RECENT }),
    client.activity.notices({ limit: 1 }),
    client.updates.state(),
  ]);
  useUpdates.setState({ updates });
  useUnread.setState({ unread: notices.unread });
  useApp.setState({ info, settings });
  useAccounts.getState().replace(accounts);
  const endedFrom = cursor(recent.jobs, recent.more, numberOf);
  useJobs.getState().replace([...live, ...recent.jobs], endedFrom);
  const { outputs, more } = library;
  useLibrary.getState().replace(outputs, cursor(outputs, more, idOf));
}

/** The next page of ended jobs. */
export async function loadOlderJobs(client: Client, before: number): Promise<void> {
  const { jobs, more } = await client.jobs.list({ states: ended, before, limit: RECENT });
  useJobs.getState().addOlder(jobs, cursor(jobs, more, numberOf));
}

/** The next page of the library. */
export async function loadOlderOutputs(client: Client, before: OutputId): Promise<void> {
  const { outputs, more } = await client.library.list({ before, limit: RECENT });
  useLibrary.getState().addOlder(outputs, cursor(outputs, more, idOf));
}
