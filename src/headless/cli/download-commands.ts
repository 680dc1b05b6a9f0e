import type { Command } from 'commander';
import type { Start } from './command-context.ts';
import * as downloads from './commands/downloads.ts';

/** `downloads …`: the queue of files that are on their way. */
export function addDownloadCommands(program: Command, start: Start): void {
  const group = program
    .command('downloads')
    .description('pause, resume, reorder and limit what is being downloaded');
  group
    .command('pause [job]')
    .description('pause the download of a job, or all of them; over restarts')
    .action((job?: string) => start((context) => downloads.pauseDownloads(context, job)));
  group
    .command('resume [job]')
    .description('let the download of a job, or all of them, go on where it stood')
    .action((job?: string) => start((context) => downloads.resumeDownloads(context, job)));
  group
    .command('limit <speed>')
    .description('bytes a second over all downloads, e.g. 500k or 2.5M; none for no limit')
    .action((speed: string) => start((context) => downloads.limitDownloads(context, speed)));
  group
    .command('move <job> <place>')
    .description('put a waiting download first, last, or before another job')
    .action((job: string, place: string) =>
      start((context) => downloads.moveDownload(context, job, place)),
    );
}
