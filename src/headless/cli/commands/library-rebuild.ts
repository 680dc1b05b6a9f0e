import type { ReadBackProgress } from '../../../core/library/journal/read-back-wish.ts';
import type { RebuildReport } from '../../../core/library/journal/rebuild-library.ts';
import { rebuildHome, startEmpty } from '../../../host/rebuild-home.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import type { Printer } from '../printer.ts';

export interface RebuildOptions {
  readonly folder?: string;
  readonly verify?: boolean;
  readonly replace?: boolean;
  readonly takeUnknown?: boolean;
  readonly startEmpty?: boolean;
}

/** Damaged lines and unknown files that are named; the rest is counted. */
const NAMED = 20;
const TAKEN_AT_ONCE = 500;

/** `library rebuild`: from what lies beside the files; nobody else may use the home meanwhile. */
export async function rebuild(context: CommandContext, options: RebuildOptions): Promise<Outcome> {
  const { printer, folders, interrupted } = context;
  if (options.startEmpty === true) return beginEmpty(context, options);
  const progress = progressOf(printer);
  const report = await rebuildHome(folders, {
    folder: options.folder,
    verify: options.verify === true,
    replace: options.replace === true,
    signal: interrupted,
    progress,
  }).finally(() => printer.endDrawing());
  if (!report.isComplete) {
    printer.tell('Stopped. Nothing was changed.');
    return 'interrupted';
  }
  sayReport(printer, report);
  if (options.takeUnknown === true) await takeUnknown(context, report);
  return 'ok';
}

async function beginEmpty(context: CommandContext, options: RebuildOptions): Promise<Outcome> {
  if (Object.values(options).filter(Boolean).length > 1) {
    throw new CommandStop(
      'usage',
      '--start-empty rebuilds nothing.',
      'Leave the other options out, or leave it out.',
    );
  }
  const aside = await startEmpty(context.folders);
  context.printer.record('set-aside', { paths: aside });
  context.printer.tell('The next start begins with an empty library. What was there is kept:');
  for (const path of aside) context.printer.tell(`  ${printable(path)}`);
  return 'ok';
}

/** Once for each hundredth: a drawing that flickers says no more. */
function progressOf(printer: Printer): (progress: ReadBackProgress) => void {
  let told = '';
  return ({ phase, done, total }) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    const doing = phase === 'reading' ? 'Reading the history' : 'Putting jobs back';
    const text = `${doing}: ${percent} %`;
    if (text === told) return;
    told = text;
    printer.record('progress', { phase, done, total });
    printer.draw(text);
  };
}

function sayReport(printer: Printer, report: RebuildReport): void {
  const { jobs, files, damage, unknownFiles, setAside, absent } = report;
  printer.record('rebuilt', {
    libraries: report.libraries,
    absent,
    setAside,
    accounts: report.accounts,
    jobs: jobs.added,
    files,
    damagedLines: damage.lines,
    damaged: damage.first,
    unknownFiles: unknownFiles.count,
    unknown: unknownFiles.first,
  });
  const kept = files.there + files.changed + files.missing;
  printer.tell(`Rebuilt: ${jobs.added} jobs, ${kept} files, ${report.accounts} accounts.`);
  if (setAside !== null) printer.tell(`The old database is kept: ${printable(setAside)}`);
  for (const folder of absent) {
    printer.warn(
      `${printable(folder)} is not there, or holds no history: what is only there is not in.`,
    );
  }
  if (files.missing > 0) printer.tell(`${files.missing} files are not where they were.`);
  if (files.changed > 0) printer.tell(`${files.changed} files are not what was stored.`);
  if (damage.lines > 0) {
    printer.warn(`${damage.lines} lines of the history could not be used:`);
    for (const { path, offset, length, why } of damage.first.slice(0, NAMED)) {
      printer.warn(`  ${printable(path)}, byte ${offset}, ${length} bytes: ${why}`);
    }
  }
  sayUnknown(printer, report);
  if (report.accounts > 0) {
    printer.tell(
      'Keys are in no history: those in the keychain are found again, others are to be entered anew.',
    );
  }
}

function sayUnknown(printer: Printer, { unknownFiles }: RebuildReport): void {
  if (unknownFiles.count === 0) return;
  printer.tell(`${unknownFiles.count} files are in the folder that no record knows:`);
  for (const path of unknownFiles.first.slice(0, NAMED)) printer.tell(`  ${printable(path)}`);
  if (unknownFiles.count > NAMED) printer.tell(`  and ${unknownFiles.count - NAMED} more`);
}

/** What the library does not know becomes items of its own; the files stay where they are. */
async function takeUnknown(context: CommandContext, report: RebuildReport): Promise<void> {
  if (report.unknownFiles.count === 0) return;
  const { printer } = context;
  await withLibrary(context, false, async (link) => {
    const client = await link.client();
    await client.library.startCheck({ wait: true });
    let taken = 0;
    let after: string | undefined;
    for (let more = true; more;) {
      const page = await client.library.unknownFiles({ after, limit: TAKEN_AT_ONCE });
      const paths = page.files.map(({ path }) => path);
      after = paths.at(-1);
      more = page.more && after !== undefined;
      if (paths.length === 0) break;
      for (const one of await client.library.takeIn({ paths })) {
        printer.record('taken-in', { file: one });
        if (one.taken) taken += 1;
        else printer.warn(`${printable(one.path)}: ${one.message}`);
      }
    }
    printer.tell(`${taken} files were taken in.`);
    return 'ok';
  });
}
