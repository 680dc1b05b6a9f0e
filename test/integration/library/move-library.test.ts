import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../fakes/library-rows.ts';
import { describe, expect, it } from 'vitest';
import { homeReads } from '../../../src/core/db/home-repository.ts';
import { LibraryMover } from '../../../src/core/library/portable/move-library.ts';
import { followRenamedLibrary } from '../../../src/core/library/portable/renamed-library.ts';
import { rememberingLogger } from '../../fakes/fake-host-services.ts';
import { handClock } from '../../fakes/hand-clock.ts';
import { openJournaled, type JournaledLibrary } from '../../fakes/journaled-library.ts';
import { RandomHistory } from '../../fakes/random-history.ts';
import { temporaryFolder } from '../../unit/library/temporary-folder.ts';

const folder = temporaryFolder();

/** A folder on another disk than the temporary ones, where this machine has one. */
const otherDisk =
  existsSync('/dev/shm') && statSync('/dev/shm').dev !== statSync(tmpdir()).dev ? '/dev/shm' : null;

const at = (...names: string[]) => join(folder.path, ...names);

async function filled(name: string, steps = 120, seed = 7): Promise<JournaledLibrary> {
  mkdirSync(at(name), { recursive: true });
  const library = await openJournaled(at(name), at(name, 'library'));
  const history = new RandomHistory(library, [library.library, join(library.library, 'in')], seed);
  for (let step = 0; step < steps; step += 1) history.step();
  return library;
}

function moverOf(library: JournaledLibrary, chosen: { folder: string }): LibraryMover {
  return new LibraryMover({
    writer: library.writer,
    clock: handClock(),
    logger: rememberingLogger(),
    today: () => chosen.folder,
    choose: (to) => {
      chosen.folder = to;
      return Promise.resolve();
    },
    pauseDownloads: () => Promise.resolve(false),
    resumeDownloads: () => Promise.resolve(),
    flushJournal: () => Promise.resolve(true),
  });
}

const missingFiles = ({ writer }: JournaledLibrary): string[] =>
  writer
    .all("SELECT folder, file_name FROM output WHERE state = 'stored'")
    .map((row) => join(String(row['folder']), String(row['file_name'])))
    .filter((path) => !existsSync(path));

describe('a library that moves', () => {
  it('takes every file with it, and leaves what is not its own', async () => {
    const library = await filled('one', 200);
    writeFileSync(join(library.library, 'mine.txt'), 'a person’s');
    const to = at('elsewhere');
    const moved = await moverOf(library, { folder: library.library }).move(to);
    expect(moved).toMatchObject({ state: 'done', missing: 0 });
    expect(moved.files.done).toBe(moved.files.total);
    expect(missingFiles(library)).toEqual([]);
    expect(readdirSync(library.library).filter((name) => name !== '.renderdesk')).toEqual([
      'mine.txt',
    ]);
    expect(homeReads(library.writer).folders()).not.toContain(library.library);
    library.close();
  });

  it('goes on after it was stopped anywhere', async () => {
    const library = await filled('one', 300);
    const chosen = { folder: library.library };
    const to = at('elsewhere');
    for (let round = 0; round < 200; round += 1) {
      const mover = moverOf(library, chosen);
      const moving = mover.move(to);
      setTimeout(() => void mover.stop(), round);
      const { state } = await moving;
      expect(missingFiles(library)).toEqual([]);
      if (state === 'done') break;
      expect(state).toBe('stopped');
    }
    expect(
      library.writer.one("SELECT count(*) AS n FROM output WHERE folder LIKE '%one/library%'"),
    ).toEqual({ n: 0 });
    library.close();
  });

  it('does not write over a stranger’s file', async () => {
    const library = await filled('one', 100);
    const to = at('elsewhere');
    mkdirSync(to);
    const file = library.writer.one('SELECT file_name FROM output WHERE folder = :folder', {
      folder: library.library,
    });
    const name = String(file?.['file_name']);
    writeFileSync(join(to, name), 'a stranger’s');
    await moverOf(library, { folder: library.library }).move(to);
    expect(readFileSync(join(to, name), 'utf8')).toBe('a stranger’s');
    expect(missingFiles(library)).toEqual([]);
    library.close();
  });

  it.runIf(otherDisk !== null)('is copied to another disk, every byte compared', async () => {
    const library = await filled('one', 150);
    const to = mkdtempSync(join(otherDisk ?? '', 'renderdesk-moved-'));
    try {
      const moved = await moverOf(library, { folder: library.library }).move(to);
      expect(moved).toMatchObject({ state: 'done', missing: 0 });
      const rows = library.writer.all(
        "SELECT folder, file_name, sha256 FROM output WHERE state = 'stored'",
      );
      expect(rows.length).toBeGreaterThan(10);
      for (const row of rows) {
        const path = join(String(row['folder']), String(row['file_name']));
        expect(path.startsWith(to)).toBe(true);
        expect(sha256(readFileSync(path, 'utf8'))).toBe(row['sha256']);
      }
      expect(existsSync(library.library)).toBe(false);
    } finally {
      rmSync(to, { recursive: true, force: true });
      library.close();
    }
  });

  it('is refused with a sentence where it can not go', async () => {
    const library = await filled('one', 5);
    const mover = moverOf(library, { folder: library.library });
    await expect(mover.move('relative')).rejects.toThrow(/not a whole path/);
    await expect(mover.move(library.library)).rejects.toThrow(/already/);
    await expect(mover.move(join(library.library, 'in', 'more'))).rejects.toThrow(
      /within the other/,
    );
    await expect(mover.move(at('no', 'such', 'folder'))).rejects.toThrow(/could not be made/);
    const other = await filled('other', 5);
    await expect(mover.move(other.library)).rejects.toThrow(/another library/);
    other.close();
    library.close();
  });

  it('is followed by its mark when a person moved it', async () => {
    const library = await filled('one', 200);
    await library.journal.flush();
    const to = at('other-disk');
    renameSync(library.library, to);
    const due = library.writer.one('SELECT count(*) AS n FROM journal_due');
    const parts = {
      writer: library.writer,
      now: () => 1,
      monotonic: () => performance.now(),
      signal: new AbortController().signal,
    };
    expect(await followRenamedLibrary(parts, to)).toBe(library.library);
    expect(missingFiles(library)).toEqual([]);
    // Its journal came along: nothing has to be written again.
    expect(library.writer.one('SELECT count(*) AS n FROM journal_due')).toEqual(due);
    expect(await followRenamedLibrary(parts, to)).toBeNull();
    library.close();
  });
});
