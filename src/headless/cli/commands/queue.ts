import { endStates, jobStates, type JobView } from '../../../shared/job.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { publicJob, stateText } from '../job-words.ts';
import { printable, sentences } from '../printable.ts';
import type { RenderdeskClient } from '../session.ts';
import { cancelSentence, checkSentence, named } from './act-on-job.ts';

/** The contract's largest page. */
const PAGE = 500;
/** As many as the contract takes at once. */
const AT_ONCE = 5_000;

type Action = 'pause' | 'resume' | 'check' | 'cancel' | 'restore';

const isNow = (job: JobView) => `${named(job)} is ${stateText(job)}.`;

/** `pause` and `resume`: jobs wherever they stand, or everything. */
export function pauseOrResume(
  context: CommandContext,
  action: 'pause' | 'resume',
  references: readonly string[],
  all: boolean,
): Promise<Outcome> {
  requireOne(references, all);
  if (!all) return onJobs(context, action, references, isNow);
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const { paused } =
      action === 'pause' ? await client.queue.pauseAll() : await client.queue.resumeAll();
    context.printer.record('queue', { paused });
    context.printer.tell(
      paused ? 'Everything is paused. Go on with: renderdesk resume --all' : 'Everything goes on.',
    );
    return 'ok';
  });
}

/** `check`: asks the provider, or tries again, now. */
export function check(
  context: CommandContext,
  references: readonly string[],
  all: boolean,
): Promise<Outcome> {
  requireOne(references, all);
  if (!all) return onJobs(context, 'check', references, checkSentence);
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const jobs = await everyCheckable(client);
    let count = 0;
    for (let at = 0; at < jobs.length; at += AT_ONCE) {
      const ids = jobs.slice(at, at + AT_ONCE).map(({ id }) => id);
      count += (await client.queue.change({ ids, action: 'check' })).changed.length;
    }
    context.printer.record('queue', { checked: count });
    context.printer.tell(`${count} ${count === 1 ? 'job is' : 'jobs are'} looked at next.`);
    return 'ok';
  });
}

/** `cancel` */
export function cancel(context: CommandContext, references: readonly string[]): Promise<Outcome> {
  return onJobs(context, 'cancel', references, cancelSentence);
}

/** `restore`: takes the cancel of jobs back that were not sent before. */
export function restore(context: CommandContext, references: readonly string[]): Promise<Outcome> {
  return onJobs(context, 'restore', references, isNow);
}

/** `move`: among those of its account that wait to be sent. */
export function move(context: CommandContext, reference: string, place: string): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const { id } = await client.jobs.find({ reference });
    const to =
      place === 'first' || place === 'last'
        ? ({ at: place } as const)
        : ({ at: 'before', id: (await client.jobs.find({ reference: place })).id } as const);
    tellJob(context, await client.queue.move({ id, to }), isNow);
    return 'ok';
  });
}

function requireOne(references: readonly string[], all: boolean): void {
  if (all !== references.length > 0) return;
  throw new CommandStop('usage', 'Say which jobs, or --all.', 'renderdesk jobs lists them.');
}

/** What is on its way, but for what a person paused. */
async function everyCheckable(client: RenderdeskClient): Promise<JobView[]> {
  const states = jobStates.filter((state) => !endStates.has(state) && state !== 'unconfirmed');
  const jobs: JobView[] = [];
  for (;;) {
    const before = jobs.at(-1)?.number;
    const page = await client.jobs.list({
      states,
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    });
    jobs.push(...page.jobs);
    if (!page.more) return jobs.filter(({ paused }) => !paused);
  }
}

/** Each by itself; the first that is refused decides how the command ends, when all were tried. */
function onJobs(
  context: CommandContext,
  action: Action,
  references: readonly string[],
  sentence: (job: JobView) => string,
): Promise<Outcome> {
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const jobs = await Promise.all(references.map((reference) => client.jobs.find({ reference })));
    if (jobs.length === 1 && jobs[0] && action !== 'restore') {
      tellJob(context, await onOne(client, action, jobs[0]), sentence);
      return 'ok';
    }
    const { refused } = await client.queue.change({ ids: jobs.map(({ id }) => id), action });
    const why = new Map(refused.map(({ id, failure }) => [id, failure]));
    for (const { id } of jobs) {
      const failure = why.get(id);
      if (failure)
        context.printer.warn(`! ${printable(sentences(failure.message, failure.remedy))}`);
      else tellJob(context, await client.jobs.find({ reference: id }), sentence);
    }
    return refused.length === 0 ? 'ok' : 'failed';
  });
}

function onOne(
  client: RenderdeskClient,
  action: Exclude<Action, 'restore'>,
  { id }: JobView,
): Promise<JobView> {
  switch (action) {
    case 'pause':
      return client.queue.pause({ id });
    case 'resume':
      return client.queue.resume({ id });
    case 'check':
      return client.jobs.checkNow({ id });
    case 'cancel':
      return client.jobs.cancel({ id });
  }
}

function tellJob(context: CommandContext, job: JobView, sentence: (job: JobView) => string): void {
  context.printer.record('job', { job: publicJob(job) });
  context.printer.tell(sentence(job));
}
