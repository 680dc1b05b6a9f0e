import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerLength } from '../answer.ts';
import { piecesOf } from '../pieces.ts';
import type { Dress } from './manners.ts';

const DRIP_BYTES = 64;
const DRIP_PAUSE_MS = 2;

export function isPlain(dress: Dress): boolean {
  const { framing, interim, twice, drips, hangsUp, cutAfter } = dress;
  return framing === 'length' && !interim && !twice && !drips && !hangsUp && cutAfter === null;
}

/** Sends an answer in its dress. Resolves when the connection is done with it. */
export async function deliverDressed(
  request: IncomingMessage,
  response: ServerResponse,
  dress: Dress,
): Promise<void> {
  const { answer, framing } = dress;
  if (dress.interim) {
    if (request.method === 'POST' && !process.env['NO100']) response.writeContinue();
    response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
  }
  for (const [name, value] of Object.entries(answer.headers)) {
    // A length or a range that came twice would be a different fault.
    const repeats = dress.twice && !/^(content-range|content-encoding)$/.test(name);
    response.setHeader(name, repeats ? [value, value] : value);
  }
  if (framing === 'length') response.setHeader('content-length', answerLength(answer));
  if (framing === 'close') {
    response.shouldKeepAlive = false;
    response.useChunkedEncodingByDefault = false;
  }
  response.writeHead(answer.status);
  if (request.method === 'HEAD' || answer.status === 204) {
    response.end();
    return;
  }
  for await (const piece of piecesOf(answer, dress.cutAfter ?? undefined)) {
    for (const drop of dress.drips ? drops(piece) : [piece]) {
      if (response.destroyed) return;
      if (dress.drips) await pause(DRIP_PAUSE_MS);
      await written(response, drop);
    }
  }
  if (dress.cutAfter !== null) response.socket?.destroy();
  else await ended(response, dress.hangsUp);
}

function drops(piece: Buffer): Buffer[] {
  const count = Math.ceil(piece.length / DRIP_BYTES);
  return Array.from({ length: count }, (_, at) =>
    piece.subarray(at * DRIP_BYTES, (at + 1) * DRIP_BYTES),
  );
}

function written(response: ServerResponse, piece: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.write(piece, () => {
      response.off('close', resolve);
      resolve();
    });
  });
}

/** Where it hangs up, the connection goes although the answer said that it is kept. */
function ended(response: ServerResponse, hangsUp: boolean): Promise<void> {
  const { socket } = response;
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.end(() => {
      if (hangsUp) socket?.end();
      resolve();
    });
  });
}
