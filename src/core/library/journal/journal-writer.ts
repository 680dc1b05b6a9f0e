import { stat } from 'node:fs/promises';
import type { ReadableDatabase, WritableDatabase } from '../../db/database.ts';
import { homeReads } from '../../db/home-repository.ts';
import {
  journalReads,
  journalWrites,
  type DueBesides,
  type JournalFolder,
} from '../../db/journal-repository.ts';
import { recordReads } from '../../db/record-repository.ts';
import { libraryViewReads } from '../../db/library-view-repository.ts';
import { redact } from '../../../shared/redact.ts';
import type { Clock } from '../../ports.ts';
import { appendLines, removeSegmentsBefore } from './append.ts';
import { journalPath, segmentPath, segmentsOf } from './journal-folder.ts';
import { lineOf } from './line.ts';
import type { FolderBatch } from './make-batch.ts';

export interface WriterParts {
  readonly reader: ReadableDatabase;
  readonly writer: WritableDatabase;
  readonly clock: Clock;
}

/** Read in one go when it is rebuilt, and removed in one go when it is of no use any more. */
const SEGMENT_BYTES = 16 * 1024 * 1024;
/** Written anew when this many lines stand there for each job that there is … */
const LINES_A_JOB = 3;
/** … and not before it is worth it. */
const FEWEST_DEAD_LINES = 10_000;
const LATE_AT_ONCE = 500;

/** Writes to the journals of several folders, and keeps how far each of them is. */
export class JournalWriter {
  readonly #parts: WriterParts;
  readonly #reads;
  readonly #writes;
  /** Those that were seen to be as they were left. */
  readonly #prepared = new Set<string>();

  constructor(parts: WriterParts) {
    this.#parts = parts;
    this.#reads = journalReads(parts.writer);
    this.#writes = journalWrites(parts.writer);
  }

  /** Makes sure that the journal is whole as far as it was written; else it is written anew. */
  async prepare(root: string): Promise<void> {
    const { writer } = this.#parts;
    writer.transaction(() => this.#writes.addFolder(root));
    const late = this.#reads.lateIn(this.#folder(root).id, LATE_AT_ONCE);
    if (late.length > 0) {
      writer.transaction(() => this.#writes.makeDue(this.#folder(root).id, late));
    }
    if (this.#prepared.has(root)) return;
    const folder = this.#folder(root);
    const journal = this.#journal(root);
    const last = (await segmentsOf(journal)).at(-1)?.number ?? 0;
    const isWhole =
      folder.segment > 0 && (await lengthOf(segmentPath(journal, folder.segment))) >= folder.bytes;
    if (!isWhole || last > folder.segment) {
      writer.transaction(() => {
        const segment = Math.max(last, folder.segment) + 1;
        if (folder.segment === 0 && last === 0) {
          this.#writes.setEnd(folder.id, { segment, bytes: 0, lines: 0 });
        } else this.#writes.beginAnew(folder.id, segment);
      });
    }
    this.#prepared.add(root);
  }

  /** Folders that are away miss what is no job, and get all of that when they are back. */
  noteBehind(ready: readonly string[]): void {
    const { writer } = this.#parts;
    if (this.#reads.dueBesides().length === 0) return;
    writer.transaction(() => {
      for (const { id, folder, isBehind } of this.#reads.folders()) {
        if (!isBehind && !ready.includes(folder)) this.#writes.setBehind(id, true);
      }
    });
  }

  async writeBesides(ready: readonly string[]): Promise<void> {
    const due = this.#reads.dueBesides();
    const lines = this.#besides(due);
    for (const root of ready) {
      const folder = this.#folder(root);
      if (folder.isBehind) await this.#append(root, this.#head(root), 0);
      else if (lines !== '') await this.#append(root, lines, 0);
      if (folder.isBehind) {
        this.#parts.writer.transaction(() => this.#writes.setBehind(folder.id, false));
      }
    }
    if (due.length > 0) {
      this.#parts.writer.transaction(() => this.#writes.besidesWritten(due));
    }
  }

  async write({ root, text, jobs }: FolderBatch): Promise<void> {
    await this.#append(root, text, jobs);
  }

  /** What a new beginning has made worthless goes; and one that is mostly dead begins anew. */
  async finish(root: string): Promise<void> {
    const { writer } = this.#parts;
    const folder = this.#folder(root);
    if (folder.anewFrom !== null && folder.anewNext === null && !this.#reads.isAnythingDue()) {
      await removeSegmentsBefore(this.#journal(root), folder.anewFrom);
      writer.transaction(() => this.#writes.endAnew(folder.id));
    }
    if (folder.anewFrom !== null || folder.lines < FEWEST_DEAD_LINES) return;
    if (folder.lines < LINES_A_JOB * this.#reads.jobCount() + FEWEST_DEAD_LINES) return;
    writer.transaction(() => this.#writes.beginAnew(folder.id, folder.segment + 1));
  }

  async #append(root: string, text: string, jobs: number): Promise<void> {
    const folder = this.#folder(root);
    const isFull = folder.bytes >= SEGMENT_BYTES;
    const segment = isFull ? folder.segment + 1 : folder.segment;
    const head = isFull || folder.bytes === 0 ? this.#head(root) : '';
    const bytes = await appendLines(this.#journal(root), segment, head + text);
    this.#parts.writer.transaction(() =>
      this.#writes.setEnd(folder.id, { segment, bytes, lines: folder.lines + jobs }),
    );
  }

  /** Everything that is no job: stands at the beginning of each segment. */
  #head(root: string): string {
    const { writer, clock } = this.#parts;
    const home = homeReads(writer);
    const records = recordReads(writer);
    const library = {
      type: 'library',
      library: home.markOf(root) ?? '',
      home: home.tag(),
      startedAt: clock.now(),
      lastNumber: records.lastJobNumber(),
    };
    const tags = records.tags().map((tag) => lineOf({ type: 'tag', ...tag }));
    return [lineOf(library), ...this.#accounts(), this.#views(), ...tags].join('');
  }

  #accounts(only?: ReadonlySet<string>): string[] {
    return recordReads(this.#parts.writer)
      .accounts()
      .filter(({ id }) => only === undefined || only.has(id))
      .map((account) => lineOf({ type: 'account', ...account, baseUrl: redact(account.baseUrl) }));
  }

  #views(): string {
    const views = libraryViewReads(this.#parts.writer)
      .views()
      .map(({ name, query }) => ({ name, query }));
    return lineOf({ type: 'views', views });
  }

  #besides(due: readonly DueBesides[]): string {
    const changed = due.map(({ what }) => what.split(' '));
    const ids = (kind: string) =>
      new Set(changed.flatMap(([what, id = '']) => (what === kind ? id : [])));
    const accounts = ids('account');
    const tags = ids('tag');
    const lines = accounts.size > 0 ? this.#accounts(accounts) : [];
    if (tags.size > 0) {
      const named = recordReads(this.#parts.writer).tags();
      const renamed = named.filter(({ id }) => tags.has(`${id}`));
      lines.push(...renamed.map((tag) => lineOf({ type: 'tag', ...tag })));
    }
    if (ids('views').size > 0 || changed.some(([what]) => what === 'views')) {
      lines.push(this.#views());
    }
    for (const [what, number, id] of changed) {
      if (what === 'gone') lines.push(lineOf({ type: 'gone', id, number: Number(number) }));
    }
    return lines.join('');
  }

  #folder(root: string): JournalFolder {
    const folder = this.#reads.folder(root);
    if (folder === undefined) throw new Error('a journal has no row');
    return folder;
  }

  #journal(root: string): string {
    return journalPath(root, homeReads(this.#parts.writer).tag());
  }
}

/** In bytes; -1 where there is no such file. */
async function lengthOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return -1;
  }
}
