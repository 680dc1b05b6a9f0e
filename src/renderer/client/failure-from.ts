import { ORPCError } from '@orpc/client';
import { failure, failureSchema, type Failure } from '../../shared/failure.ts';
import { say } from '../words/say.ts';
import { translated } from '../words/sentences.ts';

/** What our own code says stays in the window; what the core says is told in the person's language. */
const inWords = (told: Failure): Failure => ({
  ...told,
  message: translated(told.message),
  remedy: translated(told.remedy),
});

/** What went wrong in a call, as a failure that can be shown to a person. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof ORPCError) {
    const told = failureSchema.safeParse(error.data);
    if (told.success) return inWords(told.data);
    return failure('internal', say('shell.failure.internal'), say('shell.failure.internal.remedy'));
  }
  return failure('unreachable', say('shell.failure.silent'), say('shell.failure.silent.remedy'));
}
