import type { ReadableDatabase } from '../../db/database.ts';
import { journalReads, type DueJob } from '../../db/journal-repository.ts';
import { payloadReads } from '../../db/payload-repository.ts';
import { recordReads } from '../../db/record-repository.ts';
import { lineOf } from './line.ts';
import { payloadRecord, recordsOf } from './make-record.ts';

/** What is due next, as lines. Plain: it crosses threads. */
export interface JournalBatch {
  readonly taken: readonly DueJob[];
  readonly folders: readonly FolderBatch[];
  /** Jobs that belong to folders which can not be written now. */
  readonly late: readonly { readonly root: string; readonly numbers: readonly number[] }[];
}
export interface FolderBatch {
  readonly root: string;
  readonly text: string;
  readonly jobs: number;
  /** SHA-256 of those that stand in the text. */
  readonly payloads: readonly string[];
}

export interface BatchWish {
  /** The library's folders; today's first. */
  readonly roots: readonly [string, ...string[]];
  /** Those that can be written. */
  readonly ready: readonly string[];
}

/** As many as are gathered at once: with a second between, a hundred thousand small jobs a day. */
const MOST_JOBS = 500;
/** Letters of a batch after which no job is added: what is held in memory, and synced at once. */
const LONGEST_TEXT = 4 * 1024 * 1024;
/** Read together: a few large payloads must not be in memory at once. */
const READ_TOGETHER = 50;

interface Growing {
  text: string;
  jobs: number;
  readonly payloads: string[];
}

/** Makes lines of what is due, up to a bound. Only reads. */
export function makeBatch(database: ReadableDatabase, { roots, ready }: BatchWish): JournalBatch {
  const journal = journalReads(database);
  const payloads = payloadReads(database);
  const records = recordReads(database);
  const writable = new Set(ready);
  const folderIds = new Map(journal.folders().map(({ folder, id }) => [folder, id]));
  const growing = new Map<string, Growing>();
  const late = new Map<string, number[]>();
  const taken: DueJob[] = [];

  const addPayload = (root: string, batch: Growing, sha256: string): void => {
    const id = folderIds.get(root);
    if (batch.payloads.includes(sha256)) return;
    if (id !== undefined && journal.hasPayload(id, sha256)) return;
    const content = payloads.bySha256(sha256);
    if (content === undefined) return;
    batch.text += lineOf(payloadRecord(sha256, content));
    batch.payloads.push(sha256);
  };

  const due = journal.dueJobs(MOST_JOBS);
  for (let at = 0; at < due.length; at += READ_TOGETHER) {
    if (lengthOf(growing) > LONGEST_TEXT) break;
    const portion = due.slice(at, at + READ_TOGETHER);
    for (const whole of records.wholeJobs(portion.map(({ number }) => number))) {
      for (const [root, record] of recordsOf(whole, roots)) {
        if (!writable.has(root)) {
          late.set(root, [...(late.get(root) ?? []), record.number]);
          continue;
        }
        const batch = growing.get(root) ?? { text: '', jobs: 0, payloads: [] };
        growing.set(root, batch);
        if (record.payload !== null) addPayload(root, batch, record.payload);
        batch.text += lineOf(record);
        batch.jobs += 1;
      }
    }
    taken.push(...portion);
  }
  return {
    taken,
    folders: [...growing].map(([root, batch]) => ({ root, ...batch })),
    late: [...late].map(([root, numbers]) => ({ root, numbers })),
  };
}

const lengthOf = (growing: ReadonlyMap<string, Growing>): number =>
  [...growing.values()].reduce((sum, { text }) => sum + text.length, 0);
