import { Option, type Command } from 'commander';
import { mediaKindSchema } from '../../shared/output.ts';
import type { Start } from './command-context.ts';
import * as watch from './commands/watch.ts';
import { positiveInteger } from './positive-integer.ts';

/** `watch` and what it does. */
export function addWatchCommands(program: Command, start: Start): void {
  const group = program
    .command('watch')
    .description('list the folders whose payload files are submitted by themselves')
    .action(() => start((context) => watch.listWatched(context)));
  group
    .command('add <folder>')
    .description('watch a folder; its files wait until it is approved')
    .option('--account <name>', 'the account that renders them, by name or id')
    .addOption(new Option('--kind <kind>', 'what they make').choices([...mediaKindSchema.options]))
    .option('--per-hour <count>', 'submit at most so many an hour (60)', positiveInteger)
    .option('--settle <seconds>', 'a file unchanged for so long is whole (3)', positiveInteger)
    .action((folder: string, options: watch.WatchOptions) =>
      start((context) => watch.addWatched(context, folder, options)),
    );
  group
    .command('files <folder>')
    .description('show the files of a watched folder, and why some wait')
    .action((folder: string) => start((context) => watch.listWatchedFiles(context, folder)));
  group
    .command('release <file-id>')
    .description('submit one file that waits, in spite of its warnings (may cost)')
    .action((id: string) =>
      start((context) => watch.releaseWatched(context, positiveInteger(id.replace(/^#/, '')))),
    );
  for (const [name, description] of Object.entries(acts)) {
    group
      .command(`${name} <folder>`)
      .description(description)
      .action((folder: string) =>
        start((context) => watch.actOnWatched(context, folder, name as watch.WatchAct)),
      );
  }
}

const acts: Readonly<Record<watch.WatchAct, string>> = {
  approve: 'let a watched folder submit what it holds and what comes (may cost)',
  pause: 'submit nothing from a watched folder for now',
  resume: 'go on with a paused folder',
  remove: 'watch a folder no longer; its files stay',
};
