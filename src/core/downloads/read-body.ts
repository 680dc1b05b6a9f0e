import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Answer, AnswerHead, Take } from './answer.ts';
import { unreadable } from './connection-error.ts';
import { isEncoded } from './judge-answer.ts';

/** Where the pieces of a body go. */
export interface Sink {
  /** False: no more for now, until `onRoom` is called. */
  readonly take: Take;
  onRoom: () => void;
}

/**
 * Reads a body to its end as it is to be stored. A server that compresses although it was asked
 * not to is unpacked.
 * @throws DownloadError for an encoding that is not known; what broke the connection or the body
 */
export async function readBody(
  answer: Answer,
  head: AnswerHead,
  sink: Sink,
  naming: { fileName: string; host: string },
): Promise<void> {
  if (!isEncoded(head.headers)) {
    sink.onRoom = () => answer.resume();
    return answer.read(sink.take);
  }
  const decoder = decoderFor(head.headers['content-encoding'] ?? '');
  if (decoder === null) {
    const why = 'it was compressed in a way that can not be undone here';
    throw unreadable(naming.fileName, naming.host, why);
  }
  // What breaks in either ends the loop over the decoder; nothing is left to be told here.
  pipeline(readableOf(answer), decoder, () => undefined);
  for await (const piece of decoder as AsyncIterable<Uint8Array>) {
    const room = new Promise<void>((resolve) => {
      sink.onRoom = resolve;
    });
    if (!sink.take(piece)) await room;
  }
}

function readableOf(answer: Answer): Readable {
  const readable = new Readable({
    read: () => answer.resume(),
    destroy(error, done) {
      answer.abort(error ?? new Error('no more is wanted'));
      done(error);
    },
  });
  answer
    .read((piece) => readable.push(piece))
    .then(
      () => readable.push(null),
      (error: unknown) => readable.destroy(error as Error),
    );
  return readable;
}

function decoderFor(encoding: string): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}
