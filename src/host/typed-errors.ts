import { ORPCError, ValidationError } from '@orpc/server';
import { databaseFault } from '../core/db/database-fault.ts';
import type { Logger } from '../core/ports.ts';
import { failure, FailureError, failureOf } from '../shared/failure.ts';
import type { Failure, FailureCode } from '../shared/failure.ts';
import { issueWords, segmentName, type Issue } from './issue-words.ts';

/** The errors of the contract with the statuses it gives them. */
const statuses = {
  REFUSED: 422,
  NOT_FOUND: 404,
  CONFLICT: 409,
  NOT_SUPPORTED: 501,
  INTERNAL: 500,
} as const;
export type CrossingCode = keyof typeof statuses;

/** What is in none of these was refused for a reason that the caller can do something about. */
const codes: Partial<Record<FailureCode, CrossingCode>> = {
  'not-found': 'NOT_FOUND',
  'file-gone': 'NOT_FOUND',
  'in-use': 'CONFLICT',
  'name-taken': 'CONFLICT',
  conflict: 'CONFLICT',
  'not-supported': 'NOT_SUPPORTED',
  internal: 'INTERNAL',
  'database-unreadable': 'INTERNAL',
  'database-busy': 'CONFLICT',
  'database-missing': 'INTERNAL',
  'database-damaged': 'INTERNAL',
  'database-from-the-future': 'INTERNAL',
};

export function crossingCode(code: FailureCode): CrossingCode {
  return codes[code] ?? 'REFUSED';
}

/** The error as a client may see it: a sentence and the failure, never a stack or a cause. */
export function crossingError(reason: Failure): ORPCError<CrossingCode, Failure> {
  const code = crossingCode(reason.code);
  return new ORPCError(code, { status: statuses[code], message: reason.message, data: reason });
}

/** How many wrong fields one refusal names. */
const MOST_ISSUES = 3;

/** A refusal of input that does not fit the contract's schema. Repeats no value of it. */
function refusalOf(issues: readonly Issue[]): Failure {
  const sentences = issues.slice(0, MOST_ISSUES).map(issueWords);
  return failure('invalid-request', sentences.join(' '), 'Correct it and try again.');
}

/** Turns whatever a call threw into what may cross; logs what nobody expected. */
export function toCrossing(error: unknown, call: string, logger: Logger): unknown {
  if (error instanceof FailureError) return crossingError(error.failure);
  if (error instanceof ORPCError) {
    const issues = error.cause instanceof ValidationError ? error.cause.issues : null;
    if (error.code === 'BAD_REQUEST' && issues !== null) {
      return crossingError(refusalOf(issues));
    }
    if (error.status < statuses.INTERNAL) return error;
  }
  const ofDatabase = databaseFault(error);
  if (ofDatabase !== null) {
    logger.log('warn', 'A call could not use the database', { call, why: ofDatabase.code });
    return crossingError(ofDatabase);
  }
  logger.log('error', 'A call failed in a way nobody expected', {
    call,
    error: error instanceof Error ? error.name : typeof error,
    detail: error instanceof Error ? error.message : String(error),
    stack: error instanceof Error ? error.stack : undefined,
    issues: issuePaths(error),
  });
  return crossingError(failureOf(error));
}

/** Where an answer of ours broke the contract; the values stay out of the log. */
function issuePaths(error: unknown): string | undefined {
  if (!(error instanceof ORPCError) || !(error.cause instanceof ValidationError)) return undefined;
  return (error.cause.issues as readonly Issue[])
    .map(({ message, path }) => `${(path ?? []).map(segmentName).join('.')}: ${message}`)
    .join('; ');
}

/**
 * For a handler of a wire: what could not even be read (a body that is no JSON) is refused in the
 * contract's own words too.
 */
export async function refuseUnreadable<Result>(options: {
  next: () => Promise<Result>;
}): Promise<Result> {
  try {
    return await options.next();
  } catch (error) {
    if (error instanceof ORPCError) throw error;
    throw crossingError(
      failure(
        'invalid-request',
        'The request could not be read: its body is not what its Content-Type says.',
        'Send JSON with the header Content-Type: application/json.',
      ),
    );
  }
}
