import { access, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderProblem, freeBytes } from '../../../src/core/library/folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const chosen = { create: false };

describe('a library folder', () => {
  it('has no problem when a file can be written, and keeps none', async () => {
    expect(await folderProblem(folder.path, chosen)).toBeNull();
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('is made when it is the default one, and never when it was chosen', async () => {
    const missing = join(folder.path, 'a', 'library');
    expect(await folderProblem(missing, chosen)).toContain(`${missing} is not there`);
    await expect(access(missing)).rejects.toThrow('ENOENT');
    expect(await folderProblem(missing, { create: true })).toBeNull();
    await access(missing);
  });

  it('is not a file, nor below one', async () => {
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    for (const options of [chosen, { create: true }]) {
      expect(await folderProblem(file, options)).toMatch(/is a file/);
      expect(await folderProblem(join(file, 'below'), options)).toMatch(/is a file/);
    }
  });

  it.skipIf(process.platform !== 'linux')(
    'is not one that the system keeps for itself',
    async () => {
      expect(await folderProblem('/proc/self/fdinfo', chosen)).toMatch(
        /^The library folder \/proc\/self\/fdinfo .* choose another folder/,
      );
    },
  );

  it('has room that can be counted', async () => {
    expect(await freeBytes(folder.path)).toBeGreaterThan(0);
  });
});
