import type { Command } from 'commander';
import type { Start } from './command-context.ts';
import * as destinations from './commands/destinations.ts';
import { positiveInteger } from './positive-integer.ts';

/** `destinations` and what it does. */
export function addDestinationCommands(program: Command, start: Start): void {
  const group = program
    .command('destinations')
    .description('list the rules for where files go; the first that fits is used')
    .action(() => start((context) => destinations.listDestinations(context)));
  group
    .command('add')
    .description('send files of a provider, an account or a tag to a folder')
    .option('--provider <id>', 'files of this provider')
    .option('--account <name>', 'files of this account, by name or id')
    .option('--tag <name>', 'files with this tag')
    .option('--folder <path>', 'a folder of their own (the library folder)')
    .option('--subfolder <template>', 'folders within it, e.g. "{account}/{date:YYYY-MM}"')
    .action((options: destinations.DestinationOptions) =>
      start((context) => destinations.addDestination(context, options)),
    );
  group
    .command('remove <place>')
    .description('remove a rule by its place in the list; its files stay')
    .action((place: string) =>
      start((context) => destinations.removeDestination(context, positiveInteger(place))),
    );
  group
    .command('choose <folder> <another>')
    .description(
      'give another folder to the rules that have this one; the same: it is the right one',
    )
    .action((from: string, to: string) =>
      start((context) => destinations.chooseDestination(context, from, to)),
    );
}
