import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DownloadError } from '../../../src/core/downloads/download-error.ts';
import { release, reservationOf, reserve } from '../../../src/core/library/reserve.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

describe('a reservation', () => {
  it('creates the part file and names the place that it is for', async () => {
    const made = await reserve(folder.path, 'chat.png');
    expect(made.finalPath).toBe(join(folder.path, 'chat.png'));
    expect(await readFile(made.partPath)).toEqual(Buffer.alloc(0));
    expect(made).toEqual(reservationOf(folder.path, 'chat.png', 'chat.png.renderdesk.part'));
  });

  it('is never given twice, however many ask at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        reserve(folder.path, index % 2 === 0 ? 'Chat.png' : 'chat.PNG'),
      ),
    );
    const names = new Set(made.map((reservation) => reservation.fileName.toLowerCase()));
    expect(names.size).toBe(60);
    expect(names).toContain('chat (60).png');
    expect(await readdir(folder.path)).toHaveLength(60);
  });

  it('steps aside for files and parts that differ only in case or composition', async () => {
    await writeFile(join(folder.path, 'CHAT.PNG'), 'mine');
    await writeFile(join(folder.path, 'Gru\u0308n.png'), 'mine');
    expect((await reserve(folder.path, 'chat.png')).fileName).toBe('chat (2).png');
    expect((await reserve(folder.path, 'Chat.png')).fileName).toBe('Chat (3).png');
    expect((await reserve(folder.path, 'gr\u00FCn.png')).fileName).toBe('gr\u00FCn (2).png');
    expect(await readFile(join(folder.path, 'CHAT.PNG'), 'utf8')).toBe('mine');
  });

  it('steps aside for a folder of that name', async () => {
    await mkdir(join(folder.path, 'chat.png'));
    expect((await reserve(folder.path, 'chat.png')).fileName).toBe('chat (2).png');
  });

  it('frees its name when it is given back, also twice', async () => {
    const made = await reserve(folder.path, 'chat.png');
    await release(made);
    await release(made);
    expect((await reserve(folder.path, 'chat.png')).fileName).toBe('chat.png');
  });

  it('steps aside for what another home has begun, and for names that were given back', async () => {
    const theirs = await reserve(folder.path, 'chat.png', '01234567');
    expect(theirs.partName).toBe('chat.png.01234567.renderdesk.part');
    expect((await reserve(folder.path, 'CHAT.png', '89abcdef')).fileName).toBe('CHAT (2).png');
    await rm(theirs.partPath);
    expect((await reserve(folder.path, 'chat.png', '89abcdef')).fileName).toBe('chat.png');
  });

  it('steps aside for another case though the very name was given back', async () => {
    await release(await reserve(folder.path, 'chat.png'));
    const upper = await reserve(folder.path, 'CHAT.png');
    await rename(upper.partPath, upper.finalPath);
    await release(upper);
    for (const expected of ['chat (2).png', 'chat (3).png'])
      expect((await reserve(folder.path, 'chat.png')).fileName).toBe(expected);
    await rm(upper.finalPath);
    expect((await reserve(folder.path, 'chat.png')).fileName).toBe('chat.png');
  });

  it('says when the folder is not there, and does not make it', async () => {
    const missing = join(folder.path, 'unplugged');
    const error: unknown = await reserve(missing, 'chat.png').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DownloadError);
    expect((error as DownloadError).failure.code).toBe('folder-missing');
    await expect(access(missing)).rejects.toThrow('ENOENT');
  });
});
