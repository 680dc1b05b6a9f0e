import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerLength } from './answer.ts';
import type { Answer } from './answer.ts';
import { bent } from './bend-answer.ts';
import { piecesOf } from './pieces.ts';
import { deliverDressed, isPlain } from './sloppy/deliver-dressed.ts';
import { plainDress } from './sloppy/manners.ts';
import type { Dress } from './sloppy/manners.ts';
import type { RequestFault } from './fault-orders.ts';

/** A dripping body gets this many pieces a second. */
const DRIPS_A_SECOND = 10;

/** Sends an answer, bent by a fault where one was due. Resolves when the connection is done with it. */
export async function deliver(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  fault: RequestFault | null,
  dressed: (answer: Answer) => Dress = plainDress,
): Promise<void> {
  if (fault?.kind === 'drop') return drop(response, fault.how);
  if (fault?.kind === 'stall') await stall(response, fault.ms);
  if (response.destroyed) return;
  const dress = dressed(bent(answer, fault));
  // What a fault does to an answer shows best on a tidy one.
  if (fault === null && !isPlain(dress)) return deliverDressed(request, response, dress);
  const sent = dress.answer;
  const length = answerLength(sent);
  for (const [name, value] of Object.entries(sent.headers)) response.setHeader(name, value);
  response.setHeader('content-length', promisedLength(length, fault));
  response.writeHead(sent.status);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await sendBody(response, sent, fault);
}

/** Ends the connection without a word: closes it, or resets it as a machine does that went down. */
export function drop(response: ServerResponse, how: 'close' | 'reset' = 'close'): void {
  const { socket } = response;
  if (how === 'reset') socket?.resetAndDestroy();
  else socket?.destroy();
}

/** Holds the answer back: for `ms`, or until the client has left. */
export async function stall(response: ServerResponse, ms: number | undefined): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  if (response.destroyed) return;
  const longest = 2 ** 31 - 1; // what a timer can wait, about 24 days
  await pause(ms ?? longest, undefined, { signal: gone.signal, ref: false }).catch(() => undefined);
}

function promisedLength(length: number, fault: RequestFault | null): number {
  if (fault?.kind !== 'wrong-length') return length;
  return fault.direction === 'longer' ? length + fault.by : Math.max(0, length - fault.by);
}

async function sendBody(
  response: ServerResponse,
  answer: Answer,
  fault: RequestFault | null,
): Promise<void> {
  if (fault?.kind === 'cut' || fault?.kind === 'freeze') {
    await writeAll(response, piecesOf(answer, fault.afterBytes));
    if (fault.kind === 'cut') drop(response);
    else await stall(response, undefined);
    return;
  }
  if (fault?.kind === 'wrong-length') {
    await writeAll(response, piecesOf(answer, promisedLength(answerLength(answer), fault)));
    if (fault.direction === 'longer') drop(response);
    else response.end();
    return;
  }
  const pieces = fault?.kind === 'slow' ? dripping(answer, fault.bytesPerSecond) : piecesOf(answer);
  // A client may leave at any byte; that is no trouble of ours.
  await pipeline(Readable.from(pieces), response).catch(() => undefined);
}

/** Writes without ending the answer, and waits until the pieces have left. */
async function writeAll(response: ServerResponse, pieces: AsyncIterable<Buffer>): Promise<void> {
  for await (const piece of pieces) {
    if (response.destroyed) return;
    await new Promise<void>((resolve) => {
      response.once('close', resolve);
      response.write(piece, () => resolve());
    });
  }
}

async function* dripping(answer: Answer, bytesPerSecond: number): AsyncGenerator<Buffer> {
  const dripBytes = Math.max(1, Math.floor(bytesPerSecond / DRIPS_A_SECOND));
  for await (const piece of piecesOf(answer)) {
    for (let offset = 0; offset < piece.length; offset += dripBytes) {
      yield piece.subarray(offset, offset + dripBytes);
      await pause(1_000 / DRIPS_A_SECOND);
    }
  }
}
