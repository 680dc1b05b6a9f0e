import { MINUTE, SECOND } from '../../shared/durations.ts';
import { failure } from '../../shared/failure.ts';
import type { Failure, FailureCode, RemedyAction } from '../../shared/failure.ts';
import { retryDelay } from '../net/retry-after.ts';
import { isPage, wordsOfBody } from './answer-words.ts';
import type { ProviderWords } from './answer-words.ts';
import { ProviderCallError } from './exchange.ts';
import type { Arrival, Consequence, ProviderReply } from './exchange.ts';
import { provesNothingWasMade, redirectFailure } from './redirects.ts';

/*
 * What a refusal means that a provider gives no meaning of its own. By status first: codes may
 * grow, messages are not stable, and what stands between a provider and us answers with pages of
 * its own. An adapter looks for what its provider documents, and leaves the rest to this.
 */

/** What the sentences about a provider's refusals name. */
export interface Vendor {
  /** e.g. `Mockly`. */
  readonly name: string;
  /** Its documented base URL, with what is easily got wrong about it. */
  readonly baseUrlForPeople: string;
  /** How its base URL ends, e.g. `/api/v1`. */
  readonly baseUrlEnd: string;
  /** Where a payload is posted, e.g. `/chat/render`: tells a redirect of it from any other. */
  readonly submitPath: string;
}

/** A server that says "0 seconds" is left alone for a moment all the same. */
const SHORTEST_RATE_WAIT_MS = SECOND;
/** Polls have caps of minutes: an advice beyond this would use one up in one wait. */
export const LONGEST_RETRY_WAIT_MS = 2 * MINUTE;

export const FINAL: Consequence = { kind: 'final' };
export const ACCOUNT: Consequence = { kind: 'account' };

export function isSuccess(reply: ProviderReply): boolean {
  return reply.status >= 200 && reply.status < 300;
}

/** A refused submit: did it arrive, and who has to wait? */
export function submitRefusal(
  vendor: Vendor,
  reply: ProviderReply,
  words: ProviderWords = wordsOfBody(reply.text),
): ProviderCallError {
  const common = accountRefusal(vendor, reply, words);
  if (common !== null) return common;
  const { status } = reply;
  switch (status) {
    case 400:
    case 422:
      return refused(reply, invalidPayload(vendor, words), FINAL);
    case 413:
      return refused(reply, tooLarge(vendor, words), FINAL);
    case 429:
      return refused(reply, rateLimited(vendor, words), limitWait(reply));
    case 425:
    case 407:
      return refused(reply, notNow(vendor, reply, words), retryWait(reply));
    case 404:
    case 405:
    case 410:
      return refused(reply, wrongAddress(vendor, reply, words), FINAL);
    // A timeout of the server or of something before it: the request may have got through.
    case 408:
    case 499:
      return perhapsArrived(vendor, reply, words);
  }
  if (status < 400) {
    const arrival: Arrival = provesNothingWasMade(vendor, reply) ? 'refused' : 'unknown';
    const facts = { arrival, consequence: FINAL, status };
    return new ProviderCallError(redirectFailure(vendor, reply), facts);
  }
  if (status < 500) return refused(reply, rejected(vendor, reply, words), FINAL);
  return perhapsArrived(vendor, reply, words);
}

/** A refused look-up, cancel or list. None of these says that a render failed. */
export function readRefusal(
  vendor: Vendor,
  reply: ProviderReply,
  words: ProviderWords = wordsOfBody(reply.text),
): ProviderCallError {
  const common = accountRefusal(vendor, reply, words);
  if (common !== null) return common;
  const { status } = reply;
  if ((status === 404 || status === 410) && !isPage(reply.text)) {
    // Just after the submit this may only be early: the core grants a grace for `not-found`.
    return refused(reply, notFound(vendor, words), FINAL);
  }
  if (status === 429) {
    // A long wait here is a fault and is cut: reads have no quota of a month.
    return refused(reply, rateLimited(vendor, words), limitWait(reply, LONGEST_RETRY_WAIT_MS));
  }
  // A page of these is of what stands in between.
  const isFinal = (status === 400 || status === 422) && !isPage(reply.text);
  return refused(reply, notNow(vendor, reply, words), isFinal ? FINAL : retryWait(reply));
}

interface AccountRefusal {
  readonly code: FailureCode;
  readonly message: (name: string) => string;
  readonly remedy: (name: string) => string;
  readonly actions: RemedyAction[];
}

const ACCOUNT_REFUSALS: Readonly<Record<number, AccountRefusal>> = {
  401: {
    code: 'key-rejected',
    message: (name) => `${name} does not accept the key of this account.`,
    remedy: (name) =>
      `Check at ${name} that the key was not revoked, and enter it again or a new one. The jobs wait for it.`,
    actions: ['replace-key', 'resume-account'],
  },
  402: {
    code: 'payment-required',
    message: (name) => `${name} asks for a payment before it renders more.`,
    remedy: (name) =>
      `Settle it on your account page at ${name}, then resume the account. The jobs wait for it.`,
    actions: ['resume-account'],
  },
  403: {
    code: 'forbidden',
    message: (name) => `${name} forbids this account what was asked.`,
    remedy: (name) =>
      `Look at your account page at ${name}, then resume the account. The jobs wait for it.`,
    actions: ['resume-account', 'replace-key'],
  },
};

/** 401, 402 and 403 mean the account, whatever was asked; null for any other status. */
export function accountRefusal(
  { name }: Vendor,
  reply: ProviderReply,
  words: ProviderWords,
): ProviderCallError | null {
  const means = ACCOUNT_REFUSALS[reply.status];
  if (means === undefined) return null;
  const { code, message, remedy, actions } = means;
  return refused(reply, sayWith(words)(code, message(name), remedy(name), actions), ACCOUNT);
}

/** A success that cannot be understood. For a submit it leaves open whether a render was made. */
export function malformedAnswer(
  vendor: Vendor,
  reply: ProviderReply,
  arrival: Arrival,
): ProviderCallError {
  const what = isPage(reply.text) ? 'a web page' : 'something that is not its documented answer';
  return new ProviderCallError(
    failure(
      'malformed-answer',
      `${vendor.name} answered with ${what} (HTTP ${reply.status}).`,
      `Check the base URL of the account; if it is right, the fault is at ${vendor.name}.`,
      { actions: ['check-again'] },
    ),
    { arrival, consequence: { kind: 'retry', afterMs: null }, status: reply.status },
  );
}

/** What answers a key test is another server than this provider's. */
export function noApiThere(vendor: Vendor, reply: ProviderReply): ProviderCallError {
  return refused(
    reply,
    failure(
      'not-found',
      `What answers at the base URL of this account is not the ${vendor.name} API (HTTP ${reply.status}).`,
      `Check the base URL; it usually ends in ${vendor.baseUrlEnd}.`,
    ),
    FINAL,
  );
}

/** An answer that proves that nothing was made. */
export function refused(
  reply: ProviderReply,
  failure: Failure,
  consequence: Consequence,
): ProviderCallError {
  return new ProviderCallError(failure, { arrival: 'refused', consequence, status: reply.status });
}

/** An answer after which something may have been made all the same. */
export function perhapsArrived(
  vendor: Vendor,
  reply: ProviderReply,
  words: ProviderWords,
): ProviderCallError {
  const facts = {
    arrival: 'unknown',
    consequence: retryWait(reply),
    status: reply.status,
  } as const;
  return new ProviderCallError(notNow(vendor, reply, words), facts);
}

/** The wait that a 429 asks of everything under its limit, `longestMs` at most. */
export function limitWait(reply: ProviderReply, longestMs = Infinity): Consequence {
  const waitMs = retryDelay(reply.headers, reply.receivedAt);
  if (waitMs === null) return { kind: 'limit', afterMs: null };
  return {
    kind: 'limit',
    afterMs: Math.max(Math.min(waitMs, longestMs), SHORTEST_RATE_WAIT_MS),
  };
}

/** The wait that an answer asks of this one call. */
export function retryWait(reply: ProviderReply): Consequence {
  const waitMs = retryDelay(reply.headers, reply.receivedAt);
  return {
    kind: 'retry',
    afterMs: waitMs === null ? null : Math.min(waitMs, LONGEST_RETRY_WAIT_MS),
  };
}

export function rateLimited(vendor: Vendor, words: ProviderWords): Failure {
  return sayWith(words)(
    'rate-limited',
    `${vendor.name} asks to send requests more slowly.`,
    'Nothing needs to be done: it goes on by itself.',
  );
}

/** A failure that carries the provider's own words. */
export function sayWith(words: ProviderWords) {
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

function invalidPayload(vendor: Vendor, words: ProviderWords): Failure {
  return sayWith(words)(
    'invalid-payload',
    words.message === null
      ? `${vendor.name} refused the payload without saying why.`
      : `${vendor.name} refused the payload: ${words.message}`,
    'Correct the payload and submit it again.',
  );
}

function tooLarge(vendor: Vendor, words: ProviderWords): Failure {
  return sayWith(words)(
    'too-large',
    `${vendor.name} refused the payload because it is too large.`,
    'Host the images somewhere public and give their URLs instead of data URLs.',
  );
}

function rejected(vendor: Vendor, reply: ProviderReply, words: ProviderWords): Failure {
  return sayWith(words)(
    'refused-by-provider',
    `${vendor.name} refused the request (HTTP ${reply.status}${inBrackets(words)}).`,
    'Check the payload and the base URL of the account.',
  );
}

function wrongAddress(vendor: Vendor, reply: ProviderReply, words: ProviderWords): Failure {
  return sayWith(words)(
    'not-found',
    `There is no ${vendor.name} API at the base URL of this account (HTTP ${reply.status}${inBrackets(words)}).`,
    `Check the base URL of the account; it usually ends in ${vendor.baseUrlEnd}.`,
  );
}

function notFound(vendor: Vendor, words: ProviderWords): Failure {
  return sayWith(words)(
    'not-found',
    `${vendor.name} does not know this render: its id is wrong, or it belongs to another user.`,
    'Check the id and the account.',
    ['check-again'],
  );
}

function notNow(vendor: Vendor, reply: ProviderReply, words: ProviderWords): Failure {
  if (reply.status < 400) return redirectFailure(vendor, reply);
  return sayWith(words)(
    'provider-error',
    `${vendor.name} could not answer properly (HTTP ${reply.status}${inBrackets(words)}).`,
    `It is asked again by itself; if it goes on, look whether ${vendor.name} reports a disturbance.`,
    ['check-again'],
  );
}

function inBrackets(words: ProviderWords): string {
  const said = words.message ?? words.code;
  return said === null ? '' : `: ${said}`;
}
