import { Readable } from 'node:stream';
import type { MediaLinks } from '../core/ports.ts';
import type { Core } from '../core/services.ts';
import { mediaFile } from '../host/media-route.ts';
import { mediaResponse, type MediaFile } from '../host/media-response.ts';
import { desktopMediaOrigin, desktopPageOrigin } from '../shared/desktop-origins.ts';
import { outputIdSchema } from '../shared/ids.ts';
import type { OutputId } from '../shared/ids.ts';

/** Where the page loads a file of the library from; the name is for people and the save dialog. */
export function mediaUrl(outputId: OutputId, fileName: string): string {
  return `${desktopMediaOrigin}/output/${outputId}/${encodeURIComponent(fileName)}`;
}

/** Links to files of the library and to their previews, for the page of this app. */
export const desktopMediaLinks: MediaLinks = {
  urlFor: mediaUrl,
  previewUrlFor: (outputId, part, version) =>
    `${desktopMediaOrigin}/output/${outputId}/preview/${part}?v=${version.toString(36)}`,
};

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
  core: Pick<Core, 'library' | 'media'>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const origin = request.headers.get('origin');
    if (origin !== null && origin !== desktopPageOrigin) return answer(403);
    if (request.method === 'OPTIONS') return answer(204);
    const file = servedFile(core, request.url);
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

function servedFile(core: Pick<Core, 'library' | 'media'>, address: string): MediaFile | null {
  const [, kind, id, ...rest] = new URL(address).pathname.split('/');
  const outputId = outputIdSchema.safeParse(id);
  if (kind !== 'output' || !outputId.success) return null;
  try {
    return mediaFile(core, outputId.data, rest);
  } catch {
    return null;
  }
}
