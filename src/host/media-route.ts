import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { LibraryServices, MediaServices } from '../core/services.ts';
import { FailureError } from '../shared/failure.ts';
import { outputIdSchema, type OutputId } from '../shared/ids.ts';
import { previewPartSchema } from '../shared/preview.ts';
import { mediaResponse, type MediaFile } from './media-response.ts';
import type { MediaTickets } from './media-tickets.ts';
import { answerPlainly } from './plain-answer.ts';

export interface MediaRouteParts {
  readonly library: Pick<LibraryServices, 'file'>;
  readonly media: Pick<MediaServices, 'file'>;
  readonly tickets: MediaTickets;
}

/**
 * `/media/<outputId>/<fileName>?ticket=…[&download=1]`, where the name is for people and not
 * looked at; and `/media/<outputId>/preview/<part>?ticket=…&v=…`.
 */
export async function serveMedia(
  parts: MediaRouteParts,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, , outputId, ...rest] = url.pathname.split('/');
  const id = outputIdSchema.safeParse(outputId);
  if (!id.success || !parts.tickets.fits(id.data, url.searchParams.get('ticket') ?? '')) {
    answerPlainly(response, 403, 'This link to a file is not valid; it may be of an earlier run.');
    return;
  }
  const file = mediaFile(parts, id.data, rest);
  if (file === null) {
    answerPlainly(response, 404, 'There is no such file in the library.');
    return;
  }
  const answer = await mediaResponse(
    { ...file, download: url.searchParams.get('download') === '1' },
    { method: request.method ?? '', header: (name) => request.headers[name]?.toString() },
  );
  response.writeHead(answer.status, answer.headers);
  if (answer.body === null) response.end();
  else await pipeline(answer.body, response);
}

/**
 * A file of the library, or a part of its preview, by what comes after the id in an address.
 * Null where there is none.
 */
export function mediaFile(
  { library, media }: Pick<MediaRouteParts, 'library' | 'media'>,
  id: OutputId,
  [first, second]: readonly string[],
): MediaFile | null {
  try {
    if (first !== 'preview' || second === undefined) return library.file(id);
    const part = previewPartSchema.safeParse(second);
    return part.success ? { ...media.file(id, part.data), isImmutable: true } : null;
  } catch (error) {
    if (error instanceof FailureError) return null;
    throw error;
  }
}
