import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCredential } from '../../../src/core/secrets/credentials-folder-secrets.ts';
import { anAccountId } from '../../fakes/fake-core.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

const owner = { id: anAccountId, name: 'Mockly EU' };
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());
const put = (name: string, text: string) => writeFileSync(join(folder.path, name), text);

describe('a key in a credentials folder', () => {
  it.each([anAccountId, 'renderdesk.mockly-eu', 'mockly-eu', 'Mockly EU'])(
    'is found under %s',
    async (name) => {
      put(name, 'the key\n');
      expect(await readCredential(folder.path, owner)).toEqual({ found: true, key: 'the key' });
    },
  );

  it('loses one newline at its end and nothing else', async () => {
    put('mockly-eu', ' a b\r\n');
    expect(await readCredential(folder.path, owner)).toEqual({ found: true, key: ' a b' });
    put('mockly-eu', 'a\n\n');
    expect(await readCredential(folder.path, owner)).toEqual({ found: true, key: 'a\n' });
  });

  it('is not looked for outside of the folder', async () => {
    const inner = join(folder.path, 'credentials');
    mkdirSync(inner);
    put('secret', 'outside');
    const reading = await readCredential(inner, { id: anAccountId, name: '../secret' });
    expect(reading).toEqual({ found: false, message: null });
  });

  it('is never waited for: no pipe, no folder, nothing too long, nothing empty', async () => {
    execFileSync('mkfifo', [join(folder.path, 'mockly-eu')]);
    mkdirSync(join(folder.path, 'renderdesk.mockly-eu'));
    put('Mockly EU', 'x'.repeat(10_000));
    put(anAccountId, '\n');
    expect(await readCredential(folder.path, owner)).toEqual({ found: false, message: null });
  });

  it('is said to be unreadable when it is there and cannot be read', async () => {
    symlinkSync('mockly-eu', join(folder.path, 'mockly-eu'));
    const reading = await readCredential(folder.path, owner);
    expect(reading).toMatchObject({ found: false });
    expect(reading.found ? null : reading.message).toContain(join(folder.path, 'mockly-eu'));
    expect(await readCredential(join(folder.path, 'missing'), owner)).toEqual({
      found: false,
      message: null,
    });
  });
});
