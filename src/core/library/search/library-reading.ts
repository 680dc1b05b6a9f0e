import { setImmediate } from 'node:timers/promises';
import { FailureError } from '../../../shared/failure.ts';
import type { Logger } from '../../ports.ts';
import { canHaveThread, ReadingThread } from './reading-thread.ts';
import { createReadingTasks, type ReadingTasks } from './reading-tasks.ts';
import type { ReadingTask, TaskAnswer, TaskInput } from './thread-message.ts';

/** A way to ask the library. */
export interface LibraryReading {
  /** @param signal lets go of it; what waits for it then rejects with the signal's reason */
  ask<Task extends ReadingTask>(
    task: Task,
    input: TaskInput<Task>,
    signal?: AbortSignal,
  ): Promise<TaskAnswer<Task>>;
  /** Ends what is being read; its promises reject. */
  stop(): Promise<void>;
}

/** Reads in a thread where this runtime can have one, and else here. */
export function openLibraryReading(script: URL, path: string, logger: Logger): LibraryReading {
  return canHaveThread() ? new ReadingThread(script, path, logger) : new ReadingHere(path);
}

/** Reads in the thread that asks: right, but whoever asks is held up. */
export class ReadingHere implements LibraryReading {
  readonly #path: string;
  #tasks: ReadingTasks | null = null;
  #stopped = false;

  constructor(path: string) {
    this.#path = path;
  }

  async ask<Task extends ReadingTask>(
    task: Task,
    input: TaskInput<Task>,
    signal?: AbortSignal,
  ): Promise<TaskAnswer<Task>> {
    await setImmediate();
    signal?.throwIfAborted();
    if (this.#stopped) throw new Error('The library is being closed.');
    this.#tasks ??= createReadingTasks(this.#path);
    const reply = this.#tasks.answer({ id: 0, task, input }, () => false);
    if (reply.outcome === 'refused') throw new FailureError(reply.failure);
    if (reply.outcome === 'canceled') throw new Error('The search was superseded.');
    return reply.answer as TaskAnswer<Task>;
  }

  stop(): Promise<void> {
    this.#stopped = true;
    this.#tasks?.close();
    return Promise.resolve();
  }
}
