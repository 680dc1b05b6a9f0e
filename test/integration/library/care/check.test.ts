import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unknownFileReads } from '../../../../src/core/db/unknown-file-repository.ts';
import { openChecks, type OpenChecks } from '../../../fakes/open-checks.ts';
import { careLibrary, type CareLibrary } from '../../../fakes/care-library.ts';

let home: string;
let library: CareLibrary;
let checks: OpenChecks;
const at = (name: string) => join(library.folder, name);
const unknown = () =>
  unknownFileReads(library.writer)
    .page(null, false, 100)
    .map(({ folder, name }) => join(folder, name).slice(library.folder.length + 1));

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'care-'));
  library = careLibrary(home);
  checks = openChecks(library);
});
afterEach(async () => {
  await checks.end();
  library.close();
  rmSync(home, { recursive: true, force: true });
});

describe('looking the library through', () => {
  it('says nothing where all is as it should be, and reads no file', async () => {
    library.add('a.png', 'one');
    library.add('sub/b.png', 'two');
    const check = await checks.check();
    expect(check).toMatchObject({ state: 'done', files: 2, readBytes: 0, sentences: [] });
    expect(check.found).toEqual({
      moved: 0,
      changed: 0,
      missing: 0,
      back: 0,
      unknown: 0,
      unsure: 0,
    });
    expect(library.said()).toEqual(['a.png', 'sub/b.png']);
  });

  it('ends when the database is free again, and not before', async () => {
    library.add('a.png', 'one');
    await checks.check();
    const { done } = checks.checks.start(true);
    const other = new Database(join(home, 'library.db'));
    other.exec('BEGIN IMMEDIATE');
    await expect.poll(() => JSON.stringify(checks.logged), { timeout: 30_000 }).toContain('locked');
    expect(checks.checks.last()?.state).toBe('running');
    other.exec('ROLLBACK');
    other.close();
    await done;
    expect(checks.checks.last()?.state).not.toBe('running');
    expect((await checks.check()).state).toBe('done');
  });

  it('follows files that were renamed, put into folders or copied elsewhere', async () => {
    const first = library.add('a.png', 'one');
    const second = library.add('b.png', 'two');
    await checks.check();
    const third = library.add('c.png', 'three');
    mkdirSync(at('best/of'), { recursive: true });
    renameSync(at('a.png'), at('best/of/first.png'));
    // Copied and deleted: another file on the disk, of the same bytes.
    writeFileSync(at('second.png'), readFileSync(at('b.png')));
    unlinkSync(at('b.png'));
    // Renamed before it was ever looked at.
    renameSync(at('c.png'), at('third.png'));
    const check = await checks.check();
    expect(check.found).toMatchObject({ moved: 3, missing: 0, unknown: 0 });
    expect(library.file(first).fileName).toBe('first.png');
    expect(library.file(second).fileName).toBe('second.png');
    expect(library.file(third).fileName).toBe('third.png');
    expect(check.sentences).toEqual([
      '3 files were moved or renamed and are known by the new place now.',
    ]);
    expect((await checks.check()).sentences).toEqual([]);
  });

  it('marks what is missing, says so once, and no longer when it is back', async () => {
    library.add('a.png', 'one');
    library.add('b.png', 'two');
    renameSync(at('a.png'), join(home, 'elsewhere.png'));
    const check = await checks.check();
    expect(check.sentences[0]).toMatch(/One file is no longer in the library folder: “a.png”\./);
    expect(library.said()).toEqual(['a.png missing', 'b.png']);
    expect((await checks.check()).sentences).toEqual([]);
    expect(library.writer.all('SELECT title FROM notice')).toEqual([
      { title: 'A file is missing' },
    ]);
    renameSync(join(home, 'elsewhere.png'), at('under another name.png'));
    expect((await checks.check()).found).toMatchObject({ back: 1, moved: 0, unknown: 0 });
    expect(library.said()).toEqual(['b.png', 'under another name.png']);
  });

  it('marks what was changed, and never takes the new bytes for the old', async () => {
    const id = library.add('a.png', 'one');
    await checks.check();
    writeFileSync(at('a.png'), 'eno');
    const check = await checks.check();
    expect(check.found.changed).toBe(1);
    expect(check.sentences[0]).toMatch(/changed by another program: “a.png”/);
    expect(library.file(id)).toMatchObject({ bytes: 3, changed: { sha256: expect.any(String) } });
    expect((await checks.check()).readBytes).toBe(0);
    expect(library.said()).toEqual(['a.png changed']);
    // A changed file is followed like any other.
    renameSync(at('a.png'), at('edited.png'));
    await checks.check();
    expect(library.said()).toEqual(['edited.png changed']);
    writeFileSync(at('edited.png'), 'one');
    await checks.check();
    expect(library.said()).toEqual(['edited.png']);
  });

  it('finds a change of a file that it had never looked at before', async () => {
    library.add('a.png', 'one');
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(at('a.png'), 'two');
    utimesSync(at('a.png'), 1, 1);
    await checks.check();
    expect(library.said()).toEqual(['a.png changed']);
  });

  it('reads a file again whose time alone is another, and is content', async () => {
    library.add('a.png', 'one');
    await checks.check();
    utimesSync(at('a.png'), 5, 5);
    expect(await checks.check()).toMatchObject({ readBytes: 3, sentences: [] });
    expect(await checks.check()).toMatchObject({ readBytes: 0 });
  });

  it('sees through files that took each other’s names', async () => {
    const [one, two, three] = ['one', 'two', '333'].map((text, index) =>
      library.add(`${index + 1}.png`, text),
    );
    await checks.check();
    renameSync(at('1.png'), at('t.png'));
    renameSync(at('2.png'), at('1.png'));
    renameSync(at('3.png'), at('2.png'));
    renameSync(at('t.png'), at('3.png'));
    const check = await checks.check();
    expect(check.found).toMatchObject({ moved: 3, missing: 0, unknown: 0 });
    const names = [one, two, three].map((id) => id && library.file(id).fileName);
    expect(names).toEqual(['3.png', '1.png', '2.png']);
    expect(library.said()).toEqual(['1.png', '2.png', '3.png']);
  });

  it('knows which of two is missing when one was moved over the other', async () => {
    const over = library.add('a.png', 'one');
    const under = library.add('b.png', 'two');
    await checks.check();
    renameSync(at('a.png'), at('b.png'));
    await checks.check();
    expect(library.file(over)).toMatchObject({ fileName: 'b.png', missingAt: null, changed: null });
    expect(library.file(under).missingAt).not.toBeNull();
    await checks.check();
    expect(library.said().filter((each) => each.includes('missing'))).toHaveLength(1);
  });

  it('lists unknown files, but no hidden ones, no parts of ours and nothing behind a link', async () => {
    library.add('a.png', 'one');
    writeFileSync(at('b.png'), 'unknown');
    writeFileSync(at('.hidden'), '');
    writeFileSync(at('c.png.0123abcd.renderdesk.part'), '');
    mkdirSync(join(home, 'outside'));
    writeFileSync(join(home, 'outside', 'd.png'), '');
    symlinkSync(join(home, 'outside'), at('link'));
    symlinkSync(join(home, 'outside', 'd.png'), at('d.png'));
    const check = await checks.check();
    expect(unknown()).toEqual(['b.png']);
    expect(check.sentences[0]).toMatch(/One file lies in the library folder that the library does/);
    unlinkSync(at('b.png'));
    await checks.check();
    expect(unknown()).toEqual([]);
  });

  it('does not follow a file out of the folder through a link', async () => {
    library.add('a.png', 'one');
    await checks.check();
    renameSync(at('a.png'), join(home, 'a.png'));
    symlinkSync(join(home, 'a.png'), at('a.png'));
    await checks.check();
    expect(library.said()).toEqual(['a.png missing']);
  });

  it('keeps a second link to a file apart from it', async () => {
    library.add('a.png', 'one');
    await checks.check();
    linkSync(at('a.png'), at('copy.png'));
    await checks.check();
    expect(library.said()).toEqual(['a.png']);
    expect(unknown()).toEqual(['copy.png']);
  });

  it('takes nothing for missing when the folder is gone, or another is in its place', async () => {
    library.add('a.png', 'one');
    await checks.check();
    renameSync(library.folder, join(home, 'unmounted'));
    const gone = await checks.check();
    expect(gone.sentences).toEqual([
      expect.stringMatching(/library is not there: connect the disk/),
    ]);
    expect(library.said()).toEqual(['a.png']);
    mkdirSync(library.folder);
    const empty = await checks.check();
    expect(empty.sentences[0]).toMatch(/is there, but not with your files in it/);
    expect(library.said()).toEqual(['a.png']);
  });

  it.skipIf(process.getuid?.() === 0)(
    'takes nothing for missing where it may not look',
    async () => {
      library.add('sub/a.png', 'one');
      await checks.check();
      chmodSync(at('sub'), 0);
      const check = await checks.check();
      chmodSync(at('sub'), 0o755);
      expect(check.found).toMatchObject({ missing: 0 });
      expect(check.found.unsure).toBeGreaterThan(0);
    },
  );
});
