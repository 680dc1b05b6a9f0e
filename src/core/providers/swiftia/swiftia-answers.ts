import { z } from 'zod';
import type { Failure } from '../../../shared/failure.ts';
import {
  bytesOf,
  documentedFields,
  field,
  fieldOf,
  fractionOf,
  idOf,
  linkOf,
  positionOf,
} from '../answer-fields.ts';
import { isRecord, jsonOf, providerSentence, providerWord } from '../answer-words.ts';
import { kindOfLink } from '../file-links.ts';
import type { RemoteOutput } from '../provider.ts';
import { renderFailed } from '../render-failure.ts';
import { CANCELED_WORDS, meaningOf } from '../state-words.ts';

/** The code of a failed render in the older generation of the page "Rendering". */
const RENDERING_ERROR = 'RENDERING_ERROR';
/** Documented by `type`; `failed` stands in a table of an older page. */
const TYPES = {
  ...CANCELED_WORDS,
  queued: 'queued',
  done: 'done',
  error: 'failed',
  failed: 'failed',
} as const;

/**
 * What is used of GET /render/{renderId} (page "Get Render") and of POST /render. No answer has an
 * id or a time. `status` is only looked at where there is no `type`: it is a word ("QUEUED") in
 * one case of four, and a number in the older shape of a failure.
 */
const answerSchema = z.object({
  type: field(providerWord),
  status: z.unknown().optional(),
  code: field(providerWord),
  message: field(providerSentence),
  /** 0 to 1 here; the jobs of the same vendor count to 100. */
  progress: field(fractionOf),
  /** Lower is sooner; it may grow, and be absent. */
  queuePosition: field(positionOf),
  url: field(linkOf),
  size: field(bytesOf),
});
export type SwiftiaAnswer = z.infer<typeof answerSchema>;

/** What an answer is; null for one that says nothing of a render. */
export type SwiftiaState = 'queued' | 'pending' | 'done' | 'failed' | 'canceled';

/** The answer, or null when it is no JSON object. */
export function readAnswer(text: string): SwiftiaAnswer | null {
  const body = jsonOf(text);
  return isRecord(body) ? documentedFields(answerSchema, body) : null;
}

/** The id of a submitted render; null where the answer has none. An `id` would be the job's. */
export function renderIdOf(text: string): string | null {
  const body = jsonOf(text);
  return isRecord(body) ? idOf(fieldOf(body, 'renderId')) : null;
}

/**
 * By `type`, which may be a word that is not documented: that is followed within the cap. Without
 * one, by the two shapes that older pages show.
 */
export function stateOf(answer: SwiftiaAnswer): SwiftiaState | null {
  if (answer.type !== null) return meaningOf(answer.type, TYPES);
  if (answer.code === RENDERING_ERROR) return 'failed';
  return isQueuedWord(answer.status) ? 'queued' : null;
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
  // Sound alone is known by its link; everything else is documented to be a video.
  const isSound = url !== null && kindOfLink(url) === 'audio';
  return [{ key: '0', link: url, bytes: size, kind: isSound ? 'audio' : 'video' }];
}

export function renderFailure(answer: SwiftiaAnswer): Failure {
  const { message, code } = answer;
  return renderFailed(
    'Swiftia could not make the render',
    { code, message },
    'Look at the job and the short at Swiftia, then render it again.',
    message,
  );
}

function isQueuedWord(status: unknown): boolean {
  return typeof status === 'string' && status.toLowerCase() === 'queued';
}
