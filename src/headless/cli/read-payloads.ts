import { filesAt, readOne } from '../../core/payloads/read-files.ts';
import type { Failure } from '../../shared/failure.ts';
import { failure } from '../../shared/failure.ts';

/** A file that was read, or why it was not. `path` is what the person wrote, or found under it. */
export type PayloadReading =
  | {
      readonly read: true;
      readonly path: string;
      readonly name: string;
      readonly bytes: Uint8Array;
    }
  | { readonly read: false; readonly path: string; readonly failure: Failure };

/** Several times what any provider takes, in bytes: the provider's own limit is what people hear. */
const LARGEST_INPUT = 48 * 1_024 * 1_024;
const STANDARD_INPUT = 'standard-input.json';

/** Reads files, the payload files of folders, and `-`, one after the other, in order. */
export async function* readPayloads(
  paths: readonly string[],
  standardInput: AsyncIterable<Buffer>,
): AsyncGenerator<PayloadReading> {
  for (const path of paths) {
    if (path === '-') {
      yield await readInput(standardInput);
      continue;
    }
    for (const found of await filesAt(path)) {
      if ('failure' in found) yield { read: false, path, failure: found.failure };
      else yield await readFile(found.path);
    }
  }
}

async function readFile(path: string): Promise<PayloadReading> {
  const result = await readOne(path);
  return result.ok
    ? { read: true, path, name: result.name, bytes: result.bytes }
    : { read: false, path, failure: result.failure };
}

async function readInput(stream: AsyncIterable<Buffer>): Promise<PayloadReading> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST_INPUT) return { read: false, path: '-', failure: tooMuch() };
  }
  return { read: true, path: '-', name: STANDARD_INPUT, bytes: Buffer.concat(chunks) };
}

function tooMuch(): Failure {
  return failure(
    'too-large',
    'More came on standard input than any provider takes.',
    'Host its images somewhere and name them by their addresses instead of including them.',
  );
}
