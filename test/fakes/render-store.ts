import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface StoredRender {
  readonly bytes: Buffer;
  readonly etag: string | null;
}

export interface RenderStore {
  readonly baseUrl: string;
  /** Body bytes of files that left, over all answers. */
  sentBytes(): number;
  add(id: string, render: StoredRender): void;
  close(): Promise<void>;
}

/** Pieces that a slow answer is sent in: small, so that little is under way when it is cut. */
const PIECE_BYTES = 32 * 1024;

/**
 * A provider in Mockly's dialect whose renders are all completed, and whose own download endpoint
 * knows ranges and is slow.
 * @param bytesPerSecond of each connection
 */
export async function startRenderStore(bytesPerSecond: number): Promise<RenderStore> {
  const renders = new Map<string, StoredRender>();
  let sent = 0;
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, id = '', download] = /^\/exports\/([^/]+)(\/download)?$/.exec(request.url ?? '') ?? [];
    const render = renders.get(id);
    if (render === undefined) {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end('{"error":{"code":"not_found"}}');
    } else if (download === undefined) {
      response.writeHead(200, { 'content-type': 'application/json' });
      const { byteLength: sizeBytes } = render.bytes;
      response.end(JSON.stringify({ id, status: 'completed', renderKind: 'image', sizeBytes }));
    } else await send(request, response, render);
  }

  async function send(
    request: IncomingMessage,
    response: ServerResponse,
    { bytes, etag }: StoredRender,
  ): Promise<void> {
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
    const isSame = etag !== null && request.headers['if-range'] === etag;
    const from = range !== undefined && isSame ? Number(range) : 0;
    const length = bytes.byteLength;
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': length - from,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${length - 1}/${length}` } : {}),
      ...(etag === null ? {} : { etag }),
    });
    for (let at = from; at < length && !response.destroyed; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES);
      response.write(piece);
      sent += piece.byteLength;
      await sleep((piece.byteLength / bytesPerSecond) * 1_000);
    }
    response.end();
  }

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sentBytes: () => sent,
    add: (id, render) => void renders.set(id, render),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function etagOf(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
}
