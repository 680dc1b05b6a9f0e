import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { FailureError, failureSchema } from '../../shared/failure.ts';
import { CommandStop, stopFor } from './command-stop.ts';

/** What oRPC answers when an input does not fit the contract: zod's issues. */
const invalidInputSchema = z.object({ issues: z.array(z.object({ message: z.string() })).min(1) });

/** Whatever a command threw, as the one sentence and the outcome that people get. */
export function explainError(error: unknown): CommandStop {
  if (error instanceof CommandStop) return error;
  if (error instanceof FailureError) return stopFor(error.failure);
  if (error instanceof ORPCError) {
    const failure = failureSchema.safeParse(error.data);
    if (failure.success) return stopFor(failure.data);
    const invalid = invalidInputSchema.safeParse(error.data);
    if (error.code === 'BAD_REQUEST' && invalid.success) {
      const said = invalid.data.issues.map((issue) => issue.message).join(' ');
      return new CommandStop('refused', said, 'Correct it and try again.', 'invalid-input');
    }
  }
  return new CommandStop(
    'ourFault',
    'Renderdesk ran into a fault of its own.',
    'Run it again with RENDERDESK_DEBUG=1 to see where; the log folder of its home has more.',
    'internal',
  );
}
