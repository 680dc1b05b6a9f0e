import { createReadStream } from 'node:fs';
import { answerLength } from './answer.ts';
import type { Answer } from './answer.ts';

/** The body of an answer, or its first bytes. */
export async function* piecesOf(answer: Answer, firstBytes?: number): AsyncGenerator<Buffer> {
  const length = Math.min(answerLength(answer), Math.max(0, firstBytes ?? Infinity));
  if (length === 0) return;
  if (Buffer.isBuffer(answer.body)) {
    yield answer.body.subarray(0, length);
    return;
  }
  const { path, start } = answer.body;
  yield* createReadStream(path, { start, end: start + length - 1 }) as AsyncIterable<Buffer>;
}
