import type { IncomingMessage } from 'node:http';

/** What is read on past the limit so that the client, still sending, gets to see the refusal. */
const DRAINED_LIMITS = 8;

/** The whole body, or null when it has more than `limit` bytes. Nothing beyond the limit is kept. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= limit) parts.push(part);
    else parts.length = 0;
    if (bytes > limit * DRAINED_LIMITS) break;
  }
  return bytes > limit ? null : Buffer.concat(parts);
}
