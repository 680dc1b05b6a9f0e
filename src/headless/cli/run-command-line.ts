import { inspect } from 'node:util';
import { CommanderError } from 'commander';
import type { Folders } from '../../core/ports.ts';
import { resolveFolders } from '../../host/folders.ts';
import { appVersion } from '../app-version.ts';
import type { CommandContext } from './command-context.ts';
import type { CommandStop } from './command-stop.ts';
import { exitCodeOf } from './exit-codes.ts';
import type { ExitCode, Outcome } from './exit-codes.ts';
import { explainError } from './explain-error.ts';
import { interruption } from './interruption.ts';
import { sentences } from './printable.ts';
import { Printer } from './printer.ts';
import { createProgram, withoutValues } from './program.ts';
import type { GlobalOptions } from './program.ts';
import { refuseKeys } from './refuse-keys.ts';

/** Runs one command line to its exit code. Never throws: what went wrong is said. */
export async function runCommandLine(words: readonly string[]): Promise<ExitCode> {
  ignoreClosedPipes();
  const asked: GlobalOptions = { json: words.includes('--json') };
  let printer = printerFor(asked);
  let outcome: Outcome = 'ok';
  const program = createProgram(appVersion(), async (options, command, homeSuffix) => {
    printer = printerFor(options);
    outcome = await command(contextFor(options, printer, homeSuffix));
  });
  try {
    refuseKeys(words);
    await program.parseAsync(words, { from: 'user' });
    return exitCodeOf(outcome);
  } catch (error) {
    if (error instanceof CommanderError) return exitCodeOf(usageOutcome(error, printer));
    return exitCodeOf(sayError(error, printer));
  }
}

/** commander has already said what was wrong with the words; help and the version are no error. */
function usageOutcome(error: CommanderError, printer: Printer): Outcome {
  if (error.exitCode === 0) return 'ok';
  printer.record('error', {
    code: 'usage',
    message: withoutValues(error.message).trim(),
    exitCode: exitCodeOf('usage'),
  });
  return 'usage';
}

function sayError(error: unknown, printer: Printer): Outcome {
  const stop: CommandStop = explainError(error);
  const { code, message, remedy, outcome } = stop;
  printer.record('error', { code, message, remedy, exitCode: exitCodeOf(outcome) });
  printer.warn(`renderdesk: ${sentences(message, remedy)}`);
  if (process.env['RENDERDESK_DEBUG'] === '1') printer.warn(inspect(error));
  return outcome;
}

function printerFor(options: GlobalOptions): Printer {
  return new Printer({
    json: options.json === true,
    out: process.stdout,
    err: process.stderr,
    environment: process.env,
  });
}

function contextFor(options: GlobalOptions, printer: Printer, homeSuffix = ''): CommandContext {
  const folders = foldersFor(options.home, homeSuffix);
  return {
    printer,
    folders,
    environment: process.env,
    // Loaded when it is used: help and mistakes are answered without the database and the server.
    open: async (wishes) => {
      const { sessionOpener } = await import('./open-session.ts');
      return sessionOpener(folders)(wishes);
    },
    input: process.stdin,
    interrupted: interruption(printer),
    now: () => Date.now(),
  };
}

function foldersFor(chosen: string | undefined, suffix: string): Folders {
  const surroundings = { environment: process.env, platform: process.platform };
  const folders = resolveFolders({ ...surroundings, home: chosen });
  const isChosen = (chosen ?? process.env['RENDERDESK_HOME'] ?? '').trim() !== '';
  if (isChosen || suffix === '') return folders;
  return resolveFolders({ ...surroundings, home: folders.home + suffix });
}

/** `renderdesk jobs | head -1` closes our output: what nobody reads is not said, and no fault. */
function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
