import { createHash } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DownloadError } from '../../../src/core/downloads/download-error.ts';
import { isPlaced, NameTaken, place } from '../../../src/core/library/place.ts';
import { reserve, type Reservation } from '../../../src/core/library/reserve.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const sha256 = createHash('sha256').update('bytes').digest('hex');
let made: Reservation;

beforeEach(async () => {
  made = await reserve(folder.path, 'chat.png');
  await writeFile(made.partPath, 'bytes');
});

const proven = (): Promise<boolean> => isPlaced(made.partPath, made.finalPath, 5, sha256);

describe('placing a file', () => {
  it('moves it and leaves no part', async () => {
    expect(await proven()).toBe(false);
    await place(made.partPath, made.finalPath);
    expect(await readdir(folder.path)).toEqual(['chat.png']);
    expect(await proven()).toBe(true);
  });

  it('never writes over what is there, even if it looks the same', async () => {
    await writeFile(made.finalPath, 'bytes');
    await expect(place(made.partPath, made.finalPath)).rejects.toBeInstanceOf(NameTaken);
    expect(await readFile(made.partPath, 'utf8')).toBe('bytes');
  });

  it('never follows what is there', async () => {
    const target = join(folder.path, 'target');
    await symlink(target, made.finalPath);
    await expect(place(made.partPath, made.finalPath)).rejects.toBeInstanceOf(NameTaken);
    expect(await readdir(folder.path)).not.toContain('target');
  });

  it('says when the part file, or the folder, is gone', async () => {
    await rm(made.partPath);
    const code = async (): Promise<string> => {
      const error: unknown = await place(made.partPath, made.finalPath).catch((e: unknown) => e);
      return (error as DownloadError).failure.code;
    };
    expect(await code()).toBe('file-gone');
    await rm(folder.path, { recursive: true });
    expect(await code()).toBe('folder-missing');
  });
});

describe('after a crash', () => {
  it('before the unlink, placing again removes the part', async () => {
    await link(made.partPath, made.finalPath);
    expect(await proven()).toBe(false);
    await place(made.partPath, made.finalPath);
    expect(await readdir(folder.path)).toEqual(['chat.png']);
    expect(await proven()).toBe(true);
  });

  it('another file of that size, or none, proves nothing', async () => {
    await rm(made.partPath);
    expect(await proven()).toBe(false);
    await writeFile(made.finalPath, 'other');
    expect(await proven()).toBe(false);
    await rm(made.finalPath);
    await mkdir(made.finalPath);
    expect(await proven()).toBe(false);
  });
});
