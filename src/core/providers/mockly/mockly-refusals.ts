import { MINUTE, SECOND } from '../../../shared/durations.ts';
import { failure } from '../../../shared/failure.ts';
import type { Failure, FailureCode, RemedyAction } from '../../../shared/failure.ts';
import { retryDelay } from '../../net/retry-after.ts';
import { isPage, wordsOfBody } from '../answer-words.ts';
import type { ProviderWords } from '../answer-words.ts';
import { ProviderCallError } from '../exchange.ts';
import type { Arrival, Consequence, ProviderReply } from '../exchange.ts';
import { provesNothingWasMade, redirectFailure } from './mockly-redirects.ts';

/*
 * What Mockly's refusals mean (page "Errors"), by status first: its codes may grow, its messages
 * are not stable, and what stands between it and us answers with pages of its own.
 */

/** The documented window is a minute; who asks for more than this speaks of the month's quota. */
const LONGEST_RATE_WAIT_MS = 15 * MINUTE;
/** A server that says "0 seconds" is left alone for a moment all the same. */
const SHORTEST_RATE_WAIT_MS = SECOND;
/** Polls have a cap of ten minutes: an advice beyond this would use it up in one wait. */
const LONGEST_RETRY_WAIT_MS = 2 * MINUTE;

/** A refused POST /chat/render: did it arrive, and who has to wait? */
export function submitRefusal(reply: ProviderReply): ProviderCallError {
  const words = wordsOfBody(reply.text);
  const common = commonRefusal(reply, words);
  if (common !== null) return common;
  const say = sayWith(words);
  switch (reply.status) {
    case 400:
    case 422:
      return refused(reply, invalidPayload(words), FINAL);
    case 413:
      return refused(
        reply,
        say(
          'too-large',
          'Mockly refused the payload because it is too large.',
          'Host the images somewhere public and give their URLs instead of data URLs.',
        ),
        FINAL,
      );
    case 429:
      return tooManySubmits(reply, words);
    case 425:
    case 407:
      return refused(reply, notNow(reply, words), retryAfter(reply));
    case 404:
    case 405:
    case 410:
      return refused(reply, wrongAddress(reply, words), FINAL);
    // A timeout of the server or of something before it: the request may have got through.
    case 408:
    case 499:
      return new ProviderCallError(notNow(reply, words), {
        arrival: 'unknown',
        consequence: retryAfter(reply),
        status: reply.status,
      });
    default:
      return otherSubmitRefusal(reply, words);
  }
}

/** A refused GET /exports/:id. None of these says that the render failed. */
export function checkRefusal(reply: ProviderReply): ProviderCallError {
  const words = wordsOfBody(reply.text);
  const common = commonRefusal(reply, words);
  if (common !== null) return common;
  const { status } = reply;
  if ((status === 404 || status === 410) && !isPage(reply.text)) {
    // Just after the submit this may only be early: the core grants a grace for `not-found`.
    return refused(reply, notFound(words), FINAL);
  }
  if (status === 429) return tooManyReads(reply, words);
  const isFinal = status === 400 || status === 422;
  return refused(reply, notNow(reply, words), isFinal ? FINAL : retryAfter(reply));
}

const FINAL: Consequence = { kind: 'final' };
const ACCOUNT: Consequence = { kind: 'account' };

/** What means the same whatever was asked. */
function commonRefusal(reply: ProviderReply, words: ProviderWords): ProviderCallError | null {
  const say = sayWith(words);
  switch (reply.status) {
    case 401:
      return refused(
        reply,
        say(
          'key-rejected',
          'Mockly does not accept the key of this account.',
          'Check at Mockly that the key was not revoked, and enter it again or a new one. The jobs wait for it.',
          ['replace-key', 'resume-account'],
        ),
        ACCOUNT,
      );
    case 402:
      return refused(
        reply,
        say(
          'payment-required',
          'Mockly asks for a payment before it renders more.',
          'Settle it on your account page at Mockly, then resume the account. The jobs wait for it.',
          ['resume-account'],
        ),
        ACCOUNT,
      );
    case 403:
      return refused(reply, forbidden(words), ACCOUNT);
    default:
      return null;
  }
}

function forbidden(words: ProviderWords): Failure {
  const say = sayWith(words);
  if (/subscription/i.test(`${words.code} ${words.message}`)) {
    return say(
      'subscription-inactive',
      'The API subscription behind this key is not active.',
      'Renew it on your account page at Mockly, then resume the account: the same key works again. The jobs wait for it.',
      ['resume-account', 'replace-key'],
    );
  }
  return say(
    'forbidden',
    'Mockly forbids this account what was asked.',
    'Look at your account page at Mockly, then resume the account. The jobs wait for it.',
    ['resume-account', 'replace-key'],
  );
}

/**
 * The month's quota answers with the same code as the minute's limit. The quota is meant when the
 * wait is far longer than the limit's window, or when there is none and the words say so; it
 * pauses the account, because only a person (or the month's end) can do something about it.
 */
function tooManySubmits(reply: ProviderReply, words: ProviderWords): ProviderCallError {
  const waitMs = retryDelay(reply.headers, reply.receivedAt);
  const saysQuota = /\b(month|monthly|quota|cap)\b/i.test(`${words.code} ${words.message}`);
  if (waitMs === null ? saysQuota : waitMs > LONGEST_RATE_WAIT_MS) {
    const quota = sayWith(words)(
      'quota-exhausted',
      'The renders that this key may make in a month seem to be used up.',
      'They are renewed on the first day of the month (UTC). Resume the account then, or ask Mockly for more.',
      ['resume-account'],
    );
    return refused(reply, quota, ACCOUNT);
  }
  return refused(reply, rateLimited(words), limitFor(waitMs));
}

function tooManyReads(reply: ProviderReply, words: ProviderWords): ProviderCallError {
  // The quota counts renders, not reads: a long wait here is a fault and is cut.
  const waitMs = retryDelay(reply.headers, reply.receivedAt);
  const bounded = waitMs === null ? null : Math.min(waitMs, LONGEST_RETRY_WAIT_MS);
  return refused(reply, rateLimited(words), limitFor(bounded));
}

function limitFor(waitMs: number | null): Consequence {
  const afterMs = waitMs === null ? null : Math.max(waitMs, SHORTEST_RATE_WAIT_MS);
  return { kind: 'limit', afterMs };
}

function otherSubmitRefusal(reply: ProviderReply, words: ProviderWords): ProviderCallError {
  const { status } = reply;
  if (status < 400) {
    return new ProviderCallError(redirectFailure(reply), {
      arrival: provesNothingWasMade(reply) ? 'refused' : 'unknown',
      consequence: FINAL,
      status,
    });
  }
  if (status < 500) return refused(reply, rejected(reply, words), FINAL);
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
  const consequence = retryAfter(reply);
  return new ProviderCallError(notNow(reply, words), { arrival: 'unknown', consequence, status });
}

function retryAfter(reply: ProviderReply): Consequence {
  const waitMs = retryDelay(reply.headers, reply.receivedAt);
  return {
    kind: 'retry',
    afterMs: waitMs === null ? null : Math.min(waitMs, LONGEST_RETRY_WAIT_MS),
  };
}

function refused(
  reply: ProviderReply,
  failure: Failure,
  consequence: Consequence,
): ProviderCallError {
  const arrival: Arrival = 'refused';
  return new ProviderCallError(failure, { arrival, consequence, status: reply.status });
}

function invalidPayload(words: ProviderWords): Failure {
  return sayWith(words)(
    'invalid-payload',
    words.message === null
      ? 'Mockly refused the payload without saying why.'
      : `Mockly refused the payload: ${words.message}`,
    'Correct the payload and submit it again.',
  );
}

function rejected(reply: ProviderReply, words: ProviderWords): Failure {
  return sayWith(words)(
    'refused-by-provider',
    `Mockly refused the request (HTTP ${reply.status}${inBrackets(words)}).`,
    'Check the payload and the base URL of the account.',
  );
}

function wrongAddress(reply: ProviderReply, words: ProviderWords): Failure {
  return sayWith(words)(
    'not-found',
    `There is no Mockly API at the base URL of this account (HTTP ${reply.status}${inBrackets(words)}).`,
    'Check the base URL of the account; it usually ends in /api/v1.',
  );
}

function notFound(words: ProviderWords): Failure {
  return sayWith(words)(
    'not-found',
    'Mockly does not know this render: its id is wrong, or it belongs to another user.',
    'Check the id and the account. Renders made in Mockly’s own editor cannot be followed.',
    ['check-again'],
  );
}

function rateLimited(words: ProviderWords): Failure {
  return sayWith(words)(
    'rate-limited',
    'Mockly asks to send requests more slowly.',
    'Nothing needs to be done: it goes on by itself.',
  );
}

function notNow(reply: ProviderReply, words: ProviderWords): Failure {
  if (reply.status < 400) return redirectFailure(reply);
  return sayWith(words)(
    'provider-error',
    `Mockly could not answer properly (HTTP ${reply.status}${inBrackets(words)}).`,
    'It is asked again by itself; if it goes on, look whether Mockly reports a disturbance.',
    ['check-again'],
  );
}

function inBrackets(words: ProviderWords): string {
  const said = words.message ?? words.code;
  return said === null ? '' : `: ${said}`;
}

function sayWith(words: ProviderWords) {
  return (
    code: FailureCode,
    message: string,
    remedy: string,
    actions: RemedyAction[] = [],
  ): Failure =>
    failure(code, message, remedy, {
      actions,
      providerCode: words.code,
      providerMessage: words.message,
    });
}
