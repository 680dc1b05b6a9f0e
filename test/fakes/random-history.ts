import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyWrites } from '../../src/core/db/history-repository.ts';
import { jobReads, jobWrites } from '../../src/core/db/job-repository.ts';
import { libraryOrderWrites } from '../../src/core/db/library-order-repository.ts';
import { libraryViewWrites } from '../../src/core/db/library-view-repository.ts';
import { outputWrites } from '../../src/core/db/output-repository.ts';
import { payloadWrites } from '../../src/core/db/payload-repository.ts';
import { submissionWrites } from '../../src/core/db/submission-repository.ts';
import type { OpenedDatabase } from '../../src/core/db/database.ts';
import type { Job, JobStatus } from '../../src/core/jobs/job.ts';
import { renderingStatus } from './rendering-status.ts';
import { failure } from '../../src/shared/failure.ts';
import { jobPriorities } from '../../src/shared/job.ts';
import { libraryQuerySchema } from '../../src/shared/library.ts';
import { accountAt, facts, jobAt, outputAt } from './library-rows.ts';

/** Numbers from 0 to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words = ['blue', 'sky', 'Öl', 'naïve', '“quoted”', 'tab\there', '=1+1', '日本', '🎬', 'x'];
const states = ['queued', 'submitting', 'unconfirmed', 'rendering', 'downloading'] as const;
const ends = ['completed', 'failed', 'canceled'] as const;

/** Does whatever happens in a library, at random, through the product's own repositories. */
export class RandomHistory {
  readonly #database: OpenedDatabase;
  readonly #folders: readonly string[];
  readonly #random: () => number;
  #now = 1_700_000_000_000;
  #jobs = 0;
  #outputs = 0;

  constructor(database: OpenedDatabase, folders: readonly string[], seed: number) {
    this.#database = database;
    this.#folders = folders;
    this.#random = randomOf(seed);
    const { writer } = database;
    this.#jobs = Number(writer.one('SELECT count(*) AS n FROM job')?.['n']);
    this.#outputs = Number(writer.one('SELECT count(*) AS n FROM output')?.['n']);
    // No two runs on one database share a moment.
    this.#now += seed * 10_000_000;
    for (let number = 0; number < 3; number += 1) {
      writer.run(
        `INSERT OR IGNORE INTO account (id, provider_id, name, name_key, base_url, is_demo, created_at, plan_id)
         VALUES (:id, :provider, :name, :name, 'https://example.com/v1', 0, :number, :plan)`,
        {
          id: accountAt(number),
          provider: ['mockly', 'roughy', 'rendley'][number] ?? '',
          name: `account ${number}`,
          number,
          plan: number === 0 ? 'pro' : null,
        },
      );
    }
  }

  /** One thing that happens. */
  step(): void {
    this.#now += 1 + Math.floor(this.#random() * 3);
    const { writer } = this.#database;
    const choice = this.#random();
    writer.transaction(() => {
      if (this.#jobs === 0 || choice < 0.3) this.#addJob();
      else if (choice < 0.5) this.#moveJob();
      else if (choice < 0.7) this.#addFile();
      else if (choice < 0.9) this.#order();
      else if (choice < 0.93) this.#renameTag();
      else if (choice < 0.95) this.#changeAccount();
      else if (choice < 0.98) this.#changeWhen();
      else this.#view();
    });
  }

  #pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.#random() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  #text(): string {
    return `${this.#pick(words)} ${this.#pick(words)} ${Math.floor(this.#random() * 100)}`;
  }

  #anyJob(): Job {
    const number = 1 + Math.floor(this.#random() * this.#jobs);
    const job = jobReads(this.#database.writer).byNumber(number);
    if (job === undefined) throw new Error('there is no such job');
    return job;
  }

  #addJob(): void {
    const { writer } = this.#database;
    this.#jobs += 1;
    const isAdopted = this.#random() < 0.1;
    const bytes = this.#random() < 0.1 ? Buffer.from([0xff, 0xfe, 0x7b, 0]) : this.#json();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!isAdopted) payloadWrites(writer).keep(sha256, bytes);
    const status = this.#status();
    const number = jobWrites(writer).insert({
      id: jobAt(this.#jobs),
      accountId: accountAt(Math.floor(this.#random() * 3)),
      name: this.#text(),
      kind: 'video',
      payloadSha256: isAdopted ? null : sha256,
      status: {
        state: 'queued',
        attempts: 0,
        lostAt: null,
        problem: null,
        paused: false,
        heldFor: null,
      },
      nextCheckAt: this.#now,
      createdAt: this.#now,
      price:
        this.#random() < 0.3 ? { amountMicro: 1_250_000, unit: 'credits', said: '1.25' } : null,
    });
    this.#change(number, status);
  }

  #json(): Buffer {
    return Buffer.from(JSON.stringify({ text: this.#pick(words), n: this.#pick([1, 2, 3]) }));
  }

  #moveJob(): void {
    this.#change(this.#anyJob().number, this.#status());
  }

  #changeWhen(): void {
    const sendAt = this.#random() < 0.5 ? this.#now : null;
    const priority = this.#pick(jobPriorities);
    const job = this.#anyJob();
    // As an event of a job: what changes nothing is none.
    if (job.sendAt === sendAt && job.priority === priority) return;
    jobWrites(this.#database.writer).update({ ...job, sendAt, priority, updatedAt: this.#now });
  }

  #change(number: number, status: JobStatus): void {
    const { writer } = this.#database;
    const job = jobReads(writer).byNumber(number);
    // One that stays queued is not written down again until it goes on: see the journal's triggers.
    if (job === undefined || (job.status.state === 'queued' && status.state === 'queued')) return;
    const { state } = status;
    const remoteId = state === 'queued' || state === 'submitting' ? null : `render-${number}`;
    jobWrites(writer).update({
      ...job,
      status,
      remoteId,
      operation: remoteId === null ? null : { id: remoteId, kind: job.kind },
      updatedAt: this.#now,
      submittedAt: state === 'queued' ? null : this.#now,
      endedAt:
        state === 'completed' || state === 'failed' || state === 'canceled' ? this.#now : null,
      warning: this.#random() < 0.1 ? 'odd answer' : null,
      remoteTimes:
        this.#random() < 0.2 ? { createdAt: this.#now, startedAt: null, completedAt: null } : null,
    });
    historyWrites(writer).append(number, {
      at: this.#now,
      event: 'test',
      state,
      note: this.#text(),
    });
    if (state !== 'queued') {
      submissionWrites(writer).add({
        jobNumber: number,
        accountId: job.accountId,
        keyScope: `account ${job.accountId}`,
        kind: job.kind,
        month: '2026-07',
        sentAt: this.#now,
        unit: 'credits',
        amountMicro: 1_250_000,
      });
    }
  }

  #status(): JobStatus {
    const state = this.#pick(this.#random() < 0.3 ? states : ends);
    const why = failure('render-failed', `It broke: ${this.#text()}`, 'Render again.');
    switch (state) {
      case 'queued':
        return { state, attempts: 1, lostAt: null, problem: null, paused: false, heldFor: null };
      case 'submitting':
        return { state, since: this.#now, attempts: 1, lostAt: null, paused: false };
      case 'unconfirmed':
        return { state, since: this.#now, failure: why, sentAt: this.#now, searches: 0 };
      case 'rendering':
        return renderingStatus(this.#now);
      case 'downloading':
        return {
          state,
          since: this.#now,
          outputs: [{ key: 'main', bytes: 3, kind: 'image' }],
          attempts: 0,
          finalAnswers: 0,
          waitingFor: null,
          paused: false,
          unasked: false,
          again: false,
          problem: null,
        };
      case 'failed':
        return { state, failure: why, outputs: null };
      case 'canceled':
        return { state, stoppedAtProvider: false };
      case 'completed':
        return { state };
    }
  }

  #addFile(): void {
    const { writer } = this.#database;
    const job = this.#anyJob();
    this.#outputs += 1;
    const id = outputAt(this.#outputs);
    const folder = this.#pick(this.#folders);
    const fileName = `${this.#text().replaceAll(/[\t“”=]/g, '-')}-${this.#outputs}.png`;
    const content = `bytes of ${this.#outputs}`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, fileName), content);
    const rows = outputWrites(writer);
    rows.reserve({
      id,
      jobNumber: job.number,
      outputKey: `key ${this.#outputs}`,
      folder,
      fileName,
      partName: null,
      createdAt: this.#now,
    });
    const sha256 = createHash('sha256').update(content).digest('hex');
    const proven = { bytes: Buffer.byteLength(content), sha256, facts: facts('image') };
    rows.verify(id, { fileName, ...proven });
    rows.store(id, this.#now);
  }

  #order(): void {
    const { writer } = this.#database;
    const row = writer.one('SELECT id FROM library_item WHERE id >= :from ORDER BY id LIMIT 1', {
      from: Math.floor((this.#now - this.#random() * this.#jobs * 3) * 16),
    });
    if (row === undefined) return;
    const item = Number(row['id']);
    const writes = libraryOrderWrites(writer);
    const what = this.#random();
    if (what < 0.25) writes.setStar(item, this.#random() < 0.7);
    else if (what < 0.5) writes.setNote(item, this.#text());
    else if (what < 0.8) writes.addTag(item, writes.ensureTag(this.#pick(words)));
    else if (what < 0.9) writes.removeTag(item, writes.ensureTag(this.#pick(words)));
    else {
      writer.run('UPDATE library_item SET trashed_at = :at WHERE id = :item', {
        item,
        at: this.#random() < 0.5 ? this.#now : null,
      });
    }
  }

  #renameTag(): void {
    const { writer } = this.#database;
    const row = writer.one('SELECT id FROM library_tag ORDER BY id LIMIT 1');
    if (row === undefined) return;
    const id = Number(row['id']);
    const writes = libraryOrderWrites(writer);
    if (this.#random() < 0.5) writes.renameTag(id, `renamed ${this.#now}`);
    else writes.colourTag(id, this.#pick(['red', 'teal', null]));
  }

  #changeAccount(): void {
    const { writer } = this.#database;
    writer.run(
      'UPDATE account SET name = :name, name_key = :name, colour = :colour WHERE id = :id',
      {
        id: accountAt(Math.floor(this.#random() * 3)),
        name: `account ${this.#now}`,
        colour: this.#pick(['blue', 'teal']),
      },
    );
  }

  #view(): void {
    libraryViewWrites(this.#database.writer).insertView(
      `view ${this.#now}`,
      libraryQuerySchema.parse({ text: this.#text() }),
    );
  }
}
