import { Readable } from 'node:stream';
import type { LibraryServices } from '../core/services.ts';
import { mediaResponse } from '../host/media-response.ts';
import { desktopMediaOrigin, desktopPageOrigin } from '../shared/desktop-origins.ts';
import { outputIdSchema } from '../shared/ids.ts';
import type { OutputId } from '../shared/ids.ts';

/** Where the page loads a file of the library from; the name is for people and the save dialog. */
export function mediaUrl(outputId: OutputId, fileName: string): string {
  return `${desktopMediaOrigin}/output/${outputId}/${encodeURIComponent(fileName)}`;
}

/** Lets the page read pixels, and ask for parts by itself; no other origin may. */
const crossOriginHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': desktopPageOrigin,
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': 'Range, If-Range, If-None-Match',
  'Access-Control-Expose-Headers': 'Accept-Ranges, Content-Range, Content-Length, ETag',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  Vary: 'Origin',
};

/** Serves library files by their id, and nothing that the library does not know. */
export function createMediaHandler(
  library: Pick<LibraryServices, 'file'>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const origin = request.headers.get('origin');
    if (origin !== null && origin !== desktopPageOrigin) return answer(403);
    if (request.method === 'OPTIONS') return answer(204);
    const file = libraryFile(library, request.url);
    if (file === null) return answer(404);
    const { status, headers, body } = await mediaResponse(file, {
      method: request.method,
      header: (name) => request.headers.get(name) ?? undefined,
    });
    return new Response(body === null ? null : (Readable.toWeb(body) as ReadableStream), {
      status,
      headers: { ...headers, ...crossOriginHeaders },
    });
  };
}

function answer(status: number): Response {
  return new Response(null, { status, headers: crossOriginHeaders });
}

function libraryFile(library: Pick<LibraryServices, 'file'>, address: string) {
  const [, kind, id] = new URL(address).pathname.split('/');
  const outputId = outputIdSchema.safeParse(id);
  if (kind !== 'output' || !outputId.success) return null;
  try {
    return library.file(outputId.data);
  } catch {
    return null;
  }
}
