import { Option, type Command } from 'commander';
import { colours } from '../../shared/colour.ts';
import { jobStates } from '../../shared/job.ts';
import { librarySorts } from '../../shared/library.ts';
import * as order from './commands/library-order.ts';
import type { TargetOptions } from './commands/library-order.ts';
import * as search from './commands/library-search.ts';
import type { SearchOptions } from './commands/library-search.ts';
import { library } from './commands/library.ts';
import type { Start } from './command-context.ts';
import { addLibraryCareCommands } from './library-care-commands.ts';
import { addLibraryKeepingCommands } from './library-keeping-commands.ts';
import { positiveInteger } from './positive-integer.ts';

/** `library` and what belongs to it. */
export function addLibraryCommands(program: Command, start: Start): void {
  const group = program
    .command('library')
    .description('list the files that were rendered, newest first')
    .option('--limit <count>', 'at most so many', positiveInteger)
    .action((options: { limit?: number }) => start((context) => library(context, options)));
  addFindCommands(group, start);
  addEditCommands(group, start);
  addTagCommands(group, start);
  addLibraryKeepingCommands(group, start);
  addLibraryCareCommands(group, start);
}

const searchHelp = `
Words are found in names, payloads, errors, notes and tags, all of them, in any order. Also:
"words that stand together", -without (after --), tag:NAME, provider:ID, account:NAME,
state:failed, kind:video, is:starred, is:missing, has:file, has:note, after:2026-07,
before:2026-07-31. For example:
  renderdesk library search -- birthday '"blue sky"' -draft is:starred`;

/** What comes after the subcommand is the subcommand's, also where `library` knows it too. */
function limitOf(group: Command, options: { limit?: number }): { limit?: number } {
  const { limit = group.opts<{ limit?: number }>().limit } = options;
  return limit === undefined ? {} : { limit };
}

function addFindCommands(group: Command, start: Start): void {
  group
    .command('search [words...]')
    .description('search everything that was ever rendered, or failed to be')
    .addOption(
      new Option('--state <state...>', 'only jobs in these states').choices([...jobStates]),
    )
    .addOption(new Option('--sort <order>', 'in this order').choices([...librarySorts]))
    .option('--limit <count>', 'at most so many (50 unless said)', positiveInteger)
    .option('--trash', 'what is in the trash')
    .option('--counts', 'and how many there are of each state, provider, kind, tag and month')
    .addHelpText('after', searchHelp)
    .action((words: string[], options: SearchOptions) =>
      start((context) =>
        search.searchLibrary(context, words, { ...options, ...limitOf(group, options) }),
      ),
    );
  group
    .command('duplicates')
    .description('show what is there more than once')
    .addOption(
      new Option('--by <what>', 'the same bytes, or the same payload').choices([
        'content',
        'payload',
      ]),
    )
    .option('--limit <count>', 'at most so many groups', positiveInteger)
    .action((options: { by?: 'content' | 'payload'; limit?: number }) =>
      start((context) => search.sayDuplicates(context, { ...options, ...limitOf(group, options) })),
    );
  group
    .command('compare <job> <other>')
    .description('show in what the payloads of two jobs differ')
    .action((one: string, other: string) =>
      start((context) => search.comparePayloads(context, one, other)),
    );
}

const FOUND_BY = 'instead of named jobs: everything that this search finds';

function addEditCommands(group: Command, start: Start): void {
  group
    .command('tag [jobs...]')
    .description('add tags to jobs and their files, or take them off')
    .option('--add <tag...>', 'tags to add')
    .option('--remove <tag...>', 'tags to take off')
    .option('--found-by <search>', FOUND_BY)
    .action((jobs: string[], options: TargetOptions & { add?: string[]; remove?: string[] }) => {
      const { add = [], remove = [] } = options;
      return start((context) =>
        order.editItems(context, jobs, options, { kind: 'tags', add, remove }),
      );
    });
  group
    .command('star [jobs...]')
    .description('put a star on jobs and their files')
    .option('--off', 'take it off')
    .option('--found-by <search>', FOUND_BY)
    .action((jobs: string[], options: TargetOptions & { off?: boolean }) => {
      const starred = options.off !== true;
      return start((context) => order.editItems(context, jobs, options, { kind: 'star', starred }));
    });
  group
    .command('note [jobs...]')
    .description('write a note on jobs and their files')
    .requiredOption('--text <text>', 'the note; empty to delete it')
    .option('--found-by <search>', FOUND_BY)
    .action((jobs: string[], options: TargetOptions & { text: string }) =>
      start((context) =>
        order.editItems(context, jobs, options, { kind: 'note', note: options.text }),
      ),
    );
  group
    .command('edits')
    .description('show the latest edits')
    .action(() => start((context) => order.sayEdits(context)));
  group
    .command('undo [edit]')
    .description('take an edit back: the latest, unless its number is given')
    .action((edit: string | undefined) =>
      start((context) =>
        order.undoEdit(context, edit === undefined ? undefined : positiveInteger(edit)),
      ),
    );
}

function addTagCommands(group: Command, start: Start): void {
  group
    .command('tags')
    .description('list the tags')
    .action(() => start((context) => order.sayTags(context)));
  group
    .command('rename-tag <name> <new-name>')
    .description('call a tag something else')
    .action((name: string, newName: string) =>
      start((context) => order.renameTag(context, name, newName)),
    );
  group
    .command('colour-tag <name> [colour]')
    .description(`give a tag a colour (${colours.join(', ')}), or none`)
    .action((name: string, colour: string | undefined) =>
      start((context) => order.colourTag(context, name, colour)),
    );
  group
    .command('merge-tags <name> <into>')
    .description('make one tag of two; library undo takes it back')
    .action((name: string, into: string) =>
      start((context) => order.mergeTags(context, name, into)),
    );
  group
    .command('delete-tag <name>')
    .description('take a tag off everything; library undo takes it back')
    .action((name: string) => start((context) => order.deleteTag(context, name)));
}
