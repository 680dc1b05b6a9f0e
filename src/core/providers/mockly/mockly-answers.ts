import { z } from 'zod';
import { failure } from '../../../shared/failure.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { bytesOf, fractionOf, idOf, linkOf } from '../answer-fields.ts';
import { isRecord, jsonOf, providerWord, wordsOfError } from '../answer-words.ts';
import type { RemoteOutput } from '../provider.ts';

/**
 * What is used of the answers of POST /chat/render and GET /exports/:id (pages "Render" and
 * "Exports"). Each field is taken for itself: a strange one is as good as absent, so that it
 * spoils nothing else.
 */
const answerSchema = z.object({
  id: z.unknown().optional().transform(idOf),
  status: z.unknown().optional().transform(providerWord),
  renderKind: z.enum(['image', 'video']).nullable().optional().catch(null),
  progress: z.unknown().optional().transform(fractionOf),
  downloadUrl: z.unknown().optional().transform(linkOf),
  sizeBytes: z.unknown().optional().transform(bytesOf),
  error: z.unknown().optional(),
});
export type MocklyAnswer = z.infer<typeof answerSchema>;

export type MocklyStatus = 'completed' | 'failed' | 'canceled' | 'pending';

/** The answer, or null when it is no JSON object. */
export function readAnswer(text: string): MocklyAnswer | null {
  const body = jsonOf(text);
  return isRecord(body) ? answerSchema.parse(body) : null;
}

/**
 * What a status word means. A word that is not documented may be a new way of not being done: it
 * is followed within the cap and shown as it is.
 */
export function statusOf(word: string): MocklyStatus {
  switch (word.toLowerCase()) {
    case 'completed':
      return 'completed';
    case 'failed':
      return 'failed';
    case 'canceled':
    case 'cancelled':
      return 'canceled';
    default:
      return 'pending';
  }
}

/** An image or a video is one file. Completed without a link is completed: /download serves it. */
export function outputsOf(answer: MocklyAnswer, kind: MediaKind): RemoteOutput[] {
  return [{ key: '0', link: answer.downloadUrl, bytes: answer.sizeBytes, kind }];
}

/** `error` of a failed render is a sentence in a 200 answer; elsewhere it is an object. */
export function renderFailure(answer: MocklyAnswer): Failure {
  const { code, message } = wordsOfError(answer.error);
  return failure(
    'render-failed',
    message === null
      ? 'Mockly could not make the render and gave no reason.'
      : `Mockly could not make the render: ${message}`,
    'Check the payload, then render it again. Mockly does not count failed renders.',
    { actions: ['render-again'], providerCode: code, providerMessage: message },
  );
}
