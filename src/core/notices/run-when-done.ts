import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { SECOND } from '../../shared/durations.ts';
import type { Command } from '../../shared/native-settings.ts';
import type { Emptying } from '../db/busy-repository.ts';
import type { Logger } from '../ports.ts';

/** Of what it writes, so much is kept for the log. Bytes. */
const KEPT_OUTPUT = 4_096;
/** What it may write before it is ended. Bytes. */
const MOST_OUTPUT = 16 * 1_024 * 1_024;

export interface CommandParts {
  readonly logger: Logger;
  /** Says it to whoever has a window open. */
  readonly say: (level: 'info' | 'error', text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A program of the person's own, for when nothing is left to do. */
export class RunWhenDone {
  readonly #parts: CommandParts;
  readonly #ending = new AbortController();

  constructor(parts: CommandParts) {
    this.#parts = parts;
  }

  /** Starts it, by its words and without a shell. Resolves when it has ended; never rejects. */
  run(command: Command, ended: Emptying): Promise<void> {
    const { logger, say, environment } = this.#parts;
    const [program = '', ...words] = command.words;
    const name = basename(program);
    logger.log('info', 'All renders are done: the command is run', { program, ...ended });
    const options = {
      shell: false,
      windowsHide: true,
      timeout: command.limitSeconds * SECOND,
      killSignal: 'SIGKILL',
      maxBuffer: MOST_OUTPUT,
      signal: this.#ending.signal,
      env: { ...withoutKeys(environment), ...numbers(ended) },
    } as const;
    return new Promise((resolve) => {
      const finish = (error: Error | null, stdout = '', stderr = '') => {
        const said = `${stdout}${stderr}`.slice(0, KEPT_OUTPUT);
        const problem = error === null ? null : problemOf(error, command, this.#ending.signal);
        logger.log(problem === null ? 'info' : 'warn', 'The command for all done has ended', {
          program,
          problem,
          said,
        });
        if (problem === null) say('info', `All renders are done, and ${name} was run.`);
        else {
          const what = `${name} went wrong: it ${problem}`;
          say('error', `All renders are done, but ${what}. The log has what it wrote.`);
        }
        resolve();
      };
      try {
        execFile(program, words, options, finish);
      } catch (error) {
        finish(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  /** Ends what still runs. */
  stop(): void {
    this.#ending.abort();
  }
}

function problemOf(error: Error, { limitSeconds }: Command, ending: AbortSignal): string {
  if (ending.aborted) return 'was ended with Renderdesk';
  const { code, killed } = error as Error & { code?: string | number; killed?: boolean };
  if (code === 'ENOENT') return 'was not found';
  if (code === 'EACCES') return 'may not be run';
  // Windows has these read by a shell, which could take a word for another command.
  if (code === 'EINVAL') return 'is a script that only a shell runs: name its interpreter first';
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'wrote too much and was ended';
  if (killed === true) return `took longer than ${limitSeconds} s and was ended`;
  return typeof code === 'number' ? `ended with code ${code}` : `failed: ${error.message}`;
}

/** Keys of accounts may be in our environment: see the secret stores. */
function withoutKeys(environment: CommandParts['environment']): Record<string, string | undefined> {
  const entries = Object.entries(environment);
  return Object.fromEntries(
    entries.filter(([name]) => !/^(RENDERDESK_|CREDENTIALS_DIRECTORY$)/i.test(name)),
  );
}

function numbers({ done, failed }: Emptying): Record<string, string> {
  return { RENDERDESK_DONE: String(done), RENDERDESK_FAILED: String(failed) };
}
