import type { Failure } from '../../../shared/failure.ts';
import type { LibraryCounts, LibraryQuery, PayloadComparison } from '../../../shared/library.ts';
import type { ItemRow } from '../../db/library-item-repository.ts';
import type { BatchWish, JournalBatch } from '../journal/make-batch.ts';
import type { ExportPage, ExportWish } from '../portable/export-page.ts';
import type { RetentionChoice, RetentionWish } from '../care/retention/choose-items.ts';
import type { DuplicatesWish, FoundDuplicates } from './find-duplicates.ts';
import type { Found, SearchWish } from './library-reader.ts';

/** What a reading thread can be asked, and what it answers to it. */
export interface TaskTable {
  search: { input: SearchWish; answer: Found };
  count: { input: LibraryQuery; answer: LibraryCounts };
  /** The numbers of items that fit, newest first, from behind `below`. */
  ids: { input: { query: LibraryQuery; below: number | null; limit: number }; answer: number[] };
  items: { input: readonly string[]; answer: ItemRow[] };
  duplicates: { input: DuplicatesWish; answer: FoundDuplicates };
  /** By the jobs' ids. */
  compare: { input: { a: string; b: string }; answer: PayloadComparison };
  takeOverLog: { input: null; answer: null };
  /** Writes what is written behind. True: there is more of it. */
  catchUp: { input: null; answer: boolean };
  /** True: there is more to be tidied. */
  tidyTextIndex: { input: null; answer: boolean };
  /** What the rules for what is kept would let go. */
  retention: { input: RetentionWish; answer: RetentionChoice };
  /** What is due for the journal, as lines. */
  journal: { input: BatchWish; answer: JournalBatch };
  /** What the database says of itself: `ok`, or what is wrong with it. */
  integrity: { input: null; answer: string };
  exportPage: { input: ExportWish; answer: ExportPage };
}
export type ReadingTask = keyof TaskTable;
export type TaskInput<Task extends ReadingTask> = TaskTable[Task]['input'];
export type TaskAnswer<Task extends ReadingTask> = TaskTable[Task]['answer'];

export interface ReadingOrder<Task extends ReadingTask = ReadingTask> {
  readonly id: number;
  readonly task: Task;
  readonly input: TaskInput<Task>;
}

export type ReadingReply = { readonly id: number } & (
  | { readonly outcome: 'answered'; readonly answer: unknown }
  | { readonly outcome: 'refused'; readonly failure: Failure }
  | { readonly outcome: 'canceled' }
);

/** What a thread is started with. */
export interface ReadingThreadData {
  /** The database. */
  readonly path: string;
  /** At a place for each order (its id modulo the length): the id of one that was canceled. */
  readonly canceled: Int32Array;
}
