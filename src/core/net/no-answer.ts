import { failure } from '../../shared/failure.ts';
import type { Failure } from '../../shared/failure.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import { AnswerTooLong } from './call.ts';
import type { BrokenCall } from './call.ts';
import { proxyErrorIn } from './proxy-error.ts';

/** Our own deadline passed. */
export class DeadlinePassed extends Error {}

const TRY_AGAIN = 'It is tried again by itself; check the network connection if it goes on.';
const CHECK_ADDRESS = 'Check the network connection and the base URL of the account.';

/** What an error code of the system, of TLS or of undici means, without naming the host. */
const MEANINGS: readonly (readonly [RegExp, (host: string) => readonly [string, string]])[] = [
  [
    /^ENOTFOUND$/,
    (host) => [`The name ${host} is not known: there is no such server.`, CHECK_ADDRESS],
  ],
  [/^EAI_/, (host) => [`The name ${host} could not be looked up.`, CHECK_ADDRESS]],
  [/^ECONNREFUSED$/, (host) => [`Nothing answers at ${host}: connection refused.`, CHECK_ADDRESS]],
  [
    /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/,
    (host) => [`${host} did not take up the connection in time.`, CHECK_ADDRESS],
  ],
  [
    /^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/,
    (host) => [`There is no way from this machine to ${host}.`, CHECK_ADDRESS],
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|^EPROTO$/,
    (host) => [
      `No trusted connection to ${host} could be made: its certificate or encryption was refused.`,
      'Check the base URL of the account, this machine’s clock, and any program that intercepts the network. Where a network has a certificate of its own, give it in the settings.',
    ],
  ],
];

/**
 * The error for a call without a usable answer.
 * @param method a GET makes nothing, so that for it `arrival` only says what is known
 */
export function noAnswer(broken: BrokenCall, url: URL, timeoutMs: number): ProviderCallError {
  return new ProviderCallError(
    explain(broken, url.host, timeoutMs),
    {
      arrival: broken.begun ? 'unknown' : 'not-sent',
      consequence: { kind: 'retry', afterMs: null },
      status: broken.partial?.status ?? null,
    },
    { cause: broken.cause },
  );
}

function explain(broken: BrokenCall, host: string, timeoutMs: number): Failure {
  const { cause } = broken;
  const proxy = proxyErrorIn(cause);
  if (proxy !== null) return proxy.failure;
  if (cause instanceof DeadlinePassed) {
    const seconds = Math.round(timeoutMs / 1_000);
    return failure('timed-out', `${host} did not answer within ${seconds} s.`, TRY_AGAIN);
  }
  if (cause instanceof AnswerTooLong) {
    return failure(
      'malformed-answer',
      `The answer of ${host} is far longer than any documented one and was not read.`,
      CHECK_ADDRESS,
    );
  }
  if (cause instanceof Error && cause.name === 'AbortError') {
    return failure('unreachable', `The call to ${host} was stopped from here.`, TRY_AGAIN);
  }
  const code = codeOf(cause);
  if (isParserError(cause) || /HEADERS_OVERFLOW|^Z(STD)?_|^ERR_.*(BROTLI|BUFFER)/.test(code)) {
    return failure('malformed-answer', `What ${host} answered is not proper HTTP.`, CHECK_ADDRESS);
  }
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code))?.[1](host);
  if (meaning !== undefined) return failure('unreachable', meaning[0], meaning[1]);
  return failure('unreachable', brokenSentence(broken, host), TRY_AGAIN);
}

function brokenSentence(broken: BrokenCall, host: string): string {
  if (!broken.begun) return `No connection to ${host} could be made.`;
  return broken.partial === null
    ? `The connection to ${host} broke before it answered.`
    : `The connection to ${host} broke in the middle of its answer.`;
}

function isParserError(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'HTTPParserError';
}

/** The first code in an error, in those it gathered (one for each address tried), or its causes. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string' && error.code !== 'UND_ERR_SOCKET') {
    return error.code;
  }
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return codeOf(inner);
}
