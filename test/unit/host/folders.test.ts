import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compiledCodeFolder, prepareFolders, resolveFolders } from '../../../src/host/folders.ts';
import type { FolderChoice } from '../../../src/host/folders.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

const choice = (more: Partial<FolderChoice> = {}): FolderChoice => ({
  environment: {},
  platform: 'linux',
  userFolder: '/home/ann',
  workingFolder: '/work',
  ...more,
});

describe('where things are kept', () => {
  it.each<[string, FolderChoice, string, string]>([
    ['Linux', choice(), '/home/ann/.local/share/renderdesk', '/home/ann/Renderdesk'],
    [
      'Linux with XDG',
      choice({ environment: { XDG_DATA_HOME: '/data' } }),
      '/data/renderdesk',
      '/home/ann/Renderdesk',
    ],
    [
      'Linux with a relative XDG, which counts for nothing',
      choice({ environment: { XDG_DATA_HOME: 'data' } }),
      '/home/ann/.local/share/renderdesk',
      '/home/ann/Renderdesk',
    ],
    [
      'macOS',
      choice({ platform: 'darwin', userFolder: '/Users/ann' }),
      '/Users/ann/Library/Application Support/Renderdesk',
      '/Users/ann/Renderdesk',
    ],
    [
      'Windows',
      choice({
        platform: 'win32',
        userFolder: 'C:\\Users\\ann',
        environment: { LOCALAPPDATA: 'D:\\Local' },
      }),
      'D:\\Local\\Renderdesk',
      'C:\\Users\\ann\\Renderdesk',
    ],
    ['a chosen home', choice({ home: '/srv/rd' }), '/srv/rd', '/srv/rd/library'],
    ['a relative one', choice({ home: 'rd' }), '/work/rd', '/work/rd/library'],
    [
      'the environment',
      choice({ environment: { RENDERDESK_HOME: '/env' } }),
      '/env',
      '/env/library',
    ],
    [
      'a chosen home over the environment',
      choice({ home: '/arg', environment: { RENDERDESK_HOME: '/env' } }),
      '/arg',
      '/arg/library',
    ],
    [
      'an empty choice',
      choice({ home: '', environment: { RENDERDESK_HOME: ' ' } }),
      '/home/ann/.local/share/renderdesk',
      '/home/ann/Renderdesk',
    ],
  ])('follows %s', (_, given, home, library) => {
    expect(resolveFolders(given)).toMatchObject({ home, defaultLibrary: library });
  });
});

describe('where compiled code is kept', () => {
  it.each<[string, FolderChoice, string | null]>([
    ['Linux', choice(), '/home/ann/.cache/renderdesk'],
    [
      'Linux with XDG',
      choice({ environment: { XDG_CACHE_HOME: '/caches' } }),
      '/caches/renderdesk',
    ],
    [
      'Linux with a relative XDG, which counts for nothing',
      choice({ environment: { XDG_CACHE_HOME: 'caches' } }),
      '/home/ann/.cache/renderdesk',
    ],
    ['nobody’s folder', choice({ userFolder: '' }), null],
    [
      'macOS',
      choice({ platform: 'darwin', userFolder: '/Users/ann' }),
      '/Users/ann/Library/Caches/Renderdesk',
    ],
    [
      'Windows',
      choice({ platform: 'win32', userFolder: 'C:\\Users\\ann' }),
      'C:\\Users\\ann\\AppData\\Local\\Renderdesk\\Cache',
    ],
  ])('follows %s, never a folder that others write to', (_, given, folder) => {
    expect(compiledCodeFolder(given)).toBe(folder);
  });
});

describe('the home folder', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('is made for its owner only, with everything under it', () => {
    const folders = resolveFolders(choice({ home: join(folder.path, 'a', 'b') }));
    prepareFolders(folders);
    expect(statSync(folders.home).mode & 0o777).toBe(0o700);
    expect(existsSync(folders.logs)).toBe(true);
    for (const path of Object.values(folders)) expect(path.startsWith(folders.home)).toBe(true);
    prepareFolders(folders);
  });

  it('is refused where a file stands', () => {
    const home = join(folder.path, 'file');
    writeFileSync(home, '');
    for (const taken of [home, join(home, 'below')]) {
      expect(() => prepareFolders(resolveFolders(choice({ home: taken })))).toThrowError(
        /there is a file where a folder is needed/,
      );
    }
  });

  it('is refused where nothing can be written', () => {
    // A file system that lets not even root make folders.
    const home = '/proc/renderdesk';
    expect(() => prepareFolders(resolveFolders(choice({ home })))).toThrowError(
      `Renderdesk cannot keep its data in ${home}: `,
    );
  });
});
