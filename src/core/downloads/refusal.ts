import { failure, type Failure } from '../../shared/failure.ts';
import { redact, withoutLiterals } from '../../shared/redact.ts';
import { retryDelay } from '../net/retry-after.ts';
import type { Address } from './address.ts';
import type { Answer, AnswerHead } from './answer.ts';
import { DownloadError, type DownloadConsequence } from './download-error.ts';

/** Enough of an error's body for its code and message. */
const BODY_BYTES = 8 * 1024;
/** Longer texts are pages, not messages. */
const MESSAGE_LENGTH = 300;

/**
 * What a status that brings no file means. With the key shown it is the account's matter;
 * without, the link's.
 */
export async function refusalOf(
  answer: Answer,
  { status, headers }: AnswerHead,
  address: Address,
  fileName: string,
  now: number,
): Promise<DownloadError> {
  const afterMs = retryDelay(headers, now);
  const words = wordsIn(await beginningOf(answer), address);
  const facts = { fileName, host: address.url.host, status };
  const { problem, consequence } =
    address.key === null
      ? refusedLink(facts, afterMs)
      : refusedRequest(facts, afterMs, words.providerCode);
  return new DownloadError({ ...problem, ...words }, consequence, { status });
}

interface Facts {
  readonly fileName: string;
  readonly host: string;
  readonly status: number;
}
interface Refusal {
  readonly problem: Failure;
  readonly consequence: DownloadConsequence;
}

function refusedLink(facts: Facts, afterMs: number | null): Refusal {
  const { status, fileName, host } = facts;
  if (status === 429 || isPassing(status)) return serverTrouble(facts, afterMs);
  return {
    problem: failure(
      'link-refused',
      `${host} no longer gives out “${fileName}” (${status}): the link has expired or the file is gone.`,
      'Renderdesk asks the provider for a new link; if that does not help, render it again.',
      { actions: ['download-again', 'render-again'] },
    ),
    consequence: { kind: 'renew-link' },
  };
}

function refusedRequest(facts: Facts, afterMs: number | null, code: string | null): Refusal {
  const { status, fileName, host } = facts;
  const subject = `“${fileName}” was not given out by ${host}`;
  switch (status) {
    case 401:
      return forAccount('key-rejected', `${subject}: it rejects the account's key (401).`, 'key');
    case 402:
      return forAccount('payment-required', `${subject}: it asks for payment (402).`, 'plan');
    case 403:
      return code === 'subscription_inactive'
        ? forAccount('subscription-inactive', `${subject}: the subscription is not active.`, 'plan')
        : forAccount('forbidden', `${subject}: this key may not have it (403).`, 'key');
    case 404:
    case 410:
      return {
        problem: failure(
          'file-gone',
          `${subject}: it says the file is not there (${status}).`,
          'Check the render again; if the file stays away, render it again.',
          { actions: ['download-again', 'render-again'] },
        ),
        consequence: { kind: 'renew-link' },
      };
    case 429:
      return {
        problem: failure(
          'rate-limited',
          `${host} asks to wait before “${fileName}” is fetched: too many requests (429).`,
          'Nothing to do: the download goes on when the time is over.',
        ),
        consequence: { kind: 'limit', afterMs },
      };
    default:
      return isPassing(status) ? serverTrouble(facts, afterMs) : refusedForGood(facts);
  }
}

/** A request time-out, "too early", and whatever the server says is its own fault. */
function isPassing(status: number): boolean {
  return status < 400 || status === 408 || status === 416 || status === 425 || status >= 500;
}

function serverTrouble({ fileName, host, status }: Facts, afterMs: number | null): Refusal {
  return {
    problem: failure(
      status === 429 ? 'rate-limited' : 'provider-error',
      `${host} could not give out “${fileName}” just now (${status}).`,
      'Nothing to do: it is tried again by itself.',
      { actions: ['download-again'] },
    ),
    consequence: { kind: 'retry', afterMs },
  };
}

function refusedForGood({ fileName, host, status }: Facts): Refusal {
  return {
    problem: failure(
      'refused-by-provider',
      `${host} refuses to give out “${fileName}” (${status}).`,
      'Try the download again later; if it stays so, ask the provider.',
      { actions: ['download-again'] },
    ),
    consequence: { kind: 'final' },
  };
}

function forAccount(code: Failure['code'], message: string, what: 'key' | 'plan'): Refusal {
  const remedy =
    what === 'key'
      ? 'Give the account a key that works; its jobs then go on.'
      : "Settle it on the provider's site, then resume the account; its jobs then go on.";
  return {
    problem: failure(code, message, remedy, { actions: ['replace-key', 'resume-account'] }),
    consequence: { kind: 'account' },
  };
}

async function beginningOf(answer: Answer): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    await answer.read((piece) => {
      pieces.push(piece);
      bytes += piece.byteLength;
      if (bytes >= BODY_BYTES) answer.abort(new Error('enough was read'));
      return true;
    });
  } catch {
    // The status says enough.
  }
  return Buffer.concat(pieces).subarray(0, BODY_BYTES).toString('utf8');
}

/** The provider's own words: `{error:{code,message}}`, `{error:"…"}`, or S3's `<Code>`. */
function wordsIn(
  body: string,
  address: Address,
): { providerCode: string | null; providerMessage: string | null } {
  const storageCode = /<Code>([A-Za-z]{1,64})<\/Code>/.exec(body)?.[1] ?? null;
  if (storageCode !== null) return { providerCode: storageCode, providerMessage: null };
  const said = errorIn(body);
  const code = typeof said.code === 'string' && /^[\w.-]{1,64}$/.test(said.code) ? said.code : null;
  return { providerCode: code, providerMessage: harmless(said.message, address) };
}

function errorIn(body: string): { code?: unknown; message?: unknown } {
  try {
    const document: unknown = JSON.parse(body);
    if (typeof document !== 'object' || document === null || !('error' in document)) return {};
    if (typeof document.error === 'string') return { message: document.error };
    return typeof document.error === 'object' ? (document.error ?? {}) : {};
  } catch {
    return {};
  }
}

/** Nothing that may hold a link, a signature or the key. */
function harmless(message: unknown, address: Address): string | null {
  if (typeof message !== 'string' || message.length > MESSAGE_LENGTH) return null;
  const key = address.key?.value ?? '';
  // The bare key, too: a header's value may put a word before it.
  const safe = redact(withoutLiterals(message, [key, key.replace(/^\S+\s+/, '')]));
  return safe.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim() || null;
}
