import { SECOND } from '../../shared/durations.ts';
import type { Clock, HelperProcess, Logger, StartMediaProcess } from '../ports.ts';
import {
  mediaReplySchema,
  type MediaJob,
  type MediaOrder,
  type MediaOutcome,
} from './media-message.ts';

/*
 * One media process and what it is to do. Several jobs are with it at a time. When it dies, one of
 * them is to blame and nobody knows which: each of them is tried once more, alone, in a fresh
 * process. A job that outlives its limit is to blame for certain.
 */

/** It starts in a tenth of a second: no reason to keep it, nor to end it between two files. */
const IDLE_MS = 15 * SECOND;
/** How often a job may be with a process that dies of it. */
const MOST_TRIES = 2;
/** Lines of a process in the log: one that is flooded must not flood it. */
const MOST_LINES = 20;
/** Characters of one. */
const LONGEST_LINE = 600;

/** What a job came to; `broken` when the process died of it, or hung, twice. */
export type LaneOutcome =
  | MediaOutcome
  | { readonly outcome: 'broken'; readonly how: 'died' | 'hung' }
  | { readonly outcome: 'stopped' };

export interface LaneParts {
  /** Real time: the process lives in it, whatever clock the rest goes by. */
  readonly after?: Clock['after'];
  readonly logger: Logger;
  readonly start: StartMediaProcess;
  /** How many jobs are with the process at a time. */
  readonly slots: number;
}

interface Task {
  readonly job: MediaJob;
  readonly limitMs: number;
  readonly settle: (outcome: LaneOutcome) => void;
  tries: number;
}

interface Running {
  readonly task: Task;
  readonly takeBackTimer: () => void;
}

function afterReally(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

export class MediaLane {
  readonly #parts: LaneParts;
  readonly #after: Clock['after'];
  readonly #waiting: Task[] = [];
  /** Were with a process that died: each goes alone. */
  readonly #suspects: Task[] = [];
  readonly #running = new Map<number, Running>();
  #process: HelperProcess | null = null;
  #takeBackIdle: (() => void) | null = null;
  #lastId = 0;
  #isAlone = false;
  #isStopped = false;

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#after = parts.after ?? afterReally;
  }

  /** @param limitMs of each of at most two attempts, from when it is begun. Never rejects. */
  run(job: MediaJob, limitMs: number): Promise<LaneOutcome> {
    return new Promise((settle) => {
      if (this.#isStopped) return settle({ outcome: 'stopped' });
      this.#waiting.push({ job, limitMs, settle, tries: 0 });
      this.#pump();
    });
  }

  /** Ends the process; what was asked for and is not done comes to `stopped`. */
  stop(): void {
    this.#isStopped = true;
    const left = [...this.#waiting.splice(0), ...this.#suspects.splice(0), ...this.#takeRunning()];
    this.#end();
    for (const task of left) task.settle({ outcome: 'stopped' });
  }

  #pump(): void {
    if (this.#isStopped) return;
    while (this.#running.size < (this.#isAlone ? 1 : this.#parts.slots)) {
      const isSuspect = this.#suspects.length > 0;
      // A suspect waits until it is alone, and nothing new joins what runs until then.
      if (isSuspect && this.#running.size > 0) return;
      const task = this.#suspects.shift() ?? this.#waiting.shift();
      if (task === undefined) break;
      this.#isAlone = isSuspect;
      this.#begin(task);
    }
    if (this.#running.size === 0) this.#rest();
  }

  #begin(task: Task): void {
    this.#takeBackIdle?.();
    this.#takeBackIdle = null;
    this.#lastId += 1;
    const id = this.#lastId;
    task.tries += 1;
    const takeBackTimer = this.#after(task.limitMs, () => this.#hung(id));
    this.#running.set(id, { task, takeBackTimer });
    this.#process ??= this.#start();
    const order: MediaOrder = { id, limitMs: task.limitMs, job: task.job };
    this.#process.send(order);
  }

  #start(): HelperProcess {
    const process = this.#parts.start();
    let lines = 0;
    process.onMessage((message) => this.#answered(process, message));
    process.onExit((how) => this.#died(process, how));
    process.onText((text) => {
      lines += 1;
      if (lines > MOST_LINES) return;
      this.#log('the media process said something', text.trim().slice(0, LONGEST_LINE));
    });
    return process;
  }

  #answered(process: HelperProcess, message: unknown): void {
    if (process !== this.#process) return;
    const reply = mediaReplySchema.safeParse(message);
    const running = reply.success ? this.#running.get(reply.data.id) : undefined;
    if (!reply.success || running === undefined) {
      // It no longer speaks as it should: nothing that it says is worth anything.
      this.#log('the media process gave an answer that could not be read', '');
      this.#broke('died');
      return;
    }
    this.#running.delete(reply.data.id);
    running.takeBackTimer();
    this.#isAlone = false;
    running.task.settle(reply.data.outcome);
    this.#pump();
  }

  #died(process: HelperProcess, how: string): void {
    if (process !== this.#process) return;
    this.#log('the media process ended by itself', how);
    this.#broke('died');
  }

  /** All that it had are suspects, and the one that dies of it again is the culprit. */
  #broke(how: 'died' | 'hung'): void {
    this.#end();
    for (const task of this.#takeRunning()) this.#again(task, how);
    this.#isAlone = false;
    this.#pump();
  }

  #hung(id: number): void {
    const culprit = this.#running.get(id)?.task;
    if (culprit === undefined) return;
    this.#end();
    const others = this.#takeRunning().filter((task) => task !== culprit);
    for (const task of others) task.tries -= 1;
    this.#waiting.unshift(...others);
    this.#isAlone = false;
    this.#again(culprit, 'hung');
    this.#pump();
  }

  #again(task: Task, how: 'died' | 'hung'): void {
    if (task.tries >= MOST_TRIES) task.settle({ outcome: 'broken', how });
    else this.#suspects.push(task);
  }

  #takeRunning(): Task[] {
    const running = [...this.#running.values()];
    this.#running.clear();
    for (const { takeBackTimer } of running) takeBackTimer();
    return running.map(({ task }) => task);
  }

  #rest(): void {
    if (this.#process === null) return;
    this.#takeBackIdle ??= this.#after(IDLE_MS, () => this.#end());
  }

  /** What the ended one may still say is not listened to. */
  #end(): void {
    this.#takeBackIdle?.();
    this.#takeBackIdle = null;
    const process = this.#process;
    this.#process = null;
    process?.kill();
  }

  #log(message: string, why: string): void {
    this.#parts.logger.log('warn', message, { why });
  }
}
