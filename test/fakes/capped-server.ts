import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface CappedServer {
  readonly origin: string;
  /** The ranges that were asked for, in their order; null for all of it. */
  readonly asked: readonly (string | null)[];
  /** Body bytes that left. */
  sentBytes(): number;
  close(): Promise<void>;
}

export interface CappedOptions {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly bytesPerSecond: number;
  /** The rate is of each connection, or of all of them together. */
  readonly of: 'each' | 'all';
  /** Bytes of each answer that are not held back. */
  readonly burst?: number;
  /** Sends all of it to every wish but those that this lets through. */
  readonly knowsRange?: (range: string) => boolean;
}

const PIECE_BYTES = 32 * 1024;

/** A server that sends no faster than it is told, over each connection or over all. */
export async function startCappedServer(options: CappedOptions): Promise<CappedServer> {
  const { bytes, etag, bytesPerSecond, of, burst = 0, knowsRange = () => true } = options;
  const asked: (string | null)[] = [];
  let sent = 0;
  let underWay = 0;
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { range } = request.headers;
    asked.push(range ?? null);
    const match =
      range !== undefined && knowsRange(range) ? /^bytes=(\d+)-(\d*)$/.exec(range) : null;
    const from = Number(match?.[1] ?? 0);
    const to = match?.[2] ? Number(match[2]) + 1 : bytes.byteLength;
    response.writeHead(match === null ? 200 : 206, {
      etag,
      'content-length': to - from,
      ...(match === null ? {} : { 'content-range': `bytes ${from}-${to - 1}/${bytes.byteLength}` }),
    });
    underWay += 1;
    const startedAt = performance.now();
    for (let at = from; at < to && !response.destroyed; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, Math.min(at + PIECE_BYTES, to));
      response.write(piece);
      sent += piece.byteLength;
      if (of === 'all') await sleep((piece.byteLength / bytesPerSecond) * 1_000 * underWay);
      else {
        const dueAt = startedAt + ((at + PIECE_BYTES - from - burst) / bytesPerSecond) * 1_000;
        const aheadMs = dueAt - performance.now();
        if (aheadMs > 0) await sleep(aheadMs);
      }
    }
    underWay -= 1;
    response.end();
  }

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    sentBytes: () => sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
