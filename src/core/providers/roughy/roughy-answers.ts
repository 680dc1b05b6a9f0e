import { z } from 'zod';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { bytesOf, documentedFields, field, idOf, linkOf, momentOf } from '../answer-fields.ts';
import { isRecord, jsonOf, providerSentence, providerWord } from '../answer-words.ts';
import type { RemoteOutput, RemoteTimes } from '../provider.ts';
import { renderFailed } from '../render-failure.ts';
import { CANCELED_WORDS } from '../state-words.ts';

const AUDIO_FORMATS: ReadonlySet<string> = new Set(['m4a', 'mp3']);
const VIDEO_FORMATS: ReadonlySet<string> = new Set(['mp4', 'mov']);

/** What is used of a render (page "Read a render"). Most of it is required and nullable. */
const renderSchema = z.object({
  id: field(idOf),
  state: field(providerWord),
  output: z.unknown().optional(),
  size_bytes: field(bytesOf),
  error_code: field(providerWord),
  error_message: field(providerSentence),
  created_at: field(momentOf),
  started_at: field(momentOf),
  completed_at: field(momentOf),
  download_url: field(linkOf),
});
export type RoughyRender = z.infer<typeof renderSchema>;

/** The documented ends, and `render.cancelled`, which only the webhooks of public pages know. */
export const STATES = {
  ...CANCELED_WORDS,
  completed: 'completed',
  failed: 'failed',
} as const;

/** The render, or null when the answer is no JSON object that could be one. */
export function readRender(text: string): RoughyRender | null {
  const body = jsonOf(text);
  if (!isRecord(body)) return null;
  const render = documentedFields(renderSchema, body);
  return render.id === null && render.state === null ? null : render;
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
  return renderFailed(
    what,
    { code, message },
    'Look at the asset and the cut at Roughy. The same request may bring back this same failed render; change its output to have it made anew.',
    reason.length === 0 ? null : reason.join(' '),
  );
}
