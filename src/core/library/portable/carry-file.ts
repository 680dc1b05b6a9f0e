import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, lstat, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure, FailureError } from '../../../shared/failure.ts';
import { systemCode } from '../../downloads/disk-error.ts';
import { nameCandidates, PART_SUFFIX } from '../file-names.ts';
import { hashFile } from '../hash-file.ts';
import { syncFolder } from '../sync-folder.ts';

/*
 * One file to another folder, without ever writing over anything. Afterwards it is in both: the
 * caller writes down where it is, and only then removes the old one. It may be called again after
 * a crash: what is there already, whole, is not copied again.
 */

export interface Carried {
  /** Its name there: another one was taken. */
  readonly fileName: string;
  /** Bytes that were copied; none where the disk could do with a second name. */
  readonly copiedBytes: number;
  /** It was not there to be carried. */
  readonly isMissing: boolean;
}

const CHUNK_BYTES = 1024 * 1024;

/**
 * @param tag of the home, for the name of the unfinished copy
 * @throws FailureError `content-mismatch` where the copy is not what was read
 */
export async function carryFile(
  from: string,
  toFolder: string,
  fileName: string,
  tag: string,
  signal: AbortSignal,
): Promise<Carried> {
  const source = await statOf(from);
  if (source === null || !source.isFile()) {
    return { fileName, copiedBytes: 0, isMissing: true };
  }
  await mkdir(toFolder, { recursive: true });
  for (const name of nameCandidates(fileName)) {
    const to = join(toFolder, name);
    const there = await statOf(to);
    if (there !== null && !(await isSameFile(from, source, to, there))) continue;
    if (there !== null) return { fileName: name, copiedBytes: 0, isMissing: false };
    const copiedBytes = await linkOrCopy(from, to, tag, signal);
    return { fileName: name, copiedBytes, isMissing: false };
  }
  throw new Error('unreachable: names do not run out');
}

type Stat = NonNullable<Awaited<ReturnType<typeof statOf>>>;

async function isSameFile(from: string, source: Stat, to: string, there: Stat): Promise<boolean> {
  if (!there.isFile() || there.size !== source.size) return false;
  if (there.ino === source.ino && there.dev === source.dev) return true;
  const [one, other] = [await hashFile(from), await hashFile(to)];
  return one.sha256 === other.sha256;
}

/** What systems answer to a second name that they, or these two disks, can not give. */
const notLinked = new Set([
  'EXDEV',
  'EPERM',
  'EACCES',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EINVAL',
  'UNKNOWN',
]);

async function linkOrCopy(
  from: string,
  to: string,
  tag: string,
  signal: AbortSignal,
): Promise<number> {
  try {
    await link(from, to);
    return 0;
  } catch (error) {
    if (!notLinked.has(systemCode(error) ?? '')) throw error;
  }
  return copy(from, to, tag, signal);
}

async function copy(from: string, to: string, tag: string, signal: AbortSignal): Promise<number> {
  const part = `${to}.${tag}${PART_SUFFIX}`;
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(part, 'w', 0o666);
  try {
    const chunks: AsyncIterable<Buffer> = createReadStream(from, {
      highWaterMark: CHUNK_BYTES,
      signal,
    });
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      await file.writeFile(chunk);
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await unlink(part).catch(() => undefined);
    throw error;
  }
  await file.close();
  const written = await hashFile(part);
  if (written.sha256 !== hash.digest('hex')) {
    await unlink(part);
    throw new FailureError(
      failure(
        'content-mismatch',
        `The copy of ${from} is not the same as the file: the disk of ${dirname(to)} may be faulty.`,
        'Nothing is lost, the file is where it was. Check that disk, or choose another one.',
      ),
    );
  }
  await keepTimes(from, part);
  await rename(part, to);
  return bytes;
}

/** When it was made is part of a file; a disk that keeps no times is no reason to stop. */
async function keepTimes(from: string, to: string): Promise<void> {
  const source = await statOf(from);
  if (source === null) return;
  const file = await open(to, 'r+');
  try {
    await file.utimes(source.atime, source.mtime).catch(() => undefined);
  } finally {
    await file.close();
  }
}

/** Makes what was carried outlive a power cut. */
export async function syncCarried(folders: Iterable<string>): Promise<void> {
  for (const folder of new Set(folders)) await syncFolder(folder);
}

/** The old one goes. One that is gone already is no error. */
export async function removeCarried(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

async function statOf(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return null;
    throw error;
  }
}
