import { z } from 'zod';
import { failure } from '../../../shared/failure.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { bytesOf, idOf, linkOf, momentOf } from '../answer-fields.ts';
import { isRecord, jsonOf, providerMessage, providerWord } from '../answer-words.ts';
import type { RemoteOutput, RemoteTimes } from '../provider.ts';

const AUDIO_FORMATS: ReadonlySet<string> = new Set(['m4a', 'mp3']);
const VIDEO_FORMATS: ReadonlySet<string> = new Set(['mp4', 'mov']);

/**
 * What is used of a render (page "Read a render"). Most of it is required and nullable; each field
 * is taken for itself, so that a strange one spoils nothing else.
 */
const renderSchema = z.object({
  id: z.unknown().optional().transform(idOf),
  state: z.unknown().optional().transform(providerWord),
  output: z.unknown().optional(),
  size_bytes: z.unknown().optional().transform(bytesOf),
  error_code: z.unknown().optional().transform(providerWord),
  error_message: z.unknown().optional().transform(providerMessage),
  created_at: z.unknown().optional().transform(momentOf),
  started_at: z.unknown().optional().transform(momentOf),
  completed_at: z.unknown().optional().transform(momentOf),
  download_url: z.unknown().optional().transform(linkOf),
});
export type RoughyRender = z.infer<typeof renderSchema>;

export type RoughyState = 'completed' | 'failed' | 'canceled' | 'pending';

/** The render, or null when the answer is no JSON object that could be one. */
export function readRender(text: string): RoughyRender | null {
  const body = jsonOf(text);
  if (!isRecord(body)) return null;
  const render = renderSchema.parse(body);
  return render.id === null && render.state === null ? null : render;
}

/**
 * What a state means. The webhooks of public pages know `render.cancelled`, which the documented
 * states do not; any other word may be a new way of not being done, and is followed within the cap.
 */
export function stateOf(word: string): RoughyState {
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

/**
 * The documented sample has no `state` although it is required. A render without one that has a
 * link, or an end and a size, is completed; of any other nobody knows.
 */
export function looksCompleted(render: RoughyRender): boolean {
  if (render.download_url !== null) return true;
  return render.completed_at !== null && render.size_bytes !== null;
}

/** One file; a link is there only in the answer of a look-up, and only once completed. */
export function outputsOf(render: RoughyRender, asked: MediaKind): RemoteOutput[] {
  return [
    {
      key: '0',
      link: render.download_url,
      bytes: render.size_bytes,
      kind: kindOf(render, asked),
    },
  ];
}

/** By the format it was produced with, which need not be said; else what was asked for. */
export function kindOf(render: RoughyRender, asked: MediaKind): 'video' | 'audio' {
  return formatKind(render.output) ?? (asked === 'audio' ? 'audio' : 'video');
}

/** What an output spec makes: a video, or sound alone; null where it does not say. */
export function formatKind(output: unknown): 'video' | 'audio' | null {
  const format = isRecord(output) ? output['format'] : null;
  if (typeof format !== 'string') return null;
  if (AUDIO_FORMATS.has(format.toLowerCase())) return 'audio';
  return VIDEO_FORMATS.has(format.toLowerCase()) ? 'video' : null;
}

export function timesOf(render: RoughyRender): RemoteTimes {
  return {
    createdAt: render.created_at,
    startedAt: render.started_at,
    completedAt: render.completed_at,
  };
}

/**
 * Code and message are both shown: the one is for looking things up, the other for reading.
 * @param isNew false when Roughy answered a new request with a render that had failed before
 */
export function renderFailure(render: RoughyRender, isNew: boolean): Failure {
  const { error_code: code, error_message: message } = render;
  const reason = [message, code === null ? null : `(${code})`].filter((part) => part !== null);
  const what = isNew
    ? 'Roughy could not make the render'
    : 'Roughy made this very render before, and it failed';
  return failure(
    'render-failed',
    reason.length === 0 ? `${what}; it gave no reason.` : `${what}: ${reason.join(' ')}`,
    'Look at the asset and the cut at Roughy. The same request may bring back this same failed render; change its output to have it made anew.',
    { actions: ['render-again'], providerCode: code, providerMessage: message },
  );
}
