import { failure } from '../../../shared/failure.ts';
import type { Failure } from '../../../shared/failure.ts';
import { isRecord, jsonOf, providerMessage, providerWord, wordsOfBody } from '../answer-words.ts';
import type { ProviderWords } from '../answer-words.ts';
import type { ProviderCallError, ProviderReply } from '../exchange.ts';
import * as refusals from '../refusals.ts';
import { ACCOUNT, FINAL, refused, sayWith } from '../refusals.ts';
import type { Vendor } from '../refusals.ts';

/*
 * What Swiftia's refusals mean (public pages "Error Handling" and "Rate Limiting"). Most come as
 * `{status,message,code}`; a 403 may come as `{error,message,…}` instead.
 */

export const vendor: Vendor = {
  name: 'Swiftia',
  baseUrlForPeople: 'https://app.swiftia.io/api',
  baseUrlEnd: '/api',
  submitPath: '/render',
};

/** A refused POST /render: did it arrive, and who has to wait? */
export function submitRefusal(answer: ProviderReply): ProviderCallError {
  const reply = withBodyAdvice(answer);
  const words = swiftiaWords(reply.text);
  if (reply.status === 403) return refused(reply, forbidden(reply, words), ACCOUNT);
  if (reply.status === 404 && isFromSwiftia(reply)) {
    return refused(reply, namedUnknown(words), FINAL);
  }
  return refusals.submitRefusal(vendor, reply, words);
}

/** A refused look-up. None of these says that the render failed. */
export function readRefusal(answer: ProviderReply): ProviderCallError {
  const reply = withBodyAdvice(answer);
  const words = swiftiaWords(reply.text);
  if (reply.status === 403) return refused(reply, forbidden(reply, words), ACCOUNT);
  if (reply.status === 404 && isFromSwiftia(reply)) {
    return refused(reply, renderUnknown(words), FINAL);
  }
  return refusals.readRefusal(vendor, reply, words);
}

/** True for a refusal in one of Swiftia's shapes: another server, or a proxy, has its own. */
export function isFromSwiftia(reply: ProviderReply): boolean {
  const body = jsonOf(reply.text);
  if (!isRecord(body)) return false;
  return ['message', 'code', 'error'].some((name) => body[name] !== undefined);
}

/** `{error:"fullStorage",message}` has its code under `error`, beside its message. */
export function swiftiaWords(text: string): ProviderWords {
  const body = jsonOf(text);
  if (isRecord(body) && typeof body['error'] === 'string' && body['message'] !== undefined) {
    return {
      code: providerWord(body['error']),
      message: providerMessage(body['message']),
      enveloped: true,
    };
  }
  return wordsOfBody(text);
}

/** The body's `retryAfter` (seconds) counts where no header says when to come back. */
function withBodyAdvice(reply: ProviderReply): ProviderReply {
  const said = ['retry-after', 'x-ratelimit-reset'].some((name) => reply.headers[name]);
  const body = said ? null : jsonOf(reply.text);
  const advice = isRecord(body) ? body['retryAfter'] : null;
  if (typeof advice !== 'number' && typeof advice !== 'string') return reply;
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(advice) } };
}

/** Four reasons share this status; each has something else to be done about it. */
function forbidden(reply: ProviderReply, words: ProviderWords): Failure {
  const say = sayWith(words);
  const said = `${words.code} ${words.message}`;
  if (/full.?storage|storage/i.test(said)) {
    return say(
      'quota-exhausted',
      `The storage of this organisation at Swiftia is full${usage(reply)}.`,
      'Delete files at Swiftia or upgrade the plan, then resume the account. The jobs wait for it.',
      ['resume-account'],
    );
  }
  if (/phone/i.test(said)) {
    return say(
      'forbidden',
      'Swiftia wants the phone number of this account verified first.',
      'Verify it on your account page at Swiftia, then resume the account. The jobs wait for it.',
      ['resume-account'],
    );
  }
  if (/credit/i.test(said)) {
    return say(
      'payment-required',
      'The credits of this organisation at Swiftia do not suffice.',
      'Top them up at Swiftia, then resume the account. The jobs wait for it.',
      ['resume-account'],
    );
  }
  return say(
    'forbidden',
    words.message === null
      ? 'Swiftia forbids this account what was asked.'
      : `Swiftia forbids this account what was asked: ${words.message}`,
    'Look at your account page at Swiftia, then resume the account. The jobs wait for it.',
    ['resume-account', 'replace-key'],
  );
}

/** In Swiftia's own unit, which it does not name. */
function usage(reply: ProviderReply): string {
  const body = jsonOf(reply.text);
  const info = isRecord(body) ? body['storageInfo'] : null;
  if (!isRecord(info)) return '';
  const { usedSize, totalSize } = info;
  if (typeof usedSize !== 'number' || typeof totalSize !== 'number') return '';
  return ` (${usedSize.toLocaleString('en-US')} of ${totalSize.toLocaleString('en-US')} used)`;
}

function namedUnknown(words: ProviderWords): Failure {
  return failure(
    'invalid-payload',
    `Swiftia does not know what the payload names${words.message === null ? '.' : `: ${words.message}`}`,
    'Check id, target and brandPresetId. They must belong to the organisation of this account.',
    { providerCode: words.code, providerMessage: words.message },
  );
}

function renderUnknown(words: ProviderWords): Failure {
  return sayWith(words)(
    'not-found',
    'Swiftia does not know this render: its id is wrong, or it belongs to another organisation.',
    'Check the id and the account. The id is the renderId, not the id of the job it was made from.',
    ['check-again'],
  );
}
