import type { FileMark } from '../../../db/disk-file-repository.ts';
import type { Met } from './walk-folder.ts';

/** What is at a path: a plain file, something else or nothing, or that it can not be told. */
export type Found =
  | { readonly is: 'file'; readonly mark: FileMark }
  | { readonly is: 'absent' }
  | { readonly is: 'unread' };

/** A file that was read whole; null where it could not be, or was written to meanwhile. */
export type ReadFile = { readonly mark: FileMark; readonly sha256: string } | null;

/** What the thread that reads the disk can be asked, and what it answers. */
export interface DiskTasks {
  /** Begins to look a folder through; `next` brings what it meets. */
  walk: { input: { root: string; besides: readonly string[] }; answer: null };
  /** Null: there is no more. */
  next: { input: null; answer: Met | null };
  find: { input: readonly string[]; answer: Found[] };
  read: { input: string; answer: ReadFile };
}
export type DiskTask = keyof DiskTasks;

export interface DiskOrder<Task extends DiskTask = DiskTask> {
  readonly id: number;
  readonly task: Task;
  readonly input: DiskTasks[Task]['input'];
}

export type DiskReply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string };

/** What the thread is started with. */
export interface DiskThreadData {
  /** One place; another value than 0: what is being read is let go. */
  readonly stopped: Int32Array;
}
