import { failure, FailureError } from '../../../shared/failure.ts';
import { openForReading, takeOverLog, type ReadableDatabase } from '../../db/database.ts';
import { createCatchingUp } from '../../db/catch-up.ts';
import { tidyTextIndex } from '../../db/tidy-text-index.ts';
import { libraryItemReads } from '../../db/library-item-repository.ts';
import { comparePayloads } from '../compare-payloads.ts';
import { chooseItems } from '../care/retention/choose-items.ts';
import { makeBatch } from '../journal/make-batch.ts';
import { exportPage } from '../portable/export-page.ts';
import { findDuplicates } from './find-duplicates.ts';
import { SearchCanceled } from './find-page.ts';
import { createLibraryReader } from './library-reader.ts';
import type {
  ReadingOrder,
  ReadingReply,
  ReadingTask,
  TaskAnswer,
  TaskInput,
} from './thread-message.ts';

type IsCanceled = () => boolean;
type Handlers = {
  readonly [Task in ReadingTask]: (
    input: TaskInput<Task>,
    isCanceled: IsCanceled,
  ) => TaskAnswer<Task>;
};

/** Not while a snapshot is open, which would keep the log from being taken over. */
const WRITING: ReadonlySet<ReadingTask> = new Set(['takeOverLog', 'catchUp', 'tidyTextIndex']);

export interface ReadingTasks {
  /**
   * Does what is ordered; what only reads, within one snapshot of the database.
   * @throws whatever is neither a refusal nor a cancellation
   */
  answer(order: ReadingOrder, isCanceled: IsCanceled): ReadingReply;
  close(): void;
}

/** Everything that the library can be asked, on a connection of its own. */
export function createReadingTasks(path: string): ReadingTasks {
  const { reader, snapshot, close } = openForReading(path);
  const library = createLibraryReader(reader, () => performance.now());
  const items = libraryItemReads(reader);
  const catchingUp = createCatchingUp(path, () => performance.now());
  const payloadOf = (jobId: string) => payloadOfJob(reader, jobId);
  const handlers: Handlers = {
    search: (wish, isCanceled) => library.search(wish, isCanceled),
    count: (query, isCanceled) => library.count(query, isCanceled),
    ids: ({ query, below, limit }, isCanceled) => library.ids(query, below, limit, isCanceled),
    items: (ids) => items.byIds(items.idsOf(ids)),
    duplicates: (wish) => findDuplicates(reader, wish),
    compare: ({ a, b }) => comparePayloads(payloadOf(a), payloadOf(b)),
    takeOverLog: () => {
      takeOverLog(path);
      return null;
    },
    catchUp: () => catchingUp.goOn(),
    integrity: () => String(Object.values(reader.one('PRAGMA quick_check(1)') ?? {})[0]),
    tidyTextIndex: () => tidyTextIndex(path, () => performance.now()),
    retention: (wish, isCanceled) => chooseItems(reader, wish, isCanceled),
    journal: (wish) => makeBatch(reader, wish),
    exportPage: (wish, isCanceled) =>
      exportPage(
        reader,
        (query, below, limit) => library.ids(query, below, limit, isCanceled),
        wish,
      ),
  };
  function run<Task extends ReadingTask>(
    { task, input }: ReadingOrder<Task>,
    isCanceled: IsCanceled,
  ): TaskAnswer<Task> {
    if (WRITING.has(task)) return handlers[task](input, isCanceled);
    return snapshot(() => handlers[task](input, isCanceled));
  }

  return {
    answer(order, isCanceled) {
      const { id } = order;
      if (isCanceled()) return { id, outcome: 'canceled' };
      try {
        return { id, outcome: 'answered', answer: run(order, isCanceled) };
      } catch (error) {
        if (error instanceof SearchCanceled) return { id, outcome: 'canceled' };
        if (error instanceof FailureError) {
          return { id, outcome: 'refused', failure: error.failure };
        }
        throw error;
      }
    },
    close() {
      catchingUp.close();
      close();
    },
  };
}

function payloadOfJob(reader: ReadableDatabase, jobId: string): Uint8Array {
  const row = reader.one(
    `SELECT payload.content FROM job JOIN payload ON payload.sha256 = job.payload_sha256
     WHERE job.id = :jobId`,
    { jobId },
  );
  return row === undefined ? refuseNoPayload() : (row['content'] as Uint8Array);
}

function refuseNoPayload(): never {
  throw new FailureError(
    failure(
      'not-found',
      'There is no payload of this job in the library.',
      'Compare jobs that were submitted from here; an adopted render has no payload.',
    ),
  );
}
