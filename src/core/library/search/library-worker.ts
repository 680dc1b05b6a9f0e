import { parentPort, workerData } from 'node:worker_threads';
import { failure, FailureError } from '../../../shared/failure.ts';
import { openForReading, takeOverLog } from '../../db/database.ts';
import { libraryItemReads } from '../../db/library-item-repository.ts';
import { comparePayloads } from '../compare-payloads.ts';
import { findDuplicates } from './find-duplicates.ts';
import { SearchCanceled } from './find-page.ts';
import { createLibraryReader } from './library-reader.ts';
import type {
  ReadingOrder,
  ReadingReply,
  ReadingTask,
  ReadingTasks,
  ReadingThreadData,
  TaskInput,
} from './thread-message.ts';

/*
 * The reading thread: takes one order after the other, each within one snapshot of the database,
 * and answers each once. Whatever is no refusal ends the thread; it is then started anew.
 */

const { path, canceled } = workerData as ReadingThreadData;
const { reader, snapshot } = openForReading(path);
const library = createLibraryReader(reader, () => performance.now());
const items = libraryItemReads(reader);

type Handlers = {
  readonly [Task in ReadingTask]: (
    input: TaskInput<Task>,
    isCanceled: () => boolean,
  ) => ReadingTasks[Task]['answer'];
};

const handlers: Handlers = {
  search: (wish, isCanceled) => library.search(wish, isCanceled),
  count: (query, isCanceled) => library.count(query, isCanceled),
  ids: ({ query, below, limit }, isCanceled) => library.ids(query, below, limit, isCanceled),
  items: (ids) => items.byIds(items.idsOf(ids)),
  duplicates: ({ by, before, limit }) => findDuplicates(reader, by, before, limit),
  compare: ({ a, b }) => comparePayloads(payloadOf(a), payloadOf(b)),
  takeOverLog: () => null,
};

function payloadOf(jobId: string): Uint8Array {
  const row = reader.one(
    `SELECT payload.content FROM job JOIN payload ON payload.sha256 = job.payload_sha256
     WHERE job.id = :jobId`,
    { jobId },
  );
  if (row !== undefined) return row['content'] as Uint8Array;
  throw new FailureError(
    failure(
      'not-found',
      'There is no payload of this job in the library.',
      'Compare jobs that were submitted from here; an adopted render has no payload.',
    ),
  );
}

function answer<Task extends ReadingTask>({ id, task, input }: ReadingOrder<Task>): ReadingReply {
  const isCanceled = () => Atomics.load(canceled, id % canceled.length) === id;
  if (isCanceled()) return { id, outcome: 'canceled' };
  try {
    if (task === 'takeOverLog') takeOverLog(path);
    const work = () => handlers[task](input, isCanceled);
    return { id, outcome: 'answered', answer: snapshot(work) };
  } catch (error) {
    if (error instanceof SearchCanceled) return { id, outcome: 'canceled' };
    if (error instanceof FailureError) return { id, outcome: 'refused', failure: error.failure };
    throw error;
  }
}

parentPort?.on('message', (order: ReadingOrder) => {
  parentPort?.postMessage(answer(order), []);
});
