import { jobStates, endStates, type JobView } from '../../shared/job.ts';
import { useAccounts } from '../stores/accounts.ts';
import { useApp } from '../stores/app.ts';
import { useJobs } from '../stores/jobs.ts';
import { useLibrary } from '../stores/library.ts';
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

/** Everything the screens need at once. Pushes that come after it win over it. */
export async function loadSnapshot(client: Client): Promise<void> {
  const [info, settings, accounts, live, recent, library] = await Promise.all([
    client.app.info(),
    client.app.settings(),
    client.accounts.list(),
    everyLiveJob(client),
    client.jobs.list({ states: ended, limit: RECENT }),
    client.library.list({ limit: RECENT }),
  ]);
  useApp.setState({ info, settings });
  useAccounts.getState().replace(accounts);
  useJobs.getState().replace([...live, ...recent.jobs], recent.more);
  useLibrary.getState().replace(library.outputs, library.more);
}

/** The next page of ended jobs, older than those already here. */
export async function loadOlderJobs(client: Client, before: number): Promise<void> {
  const page = await client.jobs.list({ states: ended, before, limit: RECENT });
  useJobs.getState().addOlder(page.jobs, page.more);
}

/** The next page of the library, older than what is already here. */
export async function loadOlderOutputs(client: Client): Promise<void> {
  const last = useLibrary.getState().outputs.at(-1);
  if (!last) return;
  const page = await client.library.list({ before: last.id, limit: RECENT });
  useLibrary.getState().addOlder(page.outputs, page.more);
}
