import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { journalReads, journalWrites } from '../../../src/core/db/journal-repository.ts';
import { openJournaled, rebuilt } from '../../fakes/journaled-library.ts';
import { libraryTables } from '../../fakes/library-tables.ts';
import { randomOf, RandomHistory } from '../../fakes/random-history.ts';
import { safely } from '../../fakes/read-back-tables.ts';
import { temporaryFolder } from '../../unit/library/temporary-folder.ts';

const folder = temporaryFolder();
const script = fileURLToPath(new URL('../../fakes/journal-process.ts', import.meta.url));
const node = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
const KILLS = 12;
const LONGEST_LIFE_MS = 400;

const segments = (library: string): string[] =>
  readdirSync(join(library, '.renderdesk', 'history'))
    .flatMap((home) => {
      const journal = join(library, '.renderdesk', 'history', home);
      return readdirSync(journal).map((name) => join(journal, name));
    })
    .toSorted();

describe('a journal', () => {
  it('has everything after kill -9 at random moments', async () => {
    const random = randomOf(11);
    const library = join(folder.path, 'library');
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = spawn(node, [script, folder.path, String(kill)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const closed = once(child, 'close');
      await Promise.race([once(child.stdout, 'data'), closed]);
      expect(child.exitCode).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE_MS));
      child.kill('SIGKILL');
      await closed;

      const { journal, writer, close } = await openJournaled(folder.path, library);
      await journal.flush();
      const expected = libraryTables(writer);
      close();
      const after = await rebuilt(join(folder.path, `rebuilt-${kill}.db`), [library]);
      // A line that was torn costs nothing: it was written again.
      expect(safely(libraryTables(after.writer))).toEqual(safely(expected));
      after.close();
    }
  });

  it.each([1, 2, 3, 4, 5])(
    'loses to damaged bytes only what they hit, and says which (seed %i)',
    async (seed) => {
      const library = join(folder.path, 'library');
      const before = await openJournaled(folder.path, library);
      const history = new RandomHistory(before, [library], seed);
      for (let step = 0; step < 200; step += 1) history.step();
      await before.journal.flush();
      const expected = libraryTables(before.writer);
      before.close();

      const random = randomOf(seed * 100);
      const [path = ''] = segments(library);
      const bytes = readFileSync(path);
      const hit = damage(bytes, random, 1 + Math.floor(random() * 8));
      writeFileSync(path, bytes);

      const after = await rebuilt(join(folder.path, 'rebuilt.db'), [library]);
      const { lines, first } = after.report.damage;
      expect(lines).toBeGreaterThan(0);
      expect(lines).toBeLessThanOrEqual(hit.lines.size);
      for (const line of first) expect(line.path).toBe(path);
      const jobs = new Map(libraryTables(after.writer)['jobs']?.map((row) => [row['id'], row]));
      for (const row of expected['jobs'] ?? []) {
        if (hit.text.includes(String(row['id']))) continue;
        const found = jobs.get(String(row['id']));
        expect(found).toMatchObject({ number: row['number'], name: row['name'] });
      }
      after.close();
    },
  );

  it('is one for each folder, and waits for a folder that is away', async () => {
    const [one, two] = [join(folder.path, 'one'), join(folder.path, 'two')];
    mkdirSync(two);
    const first = await openJournaled(folder.path, two);
    first.close();
    const library = await openJournaled(folder.path, one);
    const history = new RandomHistory(library, [one, two], 3);
    for (let step = 0; step < 80; step += 1) history.step();
    await library.journal.flush();
    renameSync(two, `${two} away`);
    // A folder that an unmounted disk leaves behind.
    mkdirSync(two);
    for (let step = 0; step < 80; step += 1) history.step();
    await library.journal.flush();
    expect(readdirSync(two).filter((name) => name.startsWith('.'))).toEqual([]);
    const late = journalReads(library.writer)
      .folders()
      .find(({ folder: each }) => each === two);
    expect(journalReads(library.writer).lateIn(late?.id ?? 0, 10).length).toBeGreaterThan(0);
    for (const name of readdirSync(two)) renameSync(join(two, name), join(`${two} away`, name));
    rmSync(two, { recursive: true });
    renameSync(`${two} away`, two);
    await library.journal.flush();
    await library.journal.flush();
    const expected = libraryTables(library.writer);
    library.close();

    const after = await rebuilt(join(folder.path, 'rebuilt.db'), [one, two]);
    expect(safely(libraryTables(after.writer))).toEqual(safely(expected));
    after.close();
  });

  it('is written anew when it is mostly dead, or no longer what was written', async () => {
    const path = join(folder.path, 'library');
    const library = await openJournaled(folder.path, path);
    const history = new RandomHistory(library, [path], 5);
    for (let step = 0; step < 60; step += 1) history.step();
    await library.journal.flush();
    const row = journalReads(library.writer).folder(path);
    journalWrites(library.writer).setEnd(row?.id ?? 0, {
      segment: row?.segment ?? 0,
      bytes: row?.bytes ?? 0,
      lines: 1_000_000,
    });
    await library.journal.flush();
    await library.journal.flush();
    expect(segments(path).map((name) => name.slice(-12))).toEqual(['000002.jsonl']);
    const expected = libraryTables(library.writer);
    library.close();

    // Somebody cut it short: the next start writes it again.
    const [segment = ''] = segments(path);
    writeFileSync(segment, readFileSync(segment).subarray(0, 500));
    const again = await openJournaled(folder.path, path);
    await again.journal.flush();
    again.close();
    const after = await rebuilt(join(folder.path, 'rebuilt.db'), [path]);
    expect(after.report.damage.lines).toBe(0);
    expect(safely(libraryTables(after.writer))).toEqual(safely(expected));
    after.close();
  });
});

/** Changes bytes in place. @returns the lines that were hit, and all that stood in them */
function damage(bytes: Buffer, random: () => number, count: number) {
  const whole = bytes.toString('latin1');
  const lines = new Set<number>();
  let text = '';
  for (let each = 0; each < count; each += 1) {
    const at = Math.floor(random() * bytes.byteLength);
    const was = bytes[at] ?? 0;
    bytes[at] = was ^ (1 + Math.floor(random() * 255));
    // The end of a line belongs to both that it parts; a byte may have become one.
    for (const place of [at - 1, at, at + 1]) {
      const begin = whole.lastIndexOf('\n', place - 1) + 1;
      const end = whole.indexOf('\n', place);
      lines.add(begin);
      lines.add(-begin - 1);
      text += whole.slice(begin, end === -1 ? undefined : end);
    }
  }
  return { lines, text };
}
