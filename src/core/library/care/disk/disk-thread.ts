import { Worker } from 'node:worker_threads';
import type { Logger } from '../../../ports.ts';
import type { DiskOrder, DiskReply, DiskTask, DiskTasks, DiskThreadData } from './disk-message.ts';

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** Reads the disk in a thread of its own, which is there while there is something to read. */
export class DiskThread {
  readonly #script: URL;
  readonly #logger: Logger;
  readonly #waiting = new Map<number, Waiting>();
  readonly #stopped = new Int32Array(new SharedArrayBuffer(4));
  #worker: Worker | null = null;
  #lastId = 0;
  #isEnded = false;

  constructor(script: URL, logger: Logger) {
    this.#script = script;
    this.#logger = logger;
  }

  /** @throws Error when the thread ended over it, or is ended */
  ask<Task extends DiskTask>(
    task: Task,
    input: DiskTasks[Task]['input'],
  ): Promise<DiskTasks[Task]['answer']> {
    if (this.#isEnded) return Promise.reject(closing());
    if (task === 'walk') Atomics.store(this.#stopped, 0, 0);
    this.#lastId += 1;
    const order: DiskOrder<Task> = { id: this.#lastId, task, input };
    return new Promise((resolve, reject) => {
      this.#waiting.set(order.id, {
        resolve: (answer) => resolve(answer as DiskTasks[Task]['answer']),
        reject,
      });
      this.#worker ??= this.#start();
      this.#worker.ref();
      this.#worker.postMessage(order, []);
    });
  }

  /** What is being read is let go, and is null; so is all that follows until the next `walk`. */
  interrupt(): void {
    Atomics.store(this.#stopped, 0, 1);
  }

  /** The thread goes; the next order starts another. */
  async rest(): Promise<void> {
    const worker = this.#worker;
    if (worker === null || this.#waiting.size > 0) return;
    this.#worker = null;
    await worker.terminate();
  }

  /** Ends at once what is being read; its promises reject. */
  async stop(): Promise<void> {
    this.#isEnded = true;
    Atomics.store(this.#stopped, 0, 1);
    await this.#worker?.terminate();
    this.#rejectAll(closing());
  }

  #start(): Worker {
    const workerData: DiskThreadData = { stopped: this.#stopped };
    const worker = new Worker(this.#script, { workerData });
    worker.on('message', (reply: DiskReply) => this.#settle(reply));
    worker.on('error', (error) => {
      this.#logger.log('error', `the thread that reads the disk ended: ${error.message}`);
    });
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#rejectAll(new Error('the thread that reads the disk ended'));
    });
    return worker;
  }

  #settle(reply: DiskReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.answer);
  }

  #rejectAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

const closing = (): Error => new Error('The library is being closed.');
