import { z } from 'zod';
import { failure } from '../../../shared/failure.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { isRecord, jsonOf, providerWord, wordsOfError } from '../answer-words.ts';
import type { RemoteOutput } from '../provider.ts';

/** An id longer than this is no id: it goes into a URL and into the database. */
export const LONGEST_ID = 512;
/** 1 TiB: a size beyond it is a fault, and must not reserve a disk. */
const LARGEST_OUTPUT_BYTES = 1_024 ** 4;

/**
 * What is used of the answers of POST /chat/render and GET /exports/:id (pages "Render" and
 * "Exports"). Each field is taken for itself: a strange one is as good as absent, so that it
 * spoils nothing else.
 */
const answerSchema = z.object({
  id: z.unknown().optional().transform(idOf),
  status: z.unknown().optional().transform(providerWord),
  renderKind: z.enum(['image', 'video']).nullable().optional().catch(null),
  progress: z.unknown().optional().transform(progressOf),
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

function idOf(value: unknown): string | null {
  const id = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof id === 'string' && isUsableId(id) ? id : null;
}

/** Ids are opaque, but one that names another path ("..") or cannot be encoded is none. */
export function isUsableId(id: string): boolean {
  if (id.trim() === '' || id.length > LONGEST_ID || /^\.{1,2}$/.test(id)) return false;
  return !/\p{Cs}/u.test(id);
}

/** 0 to 1; absent, empty or strange is not 0 but unknown. */
function progressOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  return Math.min(1, Math.max(0, number));
}

function bytesOf(value: unknown): number | null {
  const bytes = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes)) return null;
  return bytes > 0 && bytes <= LARGEST_OUTPUT_BYTES ? bytes : null;
}

function linkOf(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  return /^https?:$/.test(new URL(value).protocol) ? value : null;
}
