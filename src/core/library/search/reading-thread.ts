import { Worker } from 'node:worker_threads';
import { failure, FailureError } from '../../../shared/failure.ts';
import type { Logger } from '../../ports.ts';
import type { LibraryReading } from './library-reading.ts';
import type {
  ReadingOrder,
  ReadingReply,
  ReadingTask,
  ReadingThreadData,
  TaskAnswer,
  TaskInput,
} from './thread-message.ts';

/** Orders that can wait at once without sharing a place to be canceled at. */
const PLACES = 1_024;
/** How often an order is given to a thread that ends over it, before it is refused. */
const MOST_TRIES = 2;

/**
 * The version of Node-API that better-sqlite3 is built for. A runtime with an older one, such as
 * an Electron of the year before, crashes as a whole when a thread loads it.
 */
const NEEDED_NODE_API = 10;

export function canHaveThread(): boolean {
  return Number(process.versions['napi']) >= NEEDED_NODE_API;
}

interface Waiting {
  readonly order: ReadingOrder;
  tries: number;
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/**
 * Reads the library in a thread of its own, so that the host's event loop stays free. A thread
 * that ends unasked is started anew with the next order, and what it was asked is asked again.
 */
export class ReadingThread implements LibraryReading {
  readonly #script: URL;
  readonly #path: string;
  readonly #logger: Logger;
  readonly #waiting = new Map<number, Waiting>();
  readonly #canceled = new Int32Array(new SharedArrayBuffer(PLACES * 4));
  #worker: Worker | null = null;
  #lastId = 0;
  #stopped = false;

  constructor(script: URL, path: string, logger: Logger) {
    this.#script = script;
    this.#path = path;
    this.#logger = logger;
  }

  /**
   * @param signal lets go of the order; what waits for it then rejects with the signal's reason
   * @throws FailureError as the task says, `internal` when the thread can not do it
   */
  ask<Task extends ReadingTask>(
    task: Task,
    input: TaskInput<Task>,
    signal?: AbortSignal,
  ): Promise<TaskAnswer<Task>> {
    if (this.#stopped) return Promise.reject(stopping());
    if (signal?.aborted === true) return Promise.reject(reasonOf(signal));
    this.#lastId += 1;
    const order: ReadingOrder = { id: this.#lastId, task, input };
    return new Promise((resolve, reject) => {
      const cancel = () => {
        Atomics.store(this.#canceled, order.id % PLACES, order.id);
        this.#waiting.get(order.id)?.reject(signal === undefined ? stopping() : reasonOf(signal));
        this.#waiting.delete(order.id);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      const done = () => {
        signal?.removeEventListener('abort', cancel);
        // While nothing is asked it keeps no process alive.
        if (this.#waiting.size === 0) this.#worker?.unref();
      };
      this.#waiting.set(order.id, {
        order,
        tries: 0,
        resolve: (answer) => {
          done();
          resolve(answer as TaskAnswer<Task>);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      });
      this.#send(order.id);
    });
  }

  /** Ends at once what is being read; its promises reject. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#worker?.terminate();
    for (const { reject } of this.#waiting.values()) reject(stopping());
    this.#waiting.clear();
  }

  #send(id: number): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    waiting.tries += 1;
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage(waiting.order, []);
  }

  #start(): Worker {
    const workerData: ReadingThreadData = { path: this.#path, canceled: this.#canceled };
    const worker = new Worker(this.#script, { workerData });
    worker.on('message', (reply: ReadingReply) => this.#settle(reply));
    worker.on('error', (error) => {
      this.#logger.log('error', `The thread that reads the library ended: ${error.message}`);
    });
    worker.on('exit', () => {
      this.#worker = null;
      if (!this.#stopped) this.#askAgain();
    });
    return worker;
  }

  #settle(reply: ReadingReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    this.#waiting.delete(reply.id);
    switch (reply.outcome) {
      case 'answered':
        return waiting.resolve(reply.answer);
      case 'refused':
        return waiting.reject(new FailureError(reply.failure));
      case 'canceled':
        return waiting.reject(stopping());
    }
  }

  /** Only the first order was being worked on; the others did nothing wrong. */
  #askAgain(): void {
    for (const [index, [id, waiting]] of [...this.#waiting].entries()) {
      if (index > 0) waiting.tries -= 1;
      if (waiting.tries < MOST_TRIES) {
        this.#send(id);
        continue;
      }
      this.#waiting.delete(id);
      waiting.reject(new FailureError(brokenThread()));
    }
  }
}

const brokenThread = () =>
  failure(
    'internal',
    'The library could not be read: what reads it ended over this twice.',
    'Try it in other words; if it comes back, save the log and report it.',
  );

const stopping = (): Error => new Error('The library is being closed.');

function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new Error('The search was superseded.');
}
