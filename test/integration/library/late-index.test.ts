import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { librarySearchReads } from '../../../src/core/db/library-search-repository.ts';
import { migrate } from '../../../src/core/db/migrate.ts';
import { libraryQuerySchema } from '../../../src/shared/library.ts';
import { accountAt, facts, jobAt, outputAt, sha256 } from '../../fakes/library-rows.ts';
import { openCatalogue } from '../../fakes/open-catalogue.ts';
import { temporaryFolder } from '../../unit/library/temporary-folder.ts';

/** The last version before the library had an index. */
const BEFORE = 50;
/** The last one before it had an index of words. */
const BEFORE_WORDS = 82;
const JOBS = 300;
const folder = temporaryFolder();

function libraryOfBefore(path: string, version: number): void {
  const database = new Database(path);
  migrate(database, path, version);
  database
    .prepare(
      `INSERT INTO account (id, provider_id, name, name_key, base_url, is_demo, created_at)
       VALUES (?, 'mockly', 'Old', 'old', 'https://example.com', 0, 1)`,
    )
    .run(accountAt(0));
  const payload = database.prepare('INSERT INTO payload VALUES (?, ?)');
  const job = database.prepare(
    `INSERT INTO job (number, id, account_id, name, kind, payload_sha256, state, status,
       created_at, updated_at)
     VALUES (?, ?, ?, ?, 'image', ?, ?, ?, ?, 1)`,
  );
  const output = database.prepare(
    `INSERT INTO output (id, job_number, output_key, state, folder, file_name, bytes, sha256, facts,
       created_at) VALUES (?, ?, ?, 'stored', '/library', ?, 5, ?, ?, ?)`,
  );
  database.transaction(() => {
    for (let number = 1; number <= JOBS; number += 1) {
      const content = `{"text":"payload ${number}"}`;
      payload.run(sha256(content), Buffer.from(content));
      const state = number % 3 === 0 ? 'failed' : 'completed';
      const failure = { code: 'render-failed', message: `Error ${number}`, remedy: 'Again.' };
      const status = JSON.stringify(
        state === 'failed' ? { state, failure, outputs: null } : { state },
      );
      const sum = sha256(content);
      job.run(
        number,
        jobAt(number),
        accountAt(0),
        `Old ${number}`,
        sum,
        state,
        status,
        number * 1_000,
      );
      if (state === 'failed') continue;
      // Every tenth has two files.
      for (let file = 0; file < (number % 10 === 0 ? 2 : 1); file += 1) {
        const id = outputAt(number * 2 + file);
        const json = JSON.stringify(facts('image'));
        output.run(
          id,
          number,
          String(file),
          `old-${number}-${file}.png`,
          sum,
          json,
          number * 1_000 + 500,
        );
      }
    }
  })();
  database.close();
}

it('a library from before the index is found whole, after it was taken in', async () => {
  libraryOfBefore(join(folder.path, 'library.db'), BEFORE);
  const library = openCatalogue(folder.path);
  const search = (text: string) =>
    library.services.search({ ...libraryQuerySchema.parse({ text }), limit: 500, counts: true });
  const early = await search('');
  expect(early).toMatchObject({ items: [], building: { indexed: 0, total: JOBS } });

  await library.catalogue.start();
  while ((await search('')).building !== null)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const { items, counts } = await search('');
  const files = items.filter((item) => item.output !== null);
  expect(counts).toMatchObject({ exact: true, total: items.length, withFile: files.length });
  expect(new Set(items.map(({ jobNumber }) => jobNumber)).size).toBe(JOBS);
  expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted((a, b) => b - a));
  expect((await search('"payload 77"')).items.map(({ name }) => name)).toEqual(['Old 77']);
  expect((await search('"error 33"')).items.map(({ name }) => name)).toEqual(['Old 33']);
  expect((await search('old-250')).items).toHaveLength(2);
  await library.end();
});

it('words are found in texts from before there was an index of them, while it is made and after', async () => {
  libraryOfBefore(join(folder.path, 'library.db'), BEFORE_WORDS);
  const library = openCatalogue(folder.path);
  const found = async (text: string) => {
    const query = libraryQuerySchema.parse({ text });
    const { items } = await library.services.search({ ...query, limit: 500, counts: true });
    return items.map(({ id }) => id);
  };
  const words = librarySearchReads(library.reader);
  expect(words.hasAllWords()).toBe(false);
  library.rows.add({ name: 'Sundown', at: 50 });
  library.writer.run("UPDATE job SET name = 'Moonlight' WHERE number = 7");
  library.writer.run("UPDATE job SET name = 'Renewed' WHERE number = 9");
  const searches = ['ayload', 'undow', 'moonlight', 'renew', 'error', 'render-failed', 'nowhere'];
  const early = await Promise.all(searches.map(found));
  expect(early.map(({ length }) => length)).toEqual([320, 1, 1, 1, 100, 100, 0]);

  await library.catalogue.start();
  while (!words.hasAllWords()) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await Promise.all(searches.map(found))).toEqual(early);
  await library.end();
});
