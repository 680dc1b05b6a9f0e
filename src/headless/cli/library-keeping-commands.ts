import type { Command } from 'commander';
import type { RebuildOptions } from './commands/library-rebuild.ts';
import type { Start } from './command-context.ts';

/** `library rebuild` and its like: what keeps a library through moves and accidents. */
export function addLibraryKeepingCommands(group: Command, start: Start): void {
  group
    .command('rebuild')
    .description('make a lost or damaged database again from what lies beside the files')
    .option('--folder <dir>', 'the library, where it is not the one that was used last')
    .option('--verify', 'read every file whole and compare its SHA-256')
    .option('--replace', 'also where the database is whole: it is set aside')
    .option('--take-unknown', 'take files that no record knows into the library')
    .option('--start-empty', 'begin with an empty library instead; what is there is set aside')
    .action((options: RebuildOptions) =>
      start(async (context) => {
        const { rebuild } = await import('./commands/library-rebuild.ts');
        return rebuild(context, options);
      }),
    );
}
