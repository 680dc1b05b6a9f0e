import type { JobState, JobView } from '../../../shared/job.ts';
import type { CommandContext } from '../command-context.ts';
import { readLibrary, withLibrary } from '../command-context.ts';
import type { Outcome } from '../exit-codes.ts';
import { weightiest } from '../exit-codes.ts';
import { explainError } from '../explain-error.ts';
import { fractionDone, isSettled, publicJob, stateText } from '../job-words.ts';
import type { LibraryLink } from '../library-link.ts';
import { sizeText, timeText } from '../measures.ts';
import { printable, sentences } from '../printable.ts';
import type { RenderdeskClient } from '../session.ts';
import { clipped, tableText } from '../table.ts';
import { sayJobDetail } from '../job-detail.ts';
import { watchJobs } from '../watch-jobs.ts';

const nameColumns = 36;
/** The most that the contract gives in one page. */
const pageSize = 500;

export interface JobsOptions {
  readonly state?: JobState[];
  readonly limit?: number;
}

/** `jobs`: the newest first. */
export function jobs(context: CommandContext, options: JobsOptions): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const listed = await listJobs(await link.client(), options);
    for (const job of listed) context.printer.record('job', { job: publicJob(job) });
    context.printer.tell(
      listed.length === 0 ? 'There are no jobs yet.' : jobTable(listed, context.now()),
    );
    return 'ok';
  });
}

/** As many jobs as asked for, newest first, page by page; all of them without a limit. */
export async function listJobs(
  client: RenderdeskClient,
  { state, limit = Number.MAX_SAFE_INTEGER }: JobsOptions,
): Promise<JobView[]> {
  const listed: JobView[] = [];
  for (;;) {
    const before = listed.at(-1)?.number;
    const page = await client.jobs.list({
      limit: Math.min(pageSize, limit - listed.length),
      ...(state === undefined ? {} : { states: state }),
      ...(before === undefined ? {} : { before }),
    });
    listed.push(...page.jobs);
    if (!page.more || page.jobs.length === 0 || listed.length >= limit) return listed;
  }
}

function jobTable(listed: readonly JobView[], now: number): string {
  const rows = listed.map((job) => {
    const fraction = job.status.state === 'completed' ? null : fractionDone(job);
    const bytes = job.outputs.reduce((sum, output) => sum + output.bytes, 0);
    return [
      `#${job.number}`,
      clipped(printable(job.name), nameColumns),
      job.kind,
      fraction === null ? stateText(job) : `${stateText(job)} ${Math.floor(fraction * 100)}%`,
      job.outputs.length === 0 ? '' : sizeText(bytes),
      printable(job.accountName),
      timeText(job.createdAt, now),
    ];
  });
  const columns = [
    { title: 'JOB', align: 'right' as const },
    { title: 'NAME' },
    { title: 'KIND' },
    { title: 'STATE' },
    { title: 'SIZE', align: 'right' as const },
    { title: 'ACCOUNT' },
    { title: 'MADE' },
  ];
  return tableText(columns, rows);
}

/** `show`: one job with what happened to it. */
export function show(
  context: CommandContext,
  reference: string,
  options: { readonly payload?: boolean },
): Promise<Outcome> {
  return readLibrary(context, async (link) => {
    const client = await link.client();
    const found = await client.jobs.find({ reference });
    const detail = await client.jobs.get({ id: found.id });
    sayJobDetail(context, detail, options.payload === true);
    return 'ok';
  });
}

/** `wait`: follows jobs to their end, or to where a person is needed. */
export function wait(context: CommandContext, references: readonly string[]): Promise<Outcome> {
  return withLibrary(context, true, async (link) => {
    const { found, outcomes } = await findJobs(context, link, references);
    if (found.length === 0) return weightiest(outcomes);
    return weightiest([...outcomes, await watchJobs(context, link, found, isSettled)]);
  });
}

async function findJobs(context: CommandContext, link: LibraryLink, references: readonly string[]) {
  const client = await link.client();
  const found = new Map<string, JobView>();
  const outcomes: Outcome[] = [];
  for (const reference of references) {
    try {
      const job = await client.jobs.find({ reference });
      found.set(job.id, job);
    } catch (error) {
      const stop = explainError(error);
      if (stop.outcome !== 'notFound') throw error;
      outcomes.push('notFound');
      context.printer.record('error', { code: stop.code, message: stop.message, reference });
      context.printer.warn(`✗ ${sentences(stop.message, stop.remedy)}`);
    }
  }
  return { found: [...found.values()], outcomes };
}
