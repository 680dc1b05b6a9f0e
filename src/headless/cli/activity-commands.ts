import { Option, type Command } from 'commander';
import { logLevels } from '../../shared/activity.ts';
import * as activity from './commands/activity.ts';
import type { ActivityOptions, NoticesOptions } from './commands/activity.ts';
import { diagnostics, type DiagnosticsOptions } from './commands/diagnostics.ts';
import { log, type LogOptions } from './commands/log.ts';
import type { Start } from './command-context.ts';
import { positiveInteger } from './positive-integer.ts';

/** What Renderdesk does and did. */
export function addActivityCommands(program: Command, start: Start): void {
  const group = program
    .command('activity')
    .description('list the requests that were sent to providers, the newest last')
    .option('--job <id>', 'only those of a job')
    .option('--account <name>', 'only those of an account, by name or id')
    .option('--failed', 'only what was refused, limited or got no answer')
    .option('--curl', 'and how to send each by hand; the key is named, not shown')
    .option('--limit <count>', 'at most so many', positiveInteger)
    .action((options: ActivityOptions) => start((context) => activity.activity(context, options)));
  group
    .command('health')
    .description('how each account’s provider did in the last day')
    .action(() => start((context) => activity.health(context)));
  group
    .command('notices')
    .description('list what you were told, the newest last')
    .option('--unread', 'only what was not read yet')
    .option('--mark-read', 'mark all as read')
    .option('--limit <count>', 'at most so many', positiveInteger)
    .action((options: NoticesOptions) => start((context) => activity.notices(context, options)));
  program
    .command('log')
    .description('show the last lines of the log')
    .addOption(new Option('--level <level>', 'from this level on').choices([...logLevels]))
    .option('--search <words>', 'only lines with these words')
    .option('--follow', 'and what comes, until Ctrl-C')
    .option('--limit <count>', 'at most so many', positiveInteger)
    .action((options: LogOptions) => start((context) => log(context, options)));
  program
    .command('diagnostics')
    .description('gather what helps to find a fault, without keys and links; sends it nowhere')
    .option('--out <file>', 'save it as this file; . names it by the time')
    .option('--payloads', 'with the payloads of the last failed jobs')
    .action((options: DiagnosticsOptions) => start((context) => diagnostics(context, options)));
}
