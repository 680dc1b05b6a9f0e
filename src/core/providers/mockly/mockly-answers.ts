import { z } from 'zod';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { bytesOf, documentedFields, field, fractionOf, idOf, linkOf } from '../answer-fields.ts';
import { isRecord, jsonOf, providerWord, wordsOfError } from '../answer-words.ts';
import type { RemoteOutput } from '../provider.ts';
import { renderFailed } from '../render-failure.ts';
import { CANCELED_WORDS } from '../state-words.ts';

/**
 * What is used of the answers of POST /chat/render and GET /exports/:id (pages "Render" and
 * "Exports").
 */
const answerSchema = z.object({
  id: field(idOf),
  status: field(providerWord),
  renderKind: z.enum(['image', 'video']).nullable().optional().catch(null),
  progress: field(fractionOf),
  statusUrl: z.unknown().optional(),
  downloadUrl: field(linkOf),
  sizeBytes: field(bytesOf),
  error: z.unknown().optional(),
});
export type MocklyAnswer = z.infer<typeof answerSchema>;

/** Documented are `rendering`, `completed` and `failed`. */
export const STATUSES = {
  ...CANCELED_WORDS,
  completed: 'completed',
  failed: 'failed',
} as const;

/** The answer, or null when it is no JSON object. */
export function readAnswer(text: string): MocklyAnswer | null {
  const body = jsonOf(text);
  return isRecord(body) ? documentedFields(answerSchema, body) : null;
}

/** An image or a video is one file. Completed without a link is completed: /download serves it. */
export function outputsOf(answer: MocklyAnswer, kind: MediaKind): RemoteOutput[] {
  return [{ key: '0', link: answer.downloadUrl, bytes: answer.sizeBytes, kind }];
}

/** `error` of a failed render is a sentence in a 200 answer; elsewhere it is an object. */
export function renderFailure(answer: MocklyAnswer): Failure {
  return renderFailed(
    'Mockly could not make the render',
    wordsOfError(answer.error),
    'Check the payload, then render it again. Mockly does not count failed renders.',
  );
}
