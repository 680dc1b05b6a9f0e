import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase, type WritableDatabase } from '../../../src/core/db/database.ts';
import { homeReads } from '../../../src/core/db/home-repository.ts';
import { restoreWrites } from '../../../src/core/db/restore-repository.ts';
import { OwnHistory } from '../../../src/core/library/portable/read-own-history.ts';
import { openJournaled } from '../../fakes/journaled-library.ts';
import { RandomHistory } from '../../fakes/random-history.ts';
import { temporaryFolder } from '../../unit/library/temporary-folder.ts';

const folder = temporaryFolder();
const jobs = (writer: WritableDatabase) =>
  writer.all('SELECT id, name, kind FROM job ORDER BY number');

it('puts back what the database does not have, and leaves alone what it has', async () => {
  const library = join(folder.path, 'library');
  const before = await openJournaled(folder.path, library);
  const history = new RandomHistory(before, [library, join(library, 'inner')], 3);
  for (let step = 0; step < 150; step += 1) history.step();
  await before.journal.flush();
  const expected = jobs(before.writer);
  expect(expected.length).toBeGreaterThan(10);

  const { writer, close } = openDatabase(join(folder.path, 'emptied.db'));
  restoreWrites(writer).setHomeTag(homeReads(before.writer).tag());
  before.close();
  const parts = {
    writer,
    clock: { now: () => 1_800_000_000_000, monotonic: () => performance.now(), after: () => never },
    journal: { flush: () => Promise.resolve(true) },
    folder: () => library,
  };
  const own = new OwnHistory(parts);
  const going = new AbortController().signal;
  const reading = own.read(true, going);
  expect(own.state()).not.toBeNull();
  await expect(own.read(true, going)).rejects.toThrow('being read just now');
  expect(await reading).toMatchObject({ added: expected.length, skipped: 0, isComplete: true });
  expect(jobs(writer)).toEqual(expected);
  expect(own.state()).toBeNull();

  writer.run("UPDATE job SET name = 'renamed since' WHERE number = 1");
  const kept = jobs(writer);
  expect(await own.read(false, going)).toMatchObject({ added: 0, skipped: expected.length });
  expect(jobs(writer)).toEqual(kept);

  const elsewhere = join(folder.path, 'elsewhere');
  mkdirSync(elsewhere);
  const nowhere = new OwnHistory({ ...parts, folder: () => elsewhere });
  writer.run('DELETE FROM library_folder');
  await expect(nowhere.read(false, going)).rejects.toThrow('No history of this library lies');
  close();
});

const never = (): void => undefined;
