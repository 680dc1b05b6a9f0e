import { validateHeaderValue } from 'node:http';
import type { Dispatcher } from 'undici';
import { failure } from '../../shared/failure.ts';
import { firstAddress, nextAddress, type Address, type DownloadKey } from './address.ts';
import { Answer, type AnswerHead } from './answer.ts';
import { noAnswer, unreadable } from './connection-error.ts';
import { systemCode } from './disk-error.ts';
import { DownloadError } from './download-error.ts';
import type { Wanted } from './judge-answer.ts';

/** Storage answers after one or two; what needs more goes in circles. */
const MOST_REDIRECTS = 5;
const redirects = new Set([301, 302, 303, 307, 308]);

export interface Asked {
  readonly url: string;
  readonly key: DownloadKey | null;
  /** For sentences. */
  readonly fileName: string;
  readonly wanted: Pick<Wanted, 'from' | 'to' | 'validator'>;
  readonly dispatcher: Dispatcher;
}

export interface Answered {
  readonly answer: Answer;
  readonly head: AnswerHead;
  /** Who answered in the end. */
  readonly address: Address;
}

/**
 * Asks for a file, or for a range of it, and follows redirects by hand, so that the key is
 * decided on at every one.
 * @throws DownloadError when nobody answers, or the way there is one that is not gone
 */
export async function openAnswer(asked: Asked, signal: AbortSignal): Promise<Answered> {
  let address = firstAddress(asked.url, asked.key, asked.fileName);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const { answer, head } = await answerOf(address, asked, signal);
    if (!redirects.has(head.status)) return { answer, head, address };
    answer.abort(new Error('a redirect has no body that is wanted'));
    const { location } = head.headers;
    if (location === undefined || location === '') {
      throw unreadable(asked.fileName, address.url.host, 'it redirects without saying where to');
    }
    address = nextAddress(address, location, asked.fileName);
  }
  throw tooManyRedirects(asked.fileName, address.url.host);
}

async function answerOf(
  address: Address,
  asked: Asked,
  signal: AbortSignal,
): Promise<{ answer: Answer; head: AnswerHead }> {
  const { url } = address;
  const headers = headersFor(address, asked);
  const answer = new Answer();
  const abort = (): void => answer.abort(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener('abort', abort, { once: true });
  answer.onEnd = () => signal.removeEventListener('abort', abort);
  try {
    const path = url.pathname + url.search;
    asked.dispatcher.dispatch({ origin: url.origin, path, method: 'GET', headers }, answer);
    return { answer, head: await answer.head };
  } catch (error) {
    const code = codeOf(error);
    if (signal.aborted || error instanceof DownloadError || code === null) throw error;
    throw noAnswer(asked.fileName, url.host, code, error);
  }
}

function headersFor(
  { key }: Address,
  { wanted: { from, to, validator }, fileName }: Asked,
): Record<string, string> {
  const headers: Record<string, string> = {
    accept: '*/*',
    // A compressed body says nothing of the file's length, and media does not get smaller.
    'accept-encoding': 'identity',
    'user-agent': 'Renderdesk',
  };
  if (key !== null) {
    headers[key.header] = sendable(key, fileName);
  }
  if (from > 0 || to !== null) {
    headers['range'] = `bytes=${from}-${to === null ? '' : to - 1}`;
    if (validator !== null) headers['if-range'] = validator.value;
  }
  return headers;
}

/** The first code in an error, in those it gathered (one for each address tried), or its causes. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  const code = systemCode(error) ?? (error.name === 'HTTPParserError' ? 'HPE_' : null);
  return code === null || code === 'UND_ERR_SOCKET' ? (codeOf(inner) ?? code) : code;
}

function sendable({ header, value }: DownloadKey, fileName: string): string {
  try {
    validateHeaderValue(header, value);
    return value;
  } catch {
    throw unsendableKey(fileName);
  }
}

function unsendableKey(fileName: string): DownloadError {
  return new DownloadError(
    failure(
      'key-malformed',
      `“${fileName}” was not asked for: the account's key has characters that can not be sent.`,
      'Give the account its key again, as one line.',
      { actions: ['replace-key'] },
    ),
    { kind: 'account' },
  );
}

function tooManyRedirects(fileName: string, host: string): DownloadError {
  return new DownloadError(
    failure(
      'link-refused',
      `“${fileName}” was not fetched from ${host}: more than ${MOST_REDIRECTS} redirects in a row.`,
      'Renderdesk asks the provider for a new link; if it stays so, report it to the provider.',
      { actions: ['download-again'] },
    ),
    { kind: 'renew-link' },
  );
}
