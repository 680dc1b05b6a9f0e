import { z } from 'zod';
import { failure } from '../../../shared/failure.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaKind } from '../../../shared/output.ts';
import { idOf } from '../answer-fields.ts';
import { isRecord, jsonOf, providerMessage, providerWord } from '../answer-words.ts';
import { fetchableLink, kindOfLink } from '../file-links.ts';
import type { CheckAnswer, RemoteOutput } from '../provider.ts';

/** What is used of `response` (API reference, schemas "QueuedResponseData", "RenderResponseData"). */
const renderSchema = z.object({
  id: z.unknown().optional().transform(idOf),
  status: z.unknown().optional().transform(providerWord),
  error: z.unknown().optional().transform(providerMessage),
  url: z.unknown().optional().transform(fetchableLink),
  poster: z.unknown().optional().transform(fetchableLink),
  thumbnail: z.unknown().optional().transform(fetchableLink),
});
export type ShotstackRender = z.infer<typeof renderSchema>;

/** The render in the `response` of an answer; null when it says `success: false` or nothing. */
export function readRender(text: string): ShotstackRender | null {
  const body = jsonOf(text);
  if (!isRecord(body) || body['success'] === false || !isRecord(body['response'])) return null;
  return renderSchema.parse(body['response']);
}

/** How a render stands, or null where its answer cannot be understood. */
export function answerOf(render: ShotstackRender, kind: MediaKind): CheckAnswer | null {
  if (render.status === null) return null;
  const status = render.status.toLowerCase();
  if (status === 'failed') return { outcome: 'failed', failure: renderFailure(render.error) };
  // The samples show a url in an answer that is still rendering: it only counts when done.
  if (status === 'done' && render.url !== null) {
    return { outcome: 'succeeded', outputs: outputsOf(render, render.url, kind) };
  }
  return { outcome: 'pending', providerState: render.status, progress: null, queuePosition: null };
}

function outputsOf(render: ShotstackRender, url: string, kind: MediaKind): RemoteOutput[] {
  const file = { key: '0', link: url, bytes: null, kind: kindOfLink(url) ?? kind };
  const pictures = [
    ['poster', render.poster],
    ['thumbnail', render.thumbnail],
  ] as const;
  return [
    file,
    ...pictures.flatMap(([key, link]): RemoteOutput[] =>
      link === null ? [] : [{ key, link, bytes: null, kind: 'image' }],
    ),
  ];
}

function renderFailure(said: string | null): Failure {
  return failure(
    'render-failed',
    said === null
      ? 'Shotstack could not make the render and gave no reason.'
      : `Shotstack could not make the render: ${said}`,
    'Check that every asset can be loaded from anywhere, then render it again: that is a new render.',
    { actions: ['render-again'], providerMessage: said },
  );
}
