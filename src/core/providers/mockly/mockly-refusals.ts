import { MINUTE } from '../../../shared/durations.ts';
import type { Failure } from '../../../shared/failure.ts';
import { retryDelay } from '../../net/retry-after.ts';
import { isPage, wordsOfBody } from '../answer-words.ts';
import type { ProviderWords } from '../answer-words.ts';
import type { ProviderCallError, ProviderReply } from '../exchange.ts';
import * as refusals from '../refusals.ts';
import { ACCOUNT, FINAL, refused, sayWith } from '../refusals.ts';
import type { Vendor } from '../refusals.ts';

/* What Mockly's refusals mean where its page "Errors" gives them a meaning of their own. */

export const vendor: Vendor = {
  name: 'Mockly',
  baseUrlForPeople: 'https://www.getmockly.com/api/v1, with "www"',
  baseUrlEnd: '/api/v1',
  submitPath: '/chat/render',
};

/** The documented window is a minute; who asks for more than this speaks of the month's quota. */
const LONGEST_RATE_WAIT_MS = 15 * MINUTE;

/**
 * A refused submit: did it arrive, and who has to wait?
 * @param submitPath where it was posted
 */
export function submitRefusal(
  reply: ProviderReply,
  submitPath = vendor.submitPath,
): ProviderCallError {
  const words = wordsOfBody(reply.text);
  const { status } = reply;
  if (isInactive(reply, words)) return refused(reply, inactive(words), ACCOUNT);
  if (status === 429 && isAboutTheMonth(reply, words)) {
    return refused(reply, quotaExhausted(words), ACCOUNT);
  }
  // "The render record is marked failed" is said of this code with this status, and only of it.
  if (status === 500 && words.code === 'internal_error') {
    const failed = sayWith(words)(
      'provider-error',
      'Mockly ran into an error of its own and marked the render as failed.',
      'Render it again; if it goes on, write to Mockly. Failed renders do not count.',
      ['render-again'],
    );
    return refused(reply, failed, FINAL);
  }
  return refusals.submitRefusal({ ...vendor, submitPath }, reply, words);
}

/** A refused GET /exports/:id. None of these says that the render failed. */
export function checkRefusal(reply: ProviderReply): ProviderCallError {
  const words = wordsOfBody(reply.text);
  const { status } = reply;
  if (isInactive(reply, words)) return refused(reply, inactive(words), ACCOUNT);
  if ((status === 404 || status === 410) && !isPage(reply.text)) {
    const notFound = sayWith(words)(
      'not-found',
      'Mockly does not know this render: its id is wrong, or it belongs to another user.',
      'Check the id and the account. Renders made in Mockly’s own editor cannot be followed.',
      ['check-again'],
    );
    return refused(reply, notFound, FINAL);
  }
  return refusals.readRefusal(vendor, reply, words);
}

function isInactive(reply: ProviderReply, words: ProviderWords): boolean {
  return reply.status === 403 && /subscription/i.test(`${words.code} ${words.message}`);
}

function inactive(words: ProviderWords): Failure {
  return sayWith(words)(
    'subscription-inactive',
    'The API subscription behind this key is not active.',
    'Renew it on your account page at Mockly, then resume the account: the same key works again. The jobs wait for it.',
    ['resume-account', 'replace-key'],
  );
}

/**
 * The month's quota answers with the same code as the minute's limit. The quota is meant when the
 * wait is far longer than the limit's window, or when there is none and the words say so; it
 * pauses the account, because only a person (or the month's end) can do something about it.
 */
function isAboutTheMonth(reply: ProviderReply, words: ProviderWords): boolean {
  const waitMs = retryDelay(reply.headers, reply.receivedAt);
  if (waitMs !== null) return waitMs > LONGEST_RATE_WAIT_MS;
  return /\b(month|monthly|quota|cap)\b/i.test(`${words.code} ${words.message}`);
}

function quotaExhausted(words: ProviderWords): Failure {
  return sayWith(words)(
    'quota-exhausted',
    'The renders that this key may make in a month seem to be used up.',
    'They are renewed on the first day of the month (UTC). Resume the account then, or ask Mockly for more.',
    ['resume-account'],
  );
}
