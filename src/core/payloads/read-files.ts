import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { failure, FailureError, failureOf } from '../../shared/failure.ts';
import type { Failure, FailureCode } from '../../shared/failure.ts';
import { quoted } from './file-name.ts';

/** No provider takes a payload near it: such a file is refused before it fills the memory. */
const LARGEST_FILE_BYTES = 48 * 1_024 * 1_024;
/** A folder of payloads with subfolders, not a whole disk that was dropped by mistake. */
const DEEPEST_FOLDER = 3;
/** What one drop may bring (the contract's own limit). */
const MOST_FILES = 1_000;

export type PayloadFileResult =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly name: string; readonly failure: Failure };

/**
 * Reads files, and the `.json` files in folders, in the order given. Each that cannot be read is
 * one sentence in its place; the others go on. Pipes and devices are refused without waiting.
 */
export async function readPayloadFiles(paths: readonly string[]): Promise<PayloadFileResult[]> {
  const results: PayloadFileResult[] = [];
  for (const path of paths) {
    for (const file of await filesAt(path)) {
      if ('failure' in file) {
        results.push({ ok: false, ...file });
      } else if (results.length < MOST_FILES) {
        results.push(await readOne(file.path));
      } else {
        results.push({ ok: false, name: basename(file.path), failure: tooMany(file.path) });
        return results;
      }
    }
  }
  return results;
}

/** A payload file that is there, or why there is none. */
export type Found =
  { readonly path: string } | { readonly name: string; readonly failure: Failure };

/** The file that a path names, or the payload files of the folder that it names. */
export async function filesAt(path: string): Promise<Found[]> {
  const name = nameOf(path);
  try {
    if (!(await stat(path)).isDirectory()) return [{ path }];
    const files = await jsonFilesIn(path, DEEPEST_FOLDER);
    if (files.length > 0) return files;
    const message = `${quoted(name)} is a folder without any .json file.`;
    return [
      {
        name,
        failure: failure(
          'is-a-directory',
          message,
          'Give payload files, or a folder that holds some.',
        ),
      },
    ];
  } catch (error) {
    return [{ name, failure: refusal(name, error) }];
  }
}

/** Sorted by name; hidden files and folders, and links to folders, are left out. */
async function jsonFilesIn(folder: string, depth: number): Promise<Found[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: Found[] = [];
  for (const entry of entries.toSorted((one, other) => compare(one.name, other.name))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (depth > 0) found.push(...(await subfolder(path, depth - 1)));
    } else if (/\.json$/i.test(entry.name)) {
      found.push({ path });
    }
    if (found.length > MOST_FILES) return found;
  }
  return found;
}

async function subfolder(path: string, depth: number): Promise<Found[]> {
  try {
    return await jsonFilesIn(path, depth);
  } catch (error) {
    const name = nameOf(path);
    return [{ name, failure: refusal(name, error) }];
  }
}

/** One file, bounded: what cannot be read is a sentence. */
export async function readOne(path: string): Promise<PayloadFileResult> {
  const name = nameOf(path);
  try {
    return { ok: true, name, bytes: await readBounded(path, name) };
  } catch (error) {
    return { ok: false, name, failure: refusal(name, error) };
  }
}

async function readBounded(path: string, name: string): Promise<Uint8Array> {
  // Looked at before it is opened, because opening some devices already does something, and
  // opened without waiting, because a pipe may have taken the file's place since.
  refuseSpecial(name, await stat(path));
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = await file.stat();
    refuseSpecial(name, facts);
    if (facts.size > LARGEST_FILE_BYTES) throw tooLarge(name);
    return await readUpTo(file, name);
  } finally {
    await file.close();
  }
}

/** Reads to the end and not to the size, which for a growing or a virtual file is not the truth. */
async function readUpTo(file: FileHandle, name: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES);
    if (bytesRead === 0) return Buffer.concat(chunks);
    total += bytesRead;
    if (total > LARGEST_FILE_BYTES) throw tooLarge(name);
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

/** A common block of disks; fewer calls would save nothing that shows. */
const READ_BYTES = 256 * 1_024;

function refuseSpecial(name: string, facts: { isFile(): boolean }): void {
  if (facts.isFile()) return;
  throw refused(
    'file-unreadable',
    `${quoted(name)} is not a file but a pipe, a device or the like.`,
    'Save the payload as a file first.',
  );
}

function refusal(name: string, error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ERR_INVALID_ARG_VALUE':
      return failure(
        'file-missing',
        `There is no file ${quoted(name)}.`,
        'Check its name and folder.',
      );
    case 'EACCES':
    case 'EPERM':
      return unreadable(name, 'you are not allowed to read it', 'Change its permissions.');
    case 'ELOOP':
      return unreadable(name, 'it is a link that leads in a circle', 'Give the file itself.');
    case 'ENAMETOOLONG':
      return unreadable(name, 'its name is too long for the system', 'Give it a shorter name.');
    case 'EIO':
      return unreadable(name, 'the disk reports an error', 'Copy it from a backup.');
    default:
      return code === ''
        ? failureOf(error)
        : unreadable(name, `the system says ${code}`, 'Copy it to another folder and try again.');
  }
}

function unreadable(name: string, why: string, remedy: string): Failure {
  return failure('file-unreadable', `${quoted(name)} cannot be read: ${why}.`, remedy);
}

function tooLarge(name: string): FailureError {
  return refused(
    'too-large',
    `${quoted(name)} has more than ${LARGEST_FILE_BYTES / 1_024 ** 2} MB, and no provider takes a payload of that size.`,
    'Host its images somewhere public and give their URLs instead of data URLs.',
  );
}

function tooMany(path: string): Failure {
  return failure(
    'too-large',
    `More than ${MOST_FILES} files came at once; ${quoted(nameOf(path))} and those after it were left out.`,
    'Give them in smaller portions.',
  );
}

function refused(code: FailureCode, message: string, remedy: string): FailureError {
  return new FailureError(failure(code, message, remedy));
}

function nameOf(path: string): string {
  const name = basename(path);
  // "." and ".." are better known by the folder that they mean.
  return /^\.{0,2}$/.test(name) && path !== '' ? basename(resolve(path)) || path : name;
}

/** By code point, the same on every machine. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
