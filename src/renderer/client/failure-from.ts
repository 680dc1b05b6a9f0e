import { ORPCError } from '@orpc/client';
import { failure, failureSchema, type Failure } from '../../shared/failure.ts';

/** What went wrong in a call, as a failure that can be shown to a person. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof ORPCError) {
    const told = failureSchema.safeParse(error.data);
    if (told.success) return told.data;
    return failure('internal', 'Renderdesk could not do that.', 'Try again.');
  }
  return failure(
    'unreachable',
    'Renderdesk did not answer.',
    'Check that it is still running. This window reconnects by itself.',
  );
}
