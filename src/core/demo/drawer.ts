import { Worker } from 'node:worker_threads';
import { CannotDrawError } from './drawing/cannot-draw-error.ts';
import type { Drawing, DrawingOrder, DrawingReply, Drawn } from './drawing/drawing-message.ts';

interface Pending {
  resolve(drawn: Drawn): void;
  reject(error: Error): void;
}

/**
 * Draws in worker threads, so that the host's event loop stays free. Images have a thread of
 * their own: they are answered while a client waits and must not queue behind a video.
 */
export class Drawer {
  readonly #lanes: Readonly<Record<Drawing['lane'], DrawingLane>>;

  constructor(script: URL) {
    this.#lanes = { image: new DrawingLane(script), video: new DrawingLane(script) };
  }

  /** @throws CannotDrawError when this document can not be drawn, Error when drawing broke. */
  draw(drawing: Drawing): Promise<Drawn> {
    return this.#lanes[drawing.lane].draw(drawing);
  }

  /** Ends at once what is being drawn; its promises reject. */
  async stop(): Promise<void> {
    await Promise.all([this.#lanes.image.stop(), this.#lanes.video.stop()]);
  }
}

class DrawingLane {
  readonly #script: URL;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #lastId = 0;
  #stopped = false;

  constructor(script: URL) {
    this.#script = script;
  }

  async draw(drawing: Drawing): Promise<Drawn> {
    if (this.#stopped) throw new Error('The demo provider is stopping.');
    this.#lastId += 1;
    const order: DrawingOrder = { id: this.#lastId, drawing };
    const drawn = new Promise<Drawn>((resolve, reject) => {
      this.#pending.set(order.id, { resolve, reject });
    });
    this.#worker ??= this.#start();
    this.#worker.postMessage(order, []);
    return drawn;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#worker?.terminate();
    this.#rejectAll(new Error('The demo provider is stopping.'));
  }

  #start(): Worker {
    const worker = new Worker(this.#script);
    worker.on('message', (reply: DrawingReply) => this.#settle(reply));
    worker.on('error', (error) => this.#rejectAll(error));
    worker.on('exit', () => {
      this.#worker = null;
      this.#rejectAll(new Error('The drawing thread ended.'));
    });
    return worker;
  }

  #settle(reply: DrawingReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (reply.outcome === 'drawn') pending?.resolve(reply.drawn);
    else if (reply.outcome === 'impossible') pending?.reject(new CannotDrawError(reply.message));
    else pending?.reject(new Error(reply.message));
  }

  #rejectAll(error: Error): void {
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}
