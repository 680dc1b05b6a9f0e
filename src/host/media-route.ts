import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { LibraryServices } from '../core/services.ts';
import { FailureError } from '../shared/failure.ts';
import { outputIdSchema } from '../shared/ids.ts';
import { mediaResponse } from './media-response.ts';
import type { MediaTickets } from './media-tickets.ts';
import { answerPlainly } from './plain-answer.ts';

export interface MediaRouteParts {
  readonly library: Pick<LibraryServices, 'file'>;
  readonly tickets: MediaTickets;
}

/** `/media/<outputId>/<fileName>?ticket=…[&download=1]`; the name is for people and not looked at. */
export async function serveMedia(
  { library, tickets }: MediaRouteParts,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const id = outputIdSchema.safeParse(url.pathname.split('/')[2]);
  if (!id.success || !tickets.fits(id.data, url.searchParams.get('ticket') ?? '')) {
    answerPlainly(response, 403, 'This link to a file is not valid; it may be of an earlier run.');
    return;
  }
  const file = fileOf(library, id.data);
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

function fileOf(library: MediaRouteParts['library'], id: Parameters<typeof library.file>[0]) {
  try {
    return library.file(id);
  } catch (error) {
    if (error instanceof FailureError) return null;
    throw error;
  }
}
