import { z } from 'zod';
import type { MediaKind } from '../../../shared/output.ts';
import { documentedFields, field, idOf, linkOf } from '../answer-fields.ts';
import { isRecord, jsonOf, providerWord, wordsOfError } from '../answer-words.ts';
import { fetchableLink, kindOfLink } from '../file-links.ts';
import type { CheckAnswer, RemoteOutput } from '../provider.ts';
import { renderFailed } from '../render-failure.ts';

const WHAT = 'Shotstack could not make the render';
const REMEDY =
  'Check that every asset can be loaded from anywhere, then render it again: that is a new render.';

/** What is used of `response` (API reference, schemas "QueuedResponseData", "RenderResponseData"). */
const renderSchema = z.object({
  id: field(idOf),
  status: field(providerWord),
  error: z.unknown().optional(),
  url: field(linkOf),
  poster: field(fetchableLink),
  thumbnail: field(fetchableLink),
});
export type ShotstackRender = z.infer<typeof renderSchema>;

/** The render in the `response` of an answer; null when it says `success: false` or nothing. */
export function readRender(text: string): ShotstackRender | null {
  const body = jsonOf(text);
  if (!isRecord(body) || body['success'] === false || !isRecord(body['response'])) return null;
  return documentedFields(renderSchema, body['response']);
}

/** How a render stands, or null where its answer cannot be understood. */
export function answerOf(render: ShotstackRender, kind: MediaKind): CheckAnswer | null {
  if (render.status === null) return null;
  const status = render.status.toLowerCase();
  if (status === 'failed') {
    const words = wordsOfError(render.error);
    return { outcome: 'failed', failure: renderFailed(WHAT, words, REMEDY) };
  }
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
