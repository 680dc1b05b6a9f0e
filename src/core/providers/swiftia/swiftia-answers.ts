import { z } from 'zod';
import { failure } from '../../../shared/failure.ts';
import type { Failure } from '../../../shared/failure.ts';
import { bytesOf, fractionOf, idOf, linkOf } from '../answer-fields.ts';
import { isRecord, jsonOf, providerMessage, providerWord } from '../answer-words.ts';
import type { RemoteOutput } from '../provider.ts';

/** The code of a failed render in the older generation of the page "Rendering". */
const RENDERING_ERROR = 'RENDERING_ERROR';
/** Sound alone, where a link's path ends so; everything else is documented to be a video. */
const AUDIO_ENDINGS = /\.(mp3|m4a|wav|aac|ogg)$/i;
/** A queue longer than this is a fault of the answer. */
const LONGEST_QUEUE = 1_000_000;

/**
 * What is used of GET /render/{renderId} (page "Get Render") and of POST /render. No answer has an
 * id or a time. `status` is only looked at where there is no `type`: it is a word ("QUEUED") in
 * one case of four, and a number in the older shape of a failure.
 */
const answerSchema = z.object({
  type: z.unknown().optional().transform(providerWord),
  status: z.unknown().optional(),
  code: z.unknown().optional().transform(providerWord),
  message: z.unknown().optional().transform(providerMessage),
  /** 0 to 1 here; the jobs of the same vendor count to 100. */
  progress: z.unknown().optional().transform(fractionOf),
  queuePosition: z.unknown().optional().transform(positionOf),
  url: z.unknown().optional().transform(linkOf),
  size: z.unknown().optional().transform(bytesOf),
});
export type SwiftiaAnswer = z.infer<typeof answerSchema>;

/** What an answer is; null for one that says nothing of a render. */
export type SwiftiaState = 'queued' | 'pending' | 'done' | 'failed' | 'canceled';

/** The answer, or null when it is no JSON object. */
export function readAnswer(text: string): SwiftiaAnswer | null {
  const body = jsonOf(text);
  return isRecord(body) ? answerSchema.parse(body) : null;
}

/** The id of a submitted render; null where the answer has none. An `id` would be the job's. */
export function renderIdOf(text: string): string | null {
  const body = jsonOf(text);
  return isRecord(body) ? idOf(body['renderId']) : null;
}

/**
 * By `type`, which may be a word that is not documented: that is followed within the cap. Without
 * one, by the two shapes that older pages show.
 */
export function stateOf(answer: SwiftiaAnswer): SwiftiaState | null {
  if (answer.type === null) {
    if (answer.code === RENDERING_ERROR) return 'failed';
    return isQueuedWord(answer.status) ? 'queued' : null;
  }
  switch (answer.type.toLowerCase()) {
    case 'queued':
      return 'queued';
    case 'done':
      return 'done';
    case 'error':
    case 'failed':
      return 'failed';
    case 'canceled':
    case 'cancelled':
      return 'canceled';
    default:
      return 'pending';
  }
}

/** The HTTP status that an error envelope carries; null where it is none. */
export function statusInside(answer: SwiftiaAnswer): number | null {
  const { status, type } = answer;
  if (type !== null || typeof status !== 'number' || !Number.isInteger(status)) return null;
  return status >= 400 && status < 600 ? status : null;
}

/** One file. Done without a link is done: it is asked for again when it is fetched. */
export function outputsOf(answer: SwiftiaAnswer): RemoteOutput[] {
  const { url, size } = answer;
  const isSound = url !== null && AUDIO_ENDINGS.test(new URL(url).pathname);
  return [{ key: '0', link: url, bytes: size, kind: isSound ? 'audio' : 'video' }];
}

export function renderFailure(answer: SwiftiaAnswer): Failure {
  const { message, code } = answer;
  return failure(
    'render-failed',
    message === null
      ? 'Swiftia could not make the render and gave no reason.'
      : `Swiftia could not make the render: ${message}`,
    'Look at the job and the short at Swiftia, then render it again.',
    { actions: ['render-again'], providerCode: code, providerMessage: message },
  );
}

function isQueuedWord(status: unknown): boolean {
  return typeof status === 'string' && status.toLowerCase() === 'queued';
}

/** Lower is sooner; it may grow, and be absent. */
function positionOf(value: unknown): number | null {
  const position = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value;
  if (typeof position !== 'number' || !Number.isSafeInteger(position)) return null;
  return position >= 0 && position <= LONGEST_QUEUE ? position : null;
}
