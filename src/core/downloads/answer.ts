import type { Dispatcher } from 'undici';

export interface AnswerHead {
  readonly status: number;
  /** Names in lower case; of a header that came more than once, its last value. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes a piece of the body. False: no more for now, until `resume`. */
export type Take = (piece: Uint8Array) => boolean;

type Outcome = { readonly error: unknown } | 'whole';

/**
 * One answer as it comes off the wire. Pieces are pushed into whoever reads, without a stream in
 * between: at loopback speeds a stream costs as much as hashing does. Nothing of the body is read
 * before someone asks for it.
 */
export class Answer implements Dispatcher.DispatchHandler {
  /** Rejects when no answer came. */
  readonly head: Promise<AnswerHead>;
  #toldHead: (head: AnswerHead) => void = () => undefined;
  #failedHead: (error: unknown) => void = () => undefined;
  #controller: Dispatcher.DispatchController | null = null;
  #take: Take | null = null;
  #outcome: Outcome | null = null;
  #end: ((outcome: Outcome) => void) | null = null;
  /** Called once, when nothing more comes. */
  onEnd: () => void = () => undefined;

  constructor() {
    this.head = new Promise((resolve, reject) => {
      this.#toldHead = resolve;
      this.#failedHead = reject;
    });
    // Whoever does not wait for the head any more has aborted it.
    this.head.catch(() => undefined);
  }

  /**
   * Reads the body to its end. Pieces may still come after a refusal, when the other side has
   * closed: they are to be kept, too.
   * @throws what the connection or the parser said when the body broke; what `take` throws
   */
  async read(take: Take): Promise<void> {
    this.#take = take;
    const outcome = await new Promise<Outcome>((resolve) => {
      this.#end = resolve;
      if (this.#outcome === null) this.resume();
      else resolve(this.#outcome);
    });
    if (outcome !== 'whole') throw outcome.error;
  }

  resume(): void {
    if (this.#outcome === null) this.#controller?.resume();
  }

  pause(): void {
    if (this.#outcome === null) this.#controller?.pause();
  }

  /** Hangs up: the rest of the body is not wanted. Whoever reads gets the reason. */
  abort(reason: unknown): void {
    const error = reason instanceof Error ? reason : new Error('aborted', { cause: reason });
    this.#finish({ error });
    if (this.#controller !== null && !this.#controller.aborted) this.#controller.abort(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#outcome !== null && this.#outcome !== 'whole') {
      controller.abort(this.#outcome.error as Error);
    }
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    // 100 to 199 are interim: the answer follows.
    if (status < 200) return;
    letGoOfRaw(controller);
    controller.pause();
    this.#toldHead({ status, headers: oneEach(headers) });
  }

  onResponseData(controller: Dispatcher.DispatchController, piece: Uint8Array): void {
    if (this.#take === null || this.#outcome !== null) return;
    try {
      if (!this.#take(piece)) controller.pause();
    } catch (error) {
      this.abort(error);
    }
  }

  onResponseEnd(): void {
    this.#finish('whole');
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#finish({ error });
  }

  #finish(outcome: Outcome): void {
    if (this.#outcome !== null) return;
    this.#outcome = outcome;
    if (outcome !== 'whole') this.#failedHead(outcome.error);
    this.onEnd();
    this.#end?.(outcome);
  }
}

/**
 * They are slices of the first piece that came, 64 KiB, and the controller may outlive a collection
 * or two: the piece would then live until all of the heap is marked, as would that of every file.
 */
function letGoOfRaw(controller: Dispatcher.DispatchController): void {
  controller.rawHeaders = null;
}

function oneEach(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      [value ?? ''].flat().at(-1) ?? '',
    ]),
  );
}
