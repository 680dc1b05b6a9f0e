import { createHash } from 'node:crypto';
import {
  openDatabase,
  type OpenedDatabase,
  type WritableDatabase,
} from '../../src/core/db/database.ts';
import { failure } from '../../src/shared/failure.ts';
import { behindWrites } from '../../src/core/db/write-behind.ts';
import { recountLibrary, writeMissingTexts } from '../../src/core/db/library-recount.ts';
import { often, seeded, vocabulary } from './random.ts';

/*
 * A library of a studio after three years: twelve accounts at six providers, nine in ten renders
 * completed, texts whose words are as unequally common as those of a language.
 */

const DAY_MS = 86_400_000;
export const FIRST_DAY = Date.UTC(2023, 7, 1);
export const YEARS_MS = 3 * 365 * DAY_MS;
const ACCOUNTS = 12;
const PROVIDERS = ['mockly', 'roughy', 'swiftia', 'rendley', 'shotstack', 'replicate'];
const TAGS = 200;
/** Rows of one transaction. */
const CHUNK = 20_000;

export const words = vocabulary(20_000, seeded(1));

/** A uuid in which a number can be read. */
export const uuid = (number: number, group: string): string =>
  `0197a0b0-${group}-7000-8000-${number.toString(16).padStart(12, '0')}`;

interface Progress {
  (what: string, done: number): void;
}

/** Makes the library in a new database file; the triggers are left out while it is filled. */
export function buildLibrary(path: string, rows: number, say: Progress): void {
  const database = openDatabase(path);
  const { writer } = database;
  const triggers = writer.all(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'library%' AND name NOT LIKE 'library_text_is%' AND name NOT LIKE 'library_word%'",
  );
  for (const { name } of triggers) writer.run(`DROP TRIGGER ${String(name)}`);
  addAccounts(writer);
  const random = seeded(2);
  for (let from = 0; from < rows; from += CHUNK) {
    writer.transaction(() => {
      for (let row = from; row < Math.min(rows, from + CHUNK); row += 1) {
        addRow(writer, row, rows, random);
      }
    });
    say('rows', from + CHUNK);
  }
  putIntoCells(database);
  for (let done = 0; ;) {
    const written = writeMissingTexts(writer, CHUNK);
    if (written === 0) break;
    writer.transaction(() => behindWrites(writer).takeInDue(written));
    done += written;
    say('texts', done);
  }
  recountLibrary(writer);
  for (const { sql } of triggers) writer.run(String(sql));
  writer.run(`UPDATE library_build SET jobs_from = 1, jobs_at_first = 0, words_from = 0`);
  database.close();
}

function addAccounts(writer: WritableDatabase): void {
  for (let index = 0; index < ACCOUNTS; index += 1) {
    const name = `Account ${index}`;
    writer.run(
      `INSERT INTO account (id, provider_id, name, name_key, base_url, is_demo, created_at)
       VALUES (:id, :provider, :name, :name, 'https://example.com', 0, 1)`,
      { id: uuid(index, 'aaaa'), provider: PROVIDERS[index % PROVIDERS.length] ?? '', name },
    );
  }
  for (let index = 0; index < TAGS; index += 1) {
    const name = `${words[index * 7] ?? ''} ${index}`;
    writer.run('INSERT INTO library_tag (name, name_key) VALUES (:name, :name)', { name });
  }
}

function sentence(count: number, random: () => number): string {
  return Array.from({ length: count }, () => words[often(words.length, random)]).join(' ');
}

function payloadOf(number: number): { sha256: string; content: Uint8Array } {
  const random = seeded(1_000 + number);
  const content = Buffer.from(
    JSON.stringify({
      template: words[often(200, random)],
      title: sentence(4, random),
      text: sentence(24, random),
      seed: Math.floor(random() * 1e9),
      size: { width: 1_920, height: 1_080 },
    }),
  );
  return { sha256: createHash('sha256').update(content).digest('hex'), content };
}

function addRow(writer: WritableDatabase, row: number, rows: number, random: () => number): void {
  const number = row + 1;
  const at = FIRST_DAY + Math.floor((row / rows) * YEARS_MS);
  const dice = random();
  const state = dice < 0.92 ? 'completed' : dice < 0.98 ? 'failed' : 'canceled';
  const account = often(ACCOUNTS, random);
  const kind = account % 3 === 0 || random() < 0.2 ? 'image' : 'video';
  // Every fifth is rendered again from a payload that was there before.
  const payload = payloadOf(row % 5 === 4 ? Math.floor(random() * row) : row);
  writer.run('INSERT INTO payload VALUES (:sha256, :content) ON CONFLICT DO NOTHING', payload);
  const failed = failure('render-failed', sentence(8, random), 'Render again.');
  const job = {
    number,
    id: uuid(number, 'bbbb'),
    account: uuid(account, 'aaaa'),
    name: `${sentence(2, random)} ${number % 1_000}`,
    kind,
    sha256: payload.sha256,
    state,
    status: JSON.stringify(
      state === 'failed'
        ? { state, failure: failed, outputs: null }
        : { state, stoppedAtProvider: true },
    ),
    at,
    price: account % 2 === 0 ? Math.floor(random() * 40) * 250_000 : null,
  };
  writer.run(
    `INSERT INTO job (number, id, account_id, name, kind, payload_sha256, state, status, created_at,
       updated_at, submitted_at, ended_at, price_micro, price_unit)
     VALUES (:number, :id, :account, :name, :kind, :sha256, :state, :status, :at, :at, :at, :at,
       :price, 'credits')`,
    job,
  );
  for (const event of ['submit-accepted', state]) {
    writer.run(
      `INSERT INTO job_history (job_number, at, event, state, note)
       VALUES (:number, :at, :event, :state, 'It went on.')`,
      { number, at, event, state },
    );
  }
  const facts = {
    kind,
    mediaType: kind === 'image' ? 'image/png' : 'video/mp4',
    width: 1_920,
    height: 1_080,
    durationSeconds: kind === 'video' ? Math.floor(random() * 120) : null,
    frameRate: kind === 'video' ? 30 : null,
    videoCodec: null,
    audioCodec: null,
    hasAlpha: false,
  };
  const output = state === 'completed' ? uuid(number, 'cccc') : null;
  const bytes = Math.floor(random() * 50_000_000);
  if (output !== null) {
    writer.run(
      `INSERT INTO output (id, job_number, output_key, state, folder, file_name, bytes, sha256,
         facts, created_at)
       VALUES (:output, :number, '0', 'stored', '/library', :fileName, :bytes, :sha256, :facts, :at)`,
      {
        output,
        number,
        fileName: `${job.name}-${number}.png`,
        bytes,
        // One in a hundred is the same as an earlier one.
        sha256: createHash('sha256')
          .update(String(row % 100 === 0 ? Math.floor(row / 200) : row))
          .digest('hex'),
        facts: JSON.stringify(facts),
        at,
      },
    );
  }
  writer.run(
    `INSERT INTO library_item (id, job_number, output_id, state, account_id, kind, name_key, bytes,
       duration_ms, price_micro, starred, note)
     VALUES (:id, :number, :output, :state, :account, :kind, library_name_key(:name), :bytes,
       :duration, :price, :starred, :note)`,
    {
      id: at * 16,
      number,
      output,
      state,
      account: job.account,
      kind,
      name: job.name,
      bytes: output === null ? -1 : bytes,
      duration:
        output === null || facts.durationSeconds === null ? -1 : facts.durationSeconds * 1_000,
      price: job.price ?? -1,
      starred: random() < 0.03 ? 1 : 0,
      note: random() < 0.02 ? sentence(6, random) : '',
    },
  );
  if (random() < 0.2) addTags(writer, at * 16, random);
}

function addTags(writer: WritableDatabase, id: number, random: () => number): void {
  const count = 1 + Math.floor(random() * 3);
  for (let index = 0; index < count; index += 1) {
    writer.run('INSERT OR IGNORE INTO library_item_tag VALUES (:tag, :id)', {
      tag: 1 + often(TAGS, random),
      id,
    });
  }
}

function putIntoCells({ writer }: OpenedDatabase): void {
  writer.transaction(() => {
    writer.run(
      `INSERT OR IGNORE INTO library_cell
           (shelf, state, account_id, kind, has_file, starred, missing)
         SELECT DISTINCT 0, state, account_id, kind, output_id IS NOT NULL, starred, 0
         FROM library_item`,
    );
    writer.run(
      `UPDATE library_item SET cell_id = (SELECT cell.id FROM library_cell AS cell
         WHERE cell.shelf = 0 AND cell.state = library_item.state
           AND cell.account_id = library_item.account_id AND cell.kind = library_item.kind
           AND cell.has_file = (library_item.output_id IS NOT NULL)
           AND cell.starred = library_item.starred AND cell.missing = 0)`,
    );
  });
}
