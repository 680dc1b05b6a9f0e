import type { Folders } from '../../core/ports.ts';
import { CommandStop } from './command-stop.ts';
import type { Outcome } from './exit-codes.ts';
import { LibraryLink } from './library-link.ts';
import type { Printer } from './printer.ts';
import type { KeySource } from './read-key.ts';
import type { OpenSession } from './session.ts';

/** What a command works with; its answer is an outcome, or a CommandStop that it throws. */
export interface CommandContext {
  readonly printer: Printer;
  readonly folders: Folders;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly open: OpenSession;
  readonly input: KeySource['input'];
  /** Aborted by Ctrl-C: stop waiting, keep what is there. */
  readonly interrupted: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Runs a command in its surroundings. The suffix keeps what it does apart from a person's work. */
export type Start = (
  command: (context: CommandContext) => Promise<Outcome>,
  homeSuffix?: string,
) => Promise<void>;

type Work = (link: LibraryLink) => Promise<Outcome>;

/**
 * Opens the library for one command and leaves it in order, however the command ends.
 * @throws CommandStop `ourFault` when the process that did the work went away before it answered.
 */
export async function withLibrary(
  context: CommandContext,
  takesUpWork: boolean,
  work: Work,
): Promise<Outcome> {
  const link = new LibraryLink(context.open, { takesUpWork });
  try {
    return await work(link);
  } catch (error) {
    if (!link.isLost) throw error;
    throw new CommandStop(
      'ourFault',
      'The Renderdesk that was asked went away before it answered, so what it did is not known.',
      'Look with renderdesk jobs before you do it again.',
      'answer-lost',
    );
  } finally {
    await link.close();
  }
}

/** For commands that only read: when the process that was asked went away, the next is asked. */
export async function readLibrary(context: CommandContext, work: Work): Promise<Outcome> {
  const link = new LibraryLink(context.open, { takesUpWork: false });
  try {
    return await work(link);
  } catch (error) {
    if (!link.isLost) throw error;
    return await work(link);
  } finally {
    await link.close();
  }
}
