import { failure } from '../../shared/failure.ts';
import { proxyErrorIn } from '../net/proxy-error.ts';
import { DownloadError } from './download-error.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its address was not found',
  EAI_AGAIN: 'its address could not be looked up',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer',
  EPIPE: 'the connection was cut',
  ETIMEDOUT: 'it did not answer',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not one this computer trusts',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not one this computer trusts',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not one this computer trusts',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** What the HTTP client says of headers that contradict each other or do not end. */
const notHttp = new Set(['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);

/** No answer came. `code` is the system's or the HTTP parser's name for why. */
export function noAnswer(
  fileName: string,
  host: string,
  code: string,
  cause: unknown,
): DownloadError {
  const proxy = proxyErrorIn(cause);
  if (proxy !== null) {
    const { message, remedy } = proxy.failure;
    return new DownloadError(
      failure(
        'unreachable',
        `“${fileName}” could not be fetched from ${host}. ${message}`,
        remedy,
        { actions: ['download-again'] },
      ),
      { kind: 'retry', afterMs: null },
      { cause },
    );
  }
  if (code.startsWith('HPE_') || notHttp.has(code)) {
    return unreadable(fileName, host, 'what it sent is not HTTP', cause);
  }
  return new DownloadError(
    failure(
      'unreachable',
      `“${fileName}” could not be fetched from ${host}: ${reasons[code] ?? `no connection (${code})`}.`,
      'Check the connection; it is tried again by itself.',
      { actions: ['download-again'] },
    ),
    { kind: 'retry', afterMs: null },
    { cause },
  );
}

/** An answer came that can not be understood. */
export function unreadable(
  fileName: string,
  host: string,
  why: string,
  cause?: unknown,
): DownloadError {
  return new DownloadError(
    failure(
      'malformed-answer',
      `“${fileName}” could not be fetched from ${host}: ${why}.`,
      'It is tried again by itself; if it stays so, ask the provider.',
      { actions: ['download-again'] },
    ),
    { kind: 'retry', afterMs: null },
    { cause },
  );
}

/** Too little came for too long. */
export function stalled(
  fileName: string,
  host: string,
  stallMs: number,
  received: number,
): DownloadError {
  const seconds = Math.max(1, Math.round(stallMs / 1000));
  return new DownloadError(
    failure(
      'download-stalled',
      received === 0
        ? `“${fileName}” did not begin to arrive from ${host} within ${seconds} s.`
        : `The download of “${fileName}” from ${host} stood still for ${seconds} s after ${received} bytes.`,
      'Nothing to do: it is tried again by itself.',
      { actions: ['download-again'] },
    ),
    { kind: 'retry', afterMs: null },
  );
}
