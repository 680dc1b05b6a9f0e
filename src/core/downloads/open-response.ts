import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { failure } from '../../shared/failure.ts';
import { firstAddress, nextAddress, type Address, type DownloadKey } from './address.ts';
import { noAnswer, unreadable } from './connection-error.ts';
import { systemCode } from './disk-error.ts';
import { DownloadError } from './download-error.ts';

/** Storage answers after one or two; what needs more goes in circles. */
const MOST_REDIRECTS = 5;
const redirects = new Set([301, 302, 303, 307, 308]);

export interface Asked {
  readonly url: string;
  readonly key: DownloadKey | null;
  /** For sentences. */
  readonly fileName: string;
}

export interface Answered {
  readonly response: IncomingMessage;
  /** Who answered in the end. */
  readonly address: Address;
}

/**
 * Asks for a file and follows redirects by hand, so that the key is decided on at every one.
 * @throws DownloadError when nobody answers, or the way there is one that is not gone
 */
export async function openResponse(asked: Asked, signal: AbortSignal): Promise<Answered> {
  let address = firstAddress(asked.url, asked.key, asked.fileName);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await answerOf(address, asked.fileName, signal);
    const location = response.headers.location;
    if (!redirects.has(response.statusCode ?? 0)) return { response, address };
    response.destroy();
    if (location === undefined || location === '') {
      throw unreadable(asked.fileName, address.url.host, 'it redirects without saying where to');
    }
    address = nextAddress(address, location, asked.fileName);
  }
  throw tooManyRedirects(asked.fileName, address.url.host);
}

async function answerOf(
  address: Address,
  fileName: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = send(address, fileName, signal);
  try {
    return await new Promise<IncomingMessage>((resolve, reject) => {
      // Stays for the whole exchange: an error after the answer is told by the response, too.
      request.on('error', reject);
      request.on('response', resolve);
      request.on('close', () => {
        reject(
          unreadable(fileName, address.url.host, 'it closed the connection without answering'),
        );
      });
    });
  } catch (error) {
    const code = systemCode(error);
    if (signal.aborted || error instanceof DownloadError || code === null) throw error;
    throw noAnswer(fileName, address.url.host, code, error);
  }
}

function send(address: Address, fileName: string, signal: AbortSignal): ClientRequest {
  const { url, key } = address;
  const headers: Record<string, string> = {
    accept: '*/*',
    // A compressed body says nothing of the file's length, and media does not get smaller.
    'accept-encoding': 'identity',
    'user-agent': 'Renderdesk',
  };
  if (key !== null) headers[key.header] = key.value;
  const open = url.protocol === 'https:' ? requestHttps : requestHttp;
  try {
    return open(url, { headers, signal }).end();
  } catch (error) {
    if (systemCode(error) !== 'ERR_INVALID_CHAR') throw error;
    throw new DownloadError(
      failure(
        'key-malformed',
        `“${fileName}” was not asked for: the account's key has characters that can not be sent.`,
        'Give the account its key again, as one line.',
        { actions: ['replace-key'] },
      ),
      { kind: 'account' },
    );
  }
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
