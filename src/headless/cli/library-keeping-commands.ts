import type { Command } from 'commander';
import type { ExportOptions } from './commands/library-export.ts';
import type { ImportOptions } from './commands/library-import.ts';
import type { RebuildOptions } from './commands/library-rebuild.ts';
import type { Start } from './command-context.ts';

/** `library rebuild` and its like: what keeps a library through moves and accidents. */
export function addLibraryKeepingCommands(group: Command, start: Start): void {
  addRebuildCommand(group, start);
  group
    .command('go-back')
    .description('go back to the copy from before a newer Renderdesk changed the database')
    .action(() =>
      start(async (context) => {
        const { goBackToCopy } = await import('./commands/library-go-back.ts');
        return goBackToCopy(context);
      }),
    );
  group
    .command('move <folder>')
    .description('move the library, with all its files, to another folder or disk')
    .action((folder: string) =>
      start(async (context) => {
        const { moveLibrary } = await import('./commands/library-move.ts');
        return moveLibrary(context, folder);
      }),
    );
  group
    .command('export <file>')
    .description('write the history to a file, without secrets; - for standard output')
    .option('--csv', 'a table for spreadsheets, instead of JSON that can be imported again')
    .option('--bom', 'with --csv: begin with a byte order mark, for spreadsheets that need it')
    .option('--found-by <search>', 'only what this search finds')
    .option('--overwrite', 'also where the file is there already')
    .action((file: string, options: ExportOptions) =>
      start(async (context) => {
        const { exportHistory } = await import('./commands/library-export.ts');
        return exportHistory(context, file, options);
      }),
    );
  group
    .command('import [file]')
    .description('put in what an exported history holds and is not there yet')
    .option('--from-folder <dir>', 'instead: the history beside the files of another library')
    .option('--verify', 'with --from-folder: read every file whole and compare its SHA-256')
    .action((file: string | undefined, options: ImportOptions) =>
      start(async (context) => {
        const { importLibrary } = await import('./commands/library-import.ts');
        return importLibrary(context, file, options);
      }),
    );
}

function addRebuildCommand(group: Command, start: Start): void {
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
