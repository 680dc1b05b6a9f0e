import type { Failure } from '../../shared/failure.ts';
import type { Outcome } from './exit-codes.ts';
import { outcomeOfFailure } from './exit-codes.ts';

/** Ends a command with a sentence for people. */
export class CommandStop extends Error {
  readonly outcome: Outcome;
  readonly remedy: string;
  /** The code of the failure behind it, for `--json`. */
  readonly code: string;

  constructor(outcome: Outcome, message: string, remedy: string, code: string = outcome) {
    super(message);
    this.name = 'CommandStop';
    this.outcome = outcome;
    this.remedy = remedy;
    this.code = code;
  }
}

export function stopFor(failure: Failure): CommandStop {
  return new CommandStop(
    outcomeOfFailure(failure.code),
    failure.message,
    failure.remedy,
    failure.code,
  );
}
