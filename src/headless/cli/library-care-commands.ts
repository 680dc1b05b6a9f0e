import { InvalidArgumentError, Option, type Command } from 'commander';
import { mediaKindSchema } from '../../shared/output.ts';
import * as check from './commands/library-check.ts';
import type { TargetOptions } from './commands/library-order.ts';
import * as retention from './commands/library-retention.ts';
import type { RuleOptions } from './commands/library-retention.ts';
import * as trash from './commands/library-trash.ts';
import type { Start } from './command-context.ts';
import { positiveInteger } from './positive-integer.ts';

const FOUND_BY = 'instead of named jobs: everything that this search finds';

/** What keeps the library and the disk in agreement. */
export function addLibraryCareCommands(group: Command, start: Start): void {
  addCheckCommands(group, start);
  addTrashCommands(group, start);
  addFileCommands(group, start);
  addRetentionCommands(group, start);
}

function addCheckCommands(group: Command, start: Start): void {
  group
    .command('check')
    .description('look the library folders through for files that moved, changed or are gone')
    .action(() => start((context) => check.checkLibrary(context)));
  group
    .command('changed')
    .description('list files whose bytes are no longer those that were stored')
    .action(() => start((context) => check.sayChanged(context)));
  group
    .command('unknown')
    .description('list files in the library folder that the library does not know')
    .option('--ignored', 'also those that are ignored')
    .action((options: { ignored?: boolean }) =>
      start((context) => check.sayUnknown(context, options)),
    );
  group
    .command('take-in <files...>')
    .description('make items of unknown files; they stay where they are')
    .action((paths: string[]) => start((context) => check.takeIn(context, paths)));
  group
    .command('ignore <files...>')
    .description('list these unknown files no more')
    .option('--off', 'list them again')
    .action((paths: string[], options: { off?: boolean }) =>
      start((context) => check.ignoreUnknown(context, paths, options)),
    );
}

function addTrashCommands(group: Command, start: Start): void {
  group
    .command('trash [jobs...]')
    .description('move files to the trash; what is known of them stays. library undo takes it back')
    .option('--found-by <search>', FOUND_BY)
    .action((jobs: string[], options: TargetOptions) =>
      start((context) => trash.trashItems(context, jobs, options)),
    );
  group
    .command('restore [jobs...]')
    .description('put files back from the trash')
    .option('--found-by <search>', 'instead of named jobs: what this search finds in the trash')
    .action((jobs: string[], options: TargetOptions) =>
      start((context) => trash.restoreItems(context, jobs, options)),
    );
  group
    .command('empty-trash')
    .description("delete what the library's own trash holds, for good")
    .option('--yes', 'do not ask')
    .action((options: { yes?: boolean }) => start((context) => trash.emptyTrash(context, options)));
  group
    .command('forget [jobs...]')
    .description('remove history, never a file. library undo takes it back')
    .option('--found-by <search>', FOUND_BY)
    .option('--yes', 'do not ask')
    .action((jobs: string[], options: TargetOptions & { yes?: boolean }) =>
      start((context) => trash.forgetItems(context, jobs, options)),
    );
}

function addFileCommands(group: Command, start: Start): void {
  group
    .command('relink <job> <file>')
    .description('say where the file of a job is now; it has to be the same bytes')
    .option('--as-changed', 'take it although it is not')
    .action((job: string, path: string, options: { asChanged?: boolean }) =>
      start((context) => trash.relinkFile(context, job, path, options)),
    );
  group
    .command('keep-changed <jobs...>')
    .description('let changed files stay as they are now; another change is listed again')
    .option('--off', 'list them again')
    .action((jobs: string[], options: { off?: boolean }) =>
      start((context) => trash.keepChanged(context, jobs, options)),
    );
  group
    .command('fetch-again <jobs...>')
    .description('download missing or changed files again, while the provider has them')
    .option('--as-another', 'keep what is not the same bytes as another file of the job')
    .action((jobs: string[], options: { asAnother?: boolean }) =>
      start((context) => trash.fetchFilesAgain(context, jobs, options)),
    );
}

function addRetentionCommands(group: Command, start: Start): void {
  const rules = group
    .command('retention')
    .description('show the rules for what is kept, and what they would move to the trash')
    .action(() => start((context) => retention.sayRetention(context)));
  withRules(rules.command('preview'))
    .description('show exactly what rules would move to the trash; changes nothing')
    .action((options: RuleOptions) =>
      start((context) => retention.tryRetention(context, options, false)),
    );
  withRules(rules.command('set'))
    .description('show what rules would do, and apply them once a day from now on')
    .option('--yes', 'do not ask')
    .action((options: RuleOptions) =>
      start((context) => retention.tryRetention(context, options, true)),
    );
  rules
    .command('off')
    .description('keep everything again; the rules stay written down')
    .action(() => start((context) => retention.stopRetention(context)));
  rules
    .command('run')
    .description('apply the rules now, once; library undo takes it back')
    .option('--yes', 'do not ask')
    .action((options: { yes?: boolean }) =>
      start((context) => retention.runRetention(context, options)),
    );
}

function withRules(command: Command): Command {
  return command
    .option('--days <count>', 'keep what is not older', positiveInteger)
    .option('--gigabytes <size>', 'keep the newest, up to this size', gigabytes)
    .option('--last <count>', 'keep so many, the newest', positiveInteger)
    .addOption(
      new Option('--per <what>', 'counted for each of these by itself').choices([
        'account',
        'kind',
        'tag',
      ]),
    )
    .option('--account <name...>', 'only files of these accounts')
    .addOption(new Option('--kind <kind...>', 'only these').choices([...mediaKindSchema.options]))
    .option('--tag <tag...>', 'only files that have all of these tags')
    .option('--noted-too', 'files with a note are not protected');
}

function gigabytes(text: string): number {
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(text)) {
    throw new InvalidArgumentError('It is a number of gigabytes, such as 20 or 0.5.');
  }
  return Number(text);
}
