import { createReadStream } from 'node:fs';
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Failure } from '../shared/failure.ts';
import { failure } from '../shared/failure.ts';

/** A file that was read, or why it was not. `path` is what the person wrote, or found under it. */
export type PayloadReading =
  | { readonly read: true; readonly path: string; readonly name: string; readonly bytes: Buffer }
  | { readonly read: false; readonly path: string; readonly failure: Failure };

/**
 * Nothing larger is read into memory, in bytes: several times what any provider takes, so that
 * the provider's own limit is what people are told about.
 */
const readableBytes = 40_000_000;
const standardInputName = 'standard-input.json';
const payloadFileName = /\.jsonc?$/i;

/** Reads files, the payload files of folders (with the folders in them), and `-`, in order. */
export async function* readPayloads(
  paths: readonly string[],
  standardInput: AsyncIterable<Buffer>,
): AsyncGenerator<PayloadReading> {
  for (const path of paths) {
    if (path === '-') {
      yield await readStream('standard input', standardInputName, standardInput);
      continue;
    }
    const found = await stat(path).catch((error: unknown) => error);
    if (found instanceof Error || !isStats(found)) {
      yield { read: false, path, failure: unreadable(path, found) };
    } else if (found.isDirectory()) {
      yield* readFolder(path);
    } else if (found.size > readableBytes) {
      yield { read: false, path, failure: tooLarge(path) };
    } else {
      yield await readStream(path, basename(path), createReadStream(path));
    }
  }
}

function isStats(value: unknown): value is Awaited<ReturnType<typeof stat>> {
  return typeof value === 'object' && value !== null && 'isDirectory' in value;
}

async function* readFolder(folder: string): AsyncGenerator<PayloadReading> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    yield { read: false, path: folder, failure: unreadable(folder, error) };
    return;
  }
  const paths = entries
    .filter((entry) => entry.isFile() && payloadFileName.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (paths.length === 0) yield { read: false, path: folder, failure: nothingInside(folder) };
  for (const path of paths) yield await readStream(path, basename(path), createReadStream(path));
}

async function readStream(
  path: string,
  name: string,
  stream: AsyncIterable<Buffer>,
): Promise<PayloadReading> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > readableBytes) return { read: false, path, failure: tooLarge(path) };
    }
  } catch (error) {
    return { read: false, path, failure: unreadable(path, error) };
  }
  return { read: true, path, name, bytes: Buffer.concat(chunks) };
}

function unreadable(path: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return failure('file-missing', `There is no file at ${path}.`, 'Check the path.');
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return failure(
      'file-unreadable',
      `This user may not read ${path}.`,
      'Change its permissions, or copy it to where you may.',
    );
  }
  return failure(
    'file-unreadable',
    `${path} cannot be read${typeof code === 'string' ? ` (${code})` : ''}.`,
    'Check that its disk is there and whole, then try again.',
  );
}

function nothingInside(folder: string): Failure {
  return failure(
    'is-a-directory',
    `The folder ${folder} holds no payload file: nothing in it ends in .json.`,
    'Name the payload file itself, or a folder that has some.',
  );
}

function tooLarge(path: string): Failure {
  return failure(
    'too-large',
    `${path} is larger than ${String(readableBytes / 1_000_000)} MB, which is more than any provider takes.`,
    'Host its images somewhere and name them by their addresses instead of including them.',
  );
}
