import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const EVERYBODY_MAY_RUN = 0o111;
const MODE_BITS = 0o777;

/** Reads it whole. @throws Error with the code ERR_CHECKSUM_MISMATCH */
export async function mustBe(path: string, sha512: string): Promise<void> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  if (hash.digest('base64') === sha512) return;
  throw Object.assign(new Error(`${basename(path)} is not what was downloaded.`), {
    code: 'ERR_CHECKSUM_MISMATCH',
  });
}

/**
 * Puts a copy of a program in the place of the one that is there, all of it or nothing: what is
 * there is whole until the copy beside it is, and is on the disk. The copy itself is read again: a
 * full disk may take a part of a write and say nothing.
 * @throws Error with the code ERR_CHECKSUM_MISMATCH where it is no longer what was downloaded
 */
export async function placeFile(from: string, sha512: string, target: string): Promise<void> {
  const beside = join(dirname(target), `.${basename(target)}.update`);
  const { mode } = await stat(target);
  try {
    await rm(beside, { force: true });
    const copy = await open(beside, 'wx', 0o700);
    try {
      for await (const chunk of createReadStream(from)) await copy.writeFile(chunk as Buffer);
      await copy.chmod((mode & MODE_BITS) | EVERYBODY_MAY_RUN);
      await copy.sync();
    } finally {
      await copy.close();
    }
    await mustBe(beside, sha512);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  const folder = await open(dirname(target), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
