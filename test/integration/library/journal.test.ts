import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournaled, rebuilt } from '../../fakes/journaled-library.ts';
import { libraryTables } from '../../fakes/library-tables.ts';
import { RandomHistory } from '../../fakes/random-history.ts';
import { safely } from '../../fakes/read-back-tables.ts';
import { temporaryFolder } from '../../unit/library/temporary-folder.ts';

const folder = temporaryFolder();

describe('a library that lost its database', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'comes back from what lies beside its files (seed %i)',
    async (seed) => {
      const library = join(folder.path, 'library');
      const before = await openJournaled(folder.path, library);
      const history = new RandomHistory(before, [library, join(library, 'inner')], seed);
      for (let round = 0; round < 6; round += 1) {
        for (let step = 0; step < 40; step += 1) history.step();
        await before.journal.flush();
      }
      const expected = libraryTables(before.writer);
      before.close();

      const after = await rebuilt(join(folder.path, 'rebuilt.db'), [library], { verify: true });
      expect(after.report.damage.lines).toBe(0);
      expect(after.report.files.missing + after.report.files.changed).toBe(0);
      expect(safely(libraryTables(after.writer))).toEqual(safely(expected));
      after.close();
    },
  );
});
