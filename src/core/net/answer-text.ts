import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { RawAnswer } from './call.ts';

/**
 * The body as text. Plain bytes are asked for, yet some servers compress all the same.
 * @throws the error of zlib, when what is there is not what its `content-encoding` says, or grows
 * beyond `byteLimit`
 */
export function answerText(answer: RawAnswer, byteLimit: number): string {
  return new TextDecoder('utf-8').decode(decompressed(answer, byteLimit));
}

function decompressed(answer: RawAnswer, byteLimit: number): Buffer {
  const options = { maxOutputLength: byteLimit };
  if (answer.body.byteLength === 0) return answer.body;
  switch (answer.headers['content-encoding']?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(answer.body, options);
    case 'deflate':
      return inflateSync(answer.body, options);
    case 'br':
      return brotliDecompressSync(answer.body, options);
    default:
      return answer.body;
  }
}
