import { z } from 'zod';
import { mediaKindSchema } from '../../shared/output.ts';
import { isUsableId, LONGEST_ID } from './answer-fields.ts';
import type { Provider } from './provider.ts';
import { givenId } from './render-id.ts';

/** The id in an operation that comes back from the database. */
export const renderIdSchema = z.string().min(1).max(LONGEST_ID).refine(isUsableId);

/** What most providers need to be told to be asked again: the render's id, and what was promised. */
export const renderOperationSchema = z.object({
  id: renderIdSchema,
  kind: mediaKindSchema,
  /** Of what was submitted, where answers repeat it; absent where it was not submitted here. */
  payloadBytes: z.int().nonnegative().optional(),
});
export type RenderOperation = z.infer<typeof renderOperationSchema>;

/**
 * The `adopt` of a provider whose operation is that.
 * @param advice what to do about a text that cannot be an id
 */
export function adoptById(providerName: string, advice: string): Provider['adopt'] {
  return (remoteId, kind) => {
    const id = givenId(remoteId, providerName, advice);
    return { id, kind } satisfies RenderOperation;
  };
}

/** Whether an answer is about this render. One that names none is about what was asked for. */
export function isAbout(idInAnswer: string | null, id: string): boolean {
  return idInAnswer === null || idInAnswer.toLowerCase() === id.toLowerCase();
}
