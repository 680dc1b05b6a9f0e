import { resolve } from 'node:path';
import type { ImportReport } from '../../../shared/contract/library-portable.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { historyParts } from '../history-parts.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';

export interface ImportOptions {
  readonly fromFolder?: string;
  readonly verify?: boolean;
}

/** Lines that are named; the rest is counted. */
const NAMED = 20;

/** `library import`: an exported file, or the history beside the files of another library. */
export function importLibrary(
  context: CommandContext,
  file: string | undefined,
  options: ImportOptions,
): Promise<Outcome> {
  const { fromFolder } = options;
  if ((file === undefined) === (fromFolder === undefined)) {
    throw new CommandStop(
      'usage',
      'An import is either of a file or, with --from-folder, of a folder.',
      'Name one of them.',
    );
  }
  if (fromFolder !== undefined) return importFolder(context, fromFolder, options.verify === true);
  return importFile(context, file ?? '');
}

function importFolder(context: CommandContext, folder: string, verify: boolean): Promise<Outcome> {
  const { printer, interrupted } = context;
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const report = await client.library.importFolder(
      { folder: resolve(folder), verify },
      { signal: interrupted },
    );
    printer.record('imported', { report });
    sayCounts(printer, report);
    if (report.files.missing > 0) {
      printer.tell(`${report.files.missing} files are not where they were.`);
    }
    if (report.damagedLines > 0) {
      printer.warn(`${report.damagedLines} lines of the history could not be used.`);
    }
    return report.isComplete ? 'ok' : 'interrupted';
  });
}

function importFile(context: CommandContext, name: string): Promise<Outcome> {
  const { printer, interrupted } = context;
  return withLibrary(context, false, async (link) => {
    const client = await link.client();
    const sums: ImportReport = { added: 0, completed: 0, skipped: 0, refused: [], refusedLines: 0 };
    for await (const { text, firstLine } of historyParts(resolve(name))) {
      if (interrupted.aborted) break;
      const report = await client.library.importHistory({ text });
      sums.added += report.added;
      sums.completed += report.completed;
      sums.skipped += report.skipped;
      sums.refusedLines += report.refusedLines;
      for (const { line, why } of report.refused) {
        sums.refused.push({ line: line + firstLine - 1, why });
      }
      sums.refused.splice(100);
      printer.draw(`Importing: ${sums.added + sums.completed + sums.skipped} items`);
    }
    printer.endDrawing();
    printer.record('imported', { report: sums });
    sayCounts(printer, sums);
    if (sums.refusedLines > 0) {
      printer.warn(`${sums.refusedLines} lines could not be used:`);
      for (const { line, why } of sums.refused.slice(0, NAMED)) {
        printer.warn(`  line ${line}: ${printable(why)}`);
      }
    }
    if (interrupted.aborted) return 'interrupted';
    return sums.refusedLines > 0 ? 'refused' : 'ok';
  });
}

function sayCounts(
  printer: Printer,
  { added, completed, skipped }: Pick<ImportReport, 'added' | 'completed' | 'skipped'>,
): void {
  printer.tell(`${added} were put in, ${completed} completed, ${skipped} were there already.`);
}
