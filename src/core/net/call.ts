import type { Dispatcher } from 'undici';

/** What is sent: one request, its redirects not followed. */
export interface Call {
  readonly dispatcher: Dispatcher;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  /** Bytes of the answer's body that are read at most. */
  readonly answerByteLimit: number;
  /** Is told how far the call is. */
  readonly watch?: CallWatch | undefined;
}

export interface CallWatch {
  /** The connection stands, and the first byte is about to leave. */
  begun(): void;
  /** The head of the answer is here. */
  headCame(status: number): void;
  pieceCame(bytes: number): void;
}

/** The answer as it came off the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case; a list that came in several headers is joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The call ended without a whole answer. */
export class BrokenCall extends Error {
  /** False only when it is certain that not one byte of the request was written. */
  readonly begun: boolean;
  /** What of the answer was here; null when not even its status was. */
  readonly partial: RawAnswer | null;

  constructor(cause: unknown, facts: { begun: boolean; partial: RawAnswer | null }) {
    super('The call ended without a whole answer.', { cause });
    this.name = 'BrokenCall';
    this.begun = facts.begun;
    this.partial = facts.partial;
  }
}

/** The answer is longer than was to be read. */
export class AnswerTooLong extends Error {}

/**
 * Sends one request and gathers its answer. The dispatcher says when it begins to write
 * (`onRequestStart`, before the first byte), so whether a lost request can have arrived is known
 * and not guessed from an error's code.
 * @throws BrokenCall
 */
export function call(request: Call, signal: AbortSignal): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const collector = new Collector(request, resolve, (error) => {
      reject(error);
    });
    const abort = (): void => {
      collector.abort(signal.reason);
    };
    collector.whenDone(() => signal.removeEventListener('abort', abort));
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    try {
      request.dispatcher.dispatch(
        {
          origin: request.url.origin,
          path: request.url.pathname + request.url.search,
          method: request.method,
          headers: { ...request.headers },
          body: request.body,
        },
        collector,
      );
    } catch (error) {
      collector.abort(error);
    }
  });
}

class Collector implements Dispatcher.DispatchHandler {
  readonly #byteLimit: number;
  readonly #watch: CallWatch | undefined;
  readonly #resolve: (answer: RawAnswer) => void;
  readonly #reject: (error: BrokenCall) => void;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #head: Omit<RawAnswer, 'body'> | null = null;
  #controller: Dispatcher.DispatchController | null = null;
  #begun = false;
  #settled = false;
  #aborted: Error | null = null;
  #done: () => void = () => undefined;

  constructor(
    { answerByteLimit, watch }: Pick<Call, 'answerByteLimit' | 'watch'>,
    resolve: (answer: RawAnswer) => void,
    reject: (error: BrokenCall) => void,
  ) {
    this.#byteLimit = answerByteLimit;
    this.#watch = watch;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  whenDone(callback: () => void): void {
    this.#done = callback;
  }

  abort(reason: unknown): void {
    this.#aborted ??= reason instanceof Error ? reason : new Error('aborted', { cause: reason });
    this.#fail(this.#aborted);
    this.#controller?.abort(this.#aborted);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#aborted !== null) {
      // Given up while the connection was being made: aborting here is before the first byte.
      controller.abort(this.#aborted);
      return;
    }
    this.#begun = true;
    this.#controller = controller;
    this.#watch?.begun();
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    // 100 to 199 are interim: the answer follows.
    if (status < 200) return;
    this.#head = { status, headers: joined(headers) };
    this.#watch?.headCame(status);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.byteLength;
    this.#watch?.pieceCame(chunk.byteLength);
    if (this.#bytes > this.#byteLimit) {
      this.abort(new AnswerTooLong());
      return;
    }
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const answer = this.#answer();
    if (answer === null) {
      this.#fail(new Error('An answer ended before it began.'));
      return;
    }
    if (!this.#settle()) return;
    this.#resolve(answer);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#fail(error);
  }

  #answer(): RawAnswer | null {
    return this.#head === null ? null : { ...this.#head, body: Buffer.concat(this.#chunks) };
  }

  #fail(cause: Error): void {
    if (!this.#settle()) return;
    this.#reject(new BrokenCall(cause, { begun: this.#begun, partial: this.#answer() }));
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    this.#done();
    return true;
  }
}

function joined(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? oneOf(name.toLowerCase(), value) : (value ?? ''),
    ]),
  );
}

/** Headers that hold one value: where a server sends it twice, the first one counts. */
const singular = /^(retry-after|date|content-type|location|etag|last-modified|.*ratelimit.*)$/;

function oneOf(name: string, values: readonly string[]): string {
  return singular.test(name) ? (values[0] ?? '') : values.join(', ');
}
