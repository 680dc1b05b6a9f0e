import { Argument, Option, type Command } from 'commander';
import { jobPriorities, type JobPriority } from '../../shared/job.ts';
import type { Start } from './command-context.ts';
import { sendAfter, type SendAfterOptions } from './commands/act-on-job.ts';
import * as queue from './commands/queue.ts';
import { setPriority, when, type WhenOptions } from './commands/when.ts';

/** `pause`, `resume`, `check`, `cancel`, `restore`, `move`, `after`, `when` and `priority`: of one job, several, or all. */
export function addQueueCommands(program: Command, start: Start): void {
  const some = (name: 'pause' | 'resume', description: string) =>
    program
      .command(`${name} [ids...]`)
      .description(description)
      .option('--all', 'everything: jobs, checks and downloads')
      .action((ids: string[], options: { all?: boolean }) =>
        start((context) => queue.pauseOrResume(context, name, ids, options.all === true)),
      );
  some('pause', 'let jobs wait, wherever they stand, until they are resumed; over restarts');
  some('resume', 'let paused jobs go on where they stood');
  program
    .command('check [ids...]')
    .description('ask the provider about jobs, or try again, now')
    .option('--all', 'about everything that is on its way, within the request limits')
    .action((ids: string[], options: { all?: boolean }) =>
      start((context) => queue.check(context, ids, options.all === true)),
    );
  program
    .command('cancel <ids...>')
    .description('cancel jobs')
    .action((ids: string[]) => start((context) => queue.cancel(context, ids)));
  program
    .command('restore <ids...>')
    .description('take the cancel of jobs back that were not sent before')
    .action((ids: string[]) => start((context) => queue.restore(context, ids)));
  program
    .command('move <id> <place>')
    .description('put a job that waits to be sent first, last, or before another')
    .action((id: string, place: string) => start((context) => queue.move(context, id, place)));
  program
    .command('after <id> [others...]')
    .description('send a job only after others have finished, in place of those it waits for now')
    .option('--nothing', 'after no others: as soon as its turn comes')
    .action((id: string, others: string[], options: SendAfterOptions) =>
      start((context) => sendAfter(context, id, others, options)),
    );
  program
    .command('when <ids...>')
    .description('send jobs that wait to be sent not before a time, or now')
    .option('--at <time>', '22:00, "2026-12-24 08:00", or a time with its offset')
    .option('--in <duration>', 'so long from now: 90min, 2h, 1d12h')
    .option('--now', 'as soon as their turn comes')
    .action((ids: string[], options: WhenOptions) =>
      start((context) => when(context, ids, options)),
    );
  program
    .command('priority')
    .description('let jobs be sent, and fetched, before or after others of their account')
    .addArgument(new Argument('<priority>').choices(jobPriorities))
    .argument('<ids...>')
    .action((priority: JobPriority, ids: string[]) =>
      start((context) => setPriority(context, priority, ids)),
    );
}

/** Before or after others of the account. */
export function priorityOption(): Option {
  return new Option('--priority <priority>', 'before or after others of the account').choices(
    jobPriorities,
  );
}
