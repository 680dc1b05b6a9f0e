import { describe, expect, it } from 'vitest';
import { diskError } from '../../../src/core/downloads/disk-error.ts';

const error = (code: string) => Object.assign(new Error('from the system'), { code });

describe('an error of the disk', () => {
  it.each([
    ['ENOSPC', 'disk-full', 'disk-full'],
    ['EDQUOT', 'disk-full', 'disk-full'],
    ['ENOENT', 'folder-missing', 'folder'],
    ['EACCES', 'folder-unwritable', 'folder'],
    ['EROFS', 'folder-unwritable', 'folder'],
    ['EFBIG', 'folder-unwritable', 'folder'],
    ['EIO', 'folder-unwritable', 'folder'],
  ])('%s is %s', (code, failureCode, consequence) => {
    const found = diskError(error(code), '/media/disk', 'chat.png');
    expect(found?.failure.code).toBe(failureCode);
    expect(found?.consequence.kind).toBe(consequence);
    expect(found?.message).toMatch(/“chat.png”.*\/media\/disk/);
  });

  it('is none when it is something else', () => {
    expect(diskError(error('ECONNRESET'), '/', 'chat.png')).toBeNull();
    expect(diskError(new TypeError('a fault of ours'), '/', 'chat.png')).toBeNull();
  });
});
