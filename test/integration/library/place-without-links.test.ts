import type * as FileSystem from 'node:fs/promises';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { NameTaken, place } from '../../../src/core/library/place.ts';
import { temporaryFolder } from '../../unit/library/temporary-folder.ts';

const link = vi.hoisted(() =>
  vi.fn<() => Promise<void>>(() =>
    Promise.reject(Object.assign(new Error('not permitted'), { code: 'EPERM' })),
  ),
);

/** A disk such as exFAT, which knows no hard links; everything else is the real one. */
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof FileSystem>()),
  link,
}));

const folder = temporaryFolder();

describe('placing a file where there are no hard links', () => {
  it('moves it', async () => {
    await writeFile(join(folder.path, 'part'), 'bytes');
    await place(join(folder.path, 'part'), join(folder.path, 'chat.png'));
    expect(await readdir(folder.path)).toEqual(['chat.png']);
    expect(link).toHaveBeenCalledTimes(1);
  });

  it('does not write over what is there', async () => {
    await writeFile(join(folder.path, 'part'), 'bytes');
    await writeFile(join(folder.path, 'chat.png'), 'mine');
    const placing = place(join(folder.path, 'part'), join(folder.path, 'chat.png'));
    await expect(placing).rejects.toBeInstanceOf(NameTaken);
    expect(await readFile(join(folder.path, 'chat.png'), 'utf8')).toBe('mine');
  });
});
