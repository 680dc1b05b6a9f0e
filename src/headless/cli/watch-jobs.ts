import type { JobView } from '../../shared/job.ts';
import type { CommandContext } from './command-context.ts';
import { CommandStop } from './command-stop.ts';
import type { Outcome } from './exit-codes.ts';
import { weightiest } from './exit-codes.ts';
import { followJobs } from './follow-jobs.ts';
import {
  hasEnded,
  outcomeOfJob,
  publicJob,
  remedyCommands,
  waitingFor,
  waitsForPerson,
} from './job-words.ts';
import { sizeText } from './measures.ts';
import { printable } from './printable.ts';
import { ProgressDisplay } from './progress-display.ts';
import type { LibraryLink } from './library-link.ts';

/**
 * Shows jobs until each is far enough, then says what became of them (their files, unless the caller
 * lists those) and what to do next.
 * @throws CommandStop `interrupted`, with how to take them up again.
 */
export async function watchJobs(
  context: CommandContext,
  link: LibraryLink,
  jobs: readonly JobView[],
  isEnough: (job: JobView) => boolean,
  listsFiles = true,
): Promise<Outcome> {
  const display = new ProgressDisplay(context.printer, context.now);
  try {
    const ended = await followJobs({
      link,
      ids: jobs.map((job) => job.id),
      isEnough,
      onChange: (changed) => display.update(changed),
      onTick: () => display.redraw(),
      interrupted: context.interrupted,
    });
    display.close();
    return sayWhatBecame(context, ended, listsFiles);
  } catch (error) {
    if (!(error instanceof CommandStop && error.outcome === 'interrupted')) throw error;
    throw new CommandStop(
      'interrupted',
      'Stopped waiting; what is rendering goes on at the provider.',
      `Take it up again with: ${waitCommand(jobs)}`,
    );
  } finally {
    display.close();
  }
}

function sayWhatBecame(context: CommandContext, jobs: readonly JobView[], listsFiles: boolean) {
  const { printer } = context;
  const outcomes = jobs.map(outcomeAfter);
  for (const job of listsFiles ? jobs : []) {
    for (const output of job.outputs) {
      printer.tell(`  ${printable(output.path)}  ${printer.colours.dim(sizeText(output.bytes))}`);
    }
  }
  for (const job of jobs) sayRemedy(context, job);
  const open = jobs.filter((job) => !hasEnded(job) && !waitsForPerson(job));
  if (open.length > 0)
    printer.tell(`Follow ${open.length === 1 ? 'it' : 'them'} with: ${waitCommand(open)}`);
  for (const job of jobs) printer.record('job', { job: publicJob(job) });
  return weightiest(outcomes);
}

/** A job that its provider could not be asked to take is nobody's success. */
function outcomeAfter(job: JobView): Outcome {
  const reason = waitingFor(job);
  const stuck = job.status.state === 'queued' && (reason === 'retry' || reason === 'offline');
  return stuck ? 'personNeeded' : outcomeOfJob(job);
}

function sayRemedy(context: CommandContext, job: JobView): void {
  const commands = remedyCommands(job);
  if (commands.length === 0) return;
  context.printer.tell(`What you can do about #${job.number} ${printable(job.name)}:`);
  for (const command of commands) context.printer.tell(`  ${command}`);
}

function waitCommand(jobs: readonly JobView[]): string {
  return `renderdesk wait ${jobs.map((job) => job.number).join(' ')}`;
}
