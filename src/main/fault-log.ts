import type { Logger } from '../core/ports.ts';

/**
 * Faults of our own go to the log, where the redactor is, and never into a person's face. Work
 * goes on: what was interrupted is taken up at the next turn or the next start.
 * @param keep writes it down as a crash report besides
 */
export function logFaults(logger: Logger, keep: (words: string) => void): void {
  const note = (kind: string) => (error: unknown) => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    logger.log('error', kind, { detail });
    keep(`${kind}: ${detail}`);
  };
  process.on('uncaughtException', note('An error was not caught'));
  process.on('unhandledRejection', note('A promise was dropped'));
}
