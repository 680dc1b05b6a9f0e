import { createHash } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, openSync, readSync, constants } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { systemCode } from '../../../downloads/disk-error.ts';
import type {
  DiskOrder,
  DiskReply,
  DiskTask,
  DiskTasks,
  DiskThreadData,
  Found,
  ReadFile,
} from './disk-message.ts';
import { isSameMark, markOf, walkFolder, type Met } from './walk-folder.ts';

/*
 * The thread that reads the disk for the library: one order after the other, each answered once.
 * It waits for the disk as a thread may, and touches no database.
 */

/** As much as a disk reads in a few milliseconds; looked up from in between. */
const READ_BYTES = 1024 * 1024;

const { stopped } = workerData as DiskThreadData;
const buffer = Buffer.allocUnsafe(READ_BYTES);
let walk: Generator<Met, void, void> | null = null;

type Handlers = {
  readonly [Task in DiskTask]: (input: DiskTasks[Task]['input']) => DiskTasks[Task]['answer'];
};

const handlers: Handlers = {
  walk({ root, besides }) {
    walk = walkFolder(root, new Set(besides));
    return null;
  },
  next() {
    const met = walk?.next();
    return met === undefined || met.done === true ? null : met.value;
  },
  find: (paths) => paths.map(find),
  read,
};

function find(path: string): Found {
  try {
    const found = lstatSync(path, { bigint: true });
    return found.isFile() ? { is: 'file', mark: markOf(found) } : { is: 'absent' };
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return code === 'ENOENT' || code === 'ENOTDIR' ? { is: 'absent' } : { is: 'unread' };
  }
}

function read(path: string): ReadFile {
  try {
    // Never through a link: what lies outside of the folder is not the library's.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const before = fstatSync(file, { bigint: true });
      if (!before.isFile()) return null;
      const hash = createHash('sha256');
      for (;;) {
        if (Atomics.load(stopped, 0) !== 0) return null;
        const bytes = readSync(file, buffer);
        if (bytes === 0) break;
        hash.update(buffer.subarray(0, bytes));
      }
      const mark = markOf(fstatSync(file, { bigint: true }));
      return isSameMark(markOf(before), mark) ? { mark, sha256: hash.digest('hex') } : null;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}

function answer<Task extends DiskTask>({ id, task, input }: DiskOrder<Task>): DiskReply {
  try {
    return { id, answer: handlers[task](input) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : 'unknown fault' };
  }
}

parentPort?.on('message', (order: DiskOrder) => {
  parentPort?.postMessage(answer(order), []);
});
