import type { Dispatcher } from 'undici';
import { jsonOf } from '../providers/answer-words.ts';
import type { ProviderExchange, ProviderReply, ProviderRequest } from '../providers/exchange.ts';
import { answerText, packingsOf } from './answer-text.ts';
import { checkKey } from './api-key.ts';
import { parseBaseUrl } from './base-url.ts';
import { BrokenCall, call } from './call.ts';
import type { Call, RawAnswer } from './call.ts';
import { createConnections } from './connections.ts';
import type { Connections } from './connections.ts';
import { bearerKeyHeader, keyHeaderValue } from './key-header.ts';
import type { KeyHeader } from './key-header.ts';
import { DeadlinePassed, noAnswer } from './no-answer.ts';
import { Stopwatch, type CallTimes } from './stopwatch.ts';
import { withoutKey } from './without-key.ts';

/** No answer that does not repeat a payload comes near it; without an end a broken server would fill the memory. */
const ANSWER_BYTES = 8 * 1_024 * 1_024;
/** From this HTTP status on an answer says by its number alone that it is not what was asked for. */
const FIRST_REFUSAL = 300;

export interface ExchangeOptions {
  readonly baseUrl: string;
  readonly key: string;
  /** Ends every call under way. */
  readonly signal: AbortSignal;
  /** e.g. `Renderdesk/1.2.3`. */
  readonly userAgent: string;
  /** Absent: a fresh connection for every call. */
  readonly connections?: Connections;
  /** Absent: `Authorization: Bearer …`. */
  readonly keyHeader?: KeyHeader | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Is told of every exchange when it has ended. Must not throw. */
  readonly ended?: (facts: ExchangeFacts) => void;
}

/** An exchange that has ended, however. */
export interface ExchangeFacts {
  readonly request: ProviderRequest;
  readonly url: URL;
  readonly times: CallTimes;
  /** Null: there was no whole answer, and `error` says why. */
  readonly reply: ProviderReply | null;
  readonly error: unknown;
  /** It was ended from here. */
  readonly isStopped: boolean;
}

/**
 * The way to one account's own origin. Every call carries the key and goes nowhere else: redirects
 * are answers.
 * @throws FailureError `base-url-refused` or `key-malformed`; nothing is sent then.
 */
export function createExchange(options: ExchangeOptions): ProviderExchange {
  const base = parseBaseUrl(options.baseUrl);
  const key = checkKey(options.key);
  const { name, scheme } = options.keyHeader ?? bearerKeyHeader;
  const fixedHeaders = {
    [name]: keyHeaderValue(key, { name, scheme }),
    'user-agent': options.userAgent,
    accept: 'application/json',
    'accept-encoding': 'identity',
  };
  const now = options.now ?? Date.now;
  const scrub = withoutKey(key);
  return async (request) => {
    const url = urlFor(base, request.path);
    const line = lineFor(request, options.connections);
    const watch = new Stopwatch(() => performance.now());
    const told = (reply: ProviderReply | null, error: unknown): void => {
      const isStopped = reply === null && options.signal.aborted;
      options.ended?.({ request, url, times: watch.times(), reply, error, isStopped });
    };
    const outgoing: Call = {
      dispatcher: line.dispatcher,
      method: request.method,
      url,
      headers:
        request.body === undefined
          ? fixedHeaders
          : { ...fixedHeaders, 'content-type': request.body.contentType },
      body: request.body?.bytes ?? null,
      answerByteLimit: request.answerByteLimit ?? ANSWER_BYTES,
      watch,
    };
    try {
      const answer = await withDeadline(outgoing, options.signal, request.timeoutMs);
      const reply = replyOf(answer, scrub, now());
      told(reply, null);
      return reply;
    } catch (error) {
      told(null, error);
      throw error;
    } finally {
      await line.hangUp();
    }
  };
}

/** A call that may be repeated shares a connection; any other has one of its own, used once. */
function lineFor(
  request: ProviderRequest,
  connections: Connections | undefined,
): { dispatcher: Dispatcher; hangUp: () => Promise<void> } {
  if (request.method === 'GET' && connections !== undefined) {
    return { dispatcher: connections.shared, hangUp: () => Promise.resolve() };
  }
  const dispatcher = (connections ?? createConnections()).fresh();
  return { dispatcher, hangUp: () => dispatcher.destroy() };
}

interface Answer {
  readonly raw: RawAnswer;
  readonly text: string;
}

/** undici's own timeouts do not fire under backpressure, so the whole call has one of ours. */
async function withDeadline(
  outgoing: Call,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<Answer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort(new DeadlinePassed());
  }, timeoutMs);
  try {
    const raw = await call(outgoing, AbortSignal.any([signal, deadline.signal]));
    return read(raw, outgoing.answerByteLimit);
  } catch (error) {
    if (!(error instanceof BrokenCall)) throw error;
    const answer = refusalIn(error) ?? wholeJsonIn(error);
    if (answer !== null) return answer;
    throw noAnswer(error, outgoing.url, timeoutMs);
  } finally {
    clearTimeout(timer);
  }
}

function read(raw: RawAnswer, byteLimit: number): Answer {
  try {
    return { raw, text: answerText(raw, byteLimit) };
  } catch (error) {
    throw new BrokenCall(error, { begun: true, partial: { ...raw, body: Buffer.alloc(0) } });
  }
}

/** A refusal is told by its status: that its words broke off takes nothing from it. */
function refusalIn(broken: BrokenCall): Answer | null {
  const raw = broken.partial;
  if (raw === null || raw.status < FIRST_REFUSAL) return null;
  return { raw, text: packingsOf(raw).length > 0 ? '' : new TextDecoder().decode(raw.body) };
}

/**
 * A JSON object is whole by its last brace: what a server promised beyond it, or how it ended the
 * connection, takes nothing from the id in it.
 */
function wholeJsonIn(broken: BrokenCall): Answer | null {
  const raw = broken.partial;
  if (raw === null || raw.body.byteLength === 0 || packingsOf(raw).length > 0) return null;
  const text = answerText(raw, raw.body.byteLength);
  return /^\s*\{/.test(text) && jsonOf(text) !== undefined ? { raw, text } : null;
}

function replyOf(
  { raw, text }: Answer,
  scrub: (text: string) => string,
  receivedAt: number,
): ProviderReply {
  const headers = Object.fromEntries(
    Object.entries(raw.headers).map(([name, value]) => [name, scrub(value)]),
  );
  return { status: raw.status, headers, text: scrub(text), receivedAt };
}

/** The path stays below the base URL, whatever an id was made of. */
function urlFor(base: string, path: string): URL {
  const url = new URL(base + path);
  if (url.href !== base + path || !path.startsWith('/')) {
    throw new TypeError('A provider’s path must begin with a slash and be percent-encoded.');
  }
  return url;
}
