import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPayloadFiles } from '../../../src/core/payloads/read-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renderdesk-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const at = (...names: string[]) => join(folder, ...names);
const codes = async (...paths: string[]) =>
  (await readPayloadFiles(paths)).map((one) => (one.ok ? one.name : one.failure.code));

describe('reading payload files', () => {
  it('goes on with the others, in the order given', async () => {
    await writeFile(at('a.json'), '{"a":1}');
    await writeFile(at('b.txt'), 'b');
    const results = await readPayloadFiles([at('b.txt'), at('none.json'), at('a.json')]);
    expect(results).toMatchObject([
      { ok: true, name: 'b.txt' },
      { ok: false, name: 'none.json', failure: { code: 'file-missing' } },
      { ok: true, name: 'a.json' },
    ]);
    const last = results[2];
    expect(last?.ok === true && Buffer.from(last.bytes).toString()).toBe('{"a":1}');
    const missing = results[1];
    expect(missing?.ok === false && missing.failure.message).toContain('"none.json"');
  });

  it('takes a folder for its .json files, sorted, without hidden ones', async () => {
    await mkdir(at('sub', '.git'), { recursive: true });
    await mkdir(at('sub', 'x.json'));
    for (const name of ['b.json', 'A.JSON', '.hidden.json', 'notes.txt', 'sub/c.json']) {
      await writeFile(at(name), '{}');
    }
    await writeFile(at('sub', '.git', 'd.json'), '{}');
    await symlink(folder, at('sub', 'loop'));
    expect(await codes(folder)).toEqual(['A.JSON', 'b.json', 'c.json']);
  });

  it('says so of a folder without payloads', async () => {
    await mkdir(at('empty'));
    const [result] = await readPayloadFiles([at('empty')]);
    expect(result).toMatchObject({ ok: false, name: 'empty', failure: { code: 'is-a-directory' } });
  });

  it('does not wait for a pipe or read a device', async () => {
    execFileSync('mkfifo', [at('pipe.json')]);
    expect(await codes(at('pipe.json'), '/dev/zero', '/dev/null', folder)).toEqual(
      Array.from({ length: 4 }, () => 'file-unreadable'),
    );
  });

  it('refuses a file of gigabytes without reading it', async () => {
    await writeFile(at('big.json'), '');
    await truncate(at('big.json'), 3 * 1_024 ** 3);
    expect(await codes(at('big.json'))).toEqual(['too-large']);
  });

  it('survives links in circles, links to nothing, files for folders and impossible names', async () => {
    await symlink(at('circle.json'), at('circle.json'));
    await symlink(at('nothing'), at('broken.json'));
    await writeFile(at('a.json'), '{}');
    expect(
      await codes(
        at('circle.json'),
        at('broken.json'),
        at('a.json', 'b.json'),
        at('x'.repeat(300)),
        'a\0b',
        '',
      ),
    ).toEqual([
      'file-unreadable',
      'file-missing',
      'file-missing',
      'file-unreadable',
      'file-missing',
      'file-missing',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('says so of a file that may not be read', async () => {
    await writeFile(at('a.json'), '{}');
    await chmod(at('a.json'), 0);
    expect(await codes(at('a.json'))).toEqual(['file-unreadable']);
  });
});
