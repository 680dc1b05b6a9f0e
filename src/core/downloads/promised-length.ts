import { failure } from '../../shared/failure.ts';
import { DownloadError } from './download-error.ts';

/** How the length of a body relates to what the provider said of the file. */
export interface LengthPromise {
  readonly length: 'exact' | 'at-most' | 'unchecked';
  /** Bytes. Null, or less than one, where the provider did not say. */
  readonly expectedBytes: number | null;
}

/** 1 TiB: no render is so large; a body without any promised length ends here at the latest. */
const LARGEST_BYTES = 2 ** 40;

/** Holds the bytes that come against what was promised of their number. */
export class PromisedLength {
  readonly #source: string;
  readonly #fileName: string;
  readonly #exactly: number | null;
  readonly #atMost: number;
  /** What a progress bar can count to; null where nobody knows. */
  readonly total: number | null;

  /**
   * @param contentLength what the server announced of the bytes as they will be stored
   * @throws DownloadError when that contradicts the provider already
   */
  constructor(
    promise: LengthPromise,
    contentLength: number | null,
    naming: { fileName: string; host: string },
  ) {
    this.#source = naming.host;
    this.#fileName = naming.fileName;
    const said = promise.expectedBytes ?? 0;
    const expected = promise.length === 'unchecked' || said < 1 ? null : said;
    if (expected !== null && contentLength !== null && contentLength > 0) {
      const fits =
        promise.length === 'exact' ? contentLength === expected : contentLength <= expected;
      if (!fits) throw this.#mismatch(contentLength, expected);
    }
    this.#exactly = contentLength ?? (promise.length === 'exact' ? expected : null);
    this.#atMost = this.#exactly ?? expected ?? LARGEST_BYTES;
    this.total = this.#exactly;
  }

  /** @throws DownloadError as soon as more came than was promised. */
  checkSoFar(received: number): void {
    if (received > this.#atMost) throw this.#mismatch(received, this.#atMost);
  }

  /** @throws DownloadError when the body ended early. */
  checkWhole(received: number): void {
    const missing = this.#exactly === null ? received === 0 : received < this.#exactly;
    if (!missing && received > 0) return;
    throw incomplete(this.#fileName, this.#source, received, this.#exactly);
  }

  #mismatch(bytes: number, promised: number): DownloadError {
    return new DownloadError(
      failure(
        'content-mismatch',
        `“${this.#fileName}” from ${this.#source} is not the file that was promised: ${bytes} bytes instead of ${promised}.`,
        'Download it again; if it stays so, render it again or ask the provider.',
        { actions: ['download-again', 'render-again'] },
      ),
      { kind: 'final' },
    );
  }
}

/** The body ended, or broke, before all of it was here. */
export function incomplete(
  fileName: string,
  host: string,
  received: number,
  total: number | null,
  cause?: unknown,
): DownloadError {
  const of = total === null ? '' : ` of ${total}`;
  return new DownloadError(
    failure(
      'download-incomplete',
      `The download of “${fileName}” from ${host} broke off after ${received}${of} bytes.`,
      'Nothing to do: it is tried again by itself.',
      { actions: ['download-again'] },
    ),
    { kind: 'retry', afterMs: null },
    { cause },
  );
}
