import type { Failure } from '../../shared/failure.ts';

/**
 * One HTTP exchange with an account's own origin, as an adapter sees it. The key is added
 * outside; a redirect is an answer; `path` is appended to the account's base URL.
 */
export interface ProviderRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Begins with a slash; what goes into it is percent-encoded by the adapter. */
  readonly path: string;
  readonly body?: { readonly contentType: string; readonly bytes: Uint8Array };
  /** Until the whole answer is here, in milliseconds. */
  readonly timeoutMs: number;
  /**
   * Bytes of the answer that are read at most. Absent: what any answer needs that does not repeat
   * what was sent.
   */
  readonly answerByteLimit?: number;
}

export interface ProviderReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8, and without the account's key should the provider have repeated it. */
  readonly text: string;
  /** Milliseconds since 1970: adapters have no clock, and some headers only mean something with it. */
  readonly receivedAt: number;
}

/**
 * Sends the request and returns whatever the provider answered, of any status.
 * @throws ProviderCallError when there is no answer.
 */
export type ProviderExchange = (request: ProviderRequest) => Promise<ProviderReply>;

/**
 * What became of a request that could cost money: `not-sent` no byte of the body left,
 * `refused` the provider's answer proves that nothing was made, `unknown` it may have arrived.
 */
export type Arrival = 'not-sent' | 'refused' | 'unknown';

/** What has to wait because of it. */
export type Consequence =
  /** This call only: ask again later. */
  | { readonly kind: 'retry'; readonly afterMs: number | null }
  /** Everything that counts against this limit, for so long (429). */
  | { readonly kind: 'limit'; readonly afterMs: number | null }
  /** The account, until a person has done something (401, 402, 403, a used-up quota). */
  | { readonly kind: 'account' }
  /** Nothing will change: the job has failed. */
  | { readonly kind: 'final' };

/** A call that got no usable answer, or a refusal. It says nothing of the render itself. */
export class ProviderCallError extends Error {
  readonly failure: Failure;
  readonly arrival: Arrival;
  readonly consequence: Consequence;
  /** The HTTP status, or null when there was no answer. */
  readonly status: number | null;

  constructor(
    failure: Failure,
    facts: { arrival: Arrival; consequence: Consequence; status: number | null },
    options?: ErrorOptions,
  ) {
    super(failure.message, options);
    this.name = 'ProviderCallError';
    this.failure = failure;
    this.arrival = facts.arrival;
    this.consequence = facts.consequence;
    this.status = facts.status;
  }
}
