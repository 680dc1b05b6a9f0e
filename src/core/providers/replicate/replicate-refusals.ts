import { SECOND } from '../../../shared/durations.ts';
import { retryDelay } from '../../net/retry-after.ts';
import { isPage, wordsOfBody } from '../answer-words.ts';
import type { ProviderCallError, ProviderReply } from '../exchange.ts';
import * as refusals from '../refusals.ts';
import { ACCOUNT, FINAL, rateLimited, refused, sayWith } from '../refusals.ts';
import type { Vendor } from '../refusals.ts';

/* What Replicate's refusals mean where its page "Rate limits" gives them a meaning of their own. */

export const vendor: Vendor = {
  name: 'Replicate',
  baseUrlForPeople: 'https://api.replicate.com/v1',
  baseUrlEnd: '/v1',
  submitPath: '/predictions',
};

/** A server that says "0 seconds" is left alone for a moment all the same. */
const SHORTEST_WAIT_MS = SECOND;
/** Its limits are of a minute; more than this is a fault. */
const LONGEST_WAIT_MS = 120 * SECOND;

/**
 * A refused POST …/predictions: did it arrive, and who has to wait?
 * @param submitPath where it was posted
 */
export function submitRefusal(reply: ProviderReply, submitPath: string): ProviderCallError {
  const words = wordsOfBody(reply.text);
  if (reply.status === 404 && words.message !== null && !isPage(reply.text)) {
    const unknownModel = sayWith(words)(
      'refused-by-provider',
      `Replicate does not know the model or version of this payload: ${words.message}`,
      'Check version or model, the account, and that its base URL ends in /v1.',
    );
    return refused(reply, unknownModel, FINAL);
  }
  return ownRefusal(reply) ?? refusals.submitRefusal({ ...vendor, submitPath }, reply, words);
}

/** A refused look-up, list or cancel. None of these says that a prediction failed. */
export function readRefusal(reply: ProviderReply): ProviderCallError {
  return ownRefusal(reply) ?? refusals.readRefusal(vendor, reply);
}

function ownRefusal(reply: ProviderReply): ProviderCallError | null {
  const words = wordsOfBody(reply.text);
  if (reply.status === 402) {
    const credit = sayWith(words)(
      'payment-required',
      'There is not enough credit at Replicate for what was asked.',
      'Add credit at Replicate, wait a few minutes, then resume the account. The jobs wait for it.',
      ['resume-account'],
    );
    return refused(reply, credit, ACCOUNT);
  }
  if (reply.status !== 429) return null;
  const waitMs = waitOf(reply, words.message ?? '');
  const afterMs =
    waitMs === null ? null : Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, waitMs));
  return refused(reply, rateLimited(vendor, words), { kind: 'limit', afterMs });
}

/** `ratelimit-reset` is in seconds to go; else the sentence says "resets in ~30s". */
function waitOf(reply: ProviderReply, message: string): number | null {
  const documented = retryDelay(reply.headers, reply.receivedAt);
  if (documented !== null) return documented;
  const header = /^\d{1,6}(\.\d{1,6})?$/.exec(reply.headers['ratelimit-reset']?.trim() ?? '');
  if (header !== null) return Math.ceil(Number(header[0]) * SECOND);
  const said = /\b(?:resets|available) in ~?\s?(\d{1,5}(?:\.\d{1,3})?)\s?s/i.exec(message)?.[1];
  return said === undefined ? null : Math.ceil(Number(said) * SECOND);
}
