import { parentPort, workerData } from 'node:worker_threads';
import { createReadingTasks } from './reading-tasks.ts';
import type { ReadingOrder, ReadingThreadData } from './thread-message.ts';

/*
 * The reading thread: takes one order after the other and answers each once. Whatever is no
 * refusal ends the thread; it is then started anew.
 */

const { path, canceled } = workerData as ReadingThreadData;
const tasks = createReadingTasks(path);

parentPort?.on('message', (order: ReadingOrder) => {
  const isCanceled = () => Atomics.load(canceled, order.id % canceled.length) === order.id;
  parentPort?.postMessage(tasks.answer(order, isCanceled), []);
});
