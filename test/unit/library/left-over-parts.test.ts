import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftOverParts, removeLeftOverParts } from '../../../src/core/library/left-over-parts.ts';
import { reserve } from '../../../src/core/library/reserve.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

describe('left-over parts', () => {
  it('are ours, and known to nobody', async () => {
    const known = basename((await reserve(folder.path, 'known.png')).partPath);
    const forgotten = basename((await reserve(folder.path, 'forgotten.png')).partPath);
    for (const foreign of ['firefox.png.part', 'notes.txt', '.renderdesk.part']) {
      await writeFile(join(folder.path, foreign), 'theirs');
    }
    await mkdir(join(folder.path, 'folder.renderdesk.part'));
    await symlink('notes.txt', join(folder.path, 'link.renderdesk.part'));
    const found = await leftOverParts(folder.path, new Set([known]));
    expect(found).toEqual([join(folder.path, forgotten)]);
    expect(await removeLeftOverParts(folder.path, new Set([known]))).toBe(1);
    const rest = await readdir(folder.path);
    expect(rest).not.toContain(forgotten);
    expect(rest).toHaveLength(6);
  });

  it('are not those of another home in the same folder', async () => {
    const own = basename((await reserve(folder.path, 'a.png', '01234567')).partPath);
    await reserve(folder.path, 'b.png', '89abcdef');
    expect(await leftOverParts(folder.path, new Set(), '01234567')).toEqual([
      join(folder.path, own),
    ]);
  });

  it('are none where there is no folder', async () => {
    expect(await leftOverParts(join(folder.path, 'unplugged'), new Set())).toEqual([]);
  });
});
