import { failure } from '../../../shared/failure.ts';
import type { Failure } from '../../../shared/failure.ts';
import { isRecord, jsonOf, providerMessage, providerWord, wordsOfBody } from '../answer-words.ts';
import type { ProviderWords } from '../answer-words.ts';
import type { ProviderCallError, ProviderReply } from '../exchange.ts';
import * as refusals from '../refusals.ts';
import { ACCOUNT, FINAL, refused, retryWait, sayWith } from '../refusals.ts';
import type { Vendor } from '../refusals.ts';

/* What Roughy's refusals mean where its public page "Errors" gives them a meaning of their own. */

export const vendor: Vendor = {
  name: 'Roughy',
  baseUrlForPeople: 'https://api.roughy.ai/v1',
  baseUrlEnd: '/v1',
  submitPath: '/renders',
};

/** More fields than this would not be read. */
const SHOWN_FIELDS = 3;
/** Passing states of what a render is made from: the same request works a little later. */
const NOT_READY: ReadonlySet<string> = new Set(['modifier_not_ready', 'asset_processing']);

/** A refused POST /renders: did it arrive, and who has to wait? */
export function submitRefusal(reply: ProviderReply): ProviderCallError {
  const words = roughyWords(reply.text);
  switch (reply.status) {
    case 401:
      return refused(reply, keyRejected(words), ACCOUNT);
    case 404:
      // An ownership failure looks the same; without the envelope it is another server.
      if (words.enveloped) return refused(reply, assetUnknown(words), FINAL);
      break;
    case 409:
      return conflict(reply, words);
  }
  return refusals.submitRefusal(vendor, reply, words);
}

/** A refused look-up. None of these says that the render failed. */
export function readRefusal(reply: ProviderReply): ProviderCallError {
  const words = roughyWords(reply.text);
  if (reply.status === 401) return refused(reply, keyRejected(words), ACCOUNT);
  if (reply.status === 404 && words.enveloped) return refused(reply, renderUnknown(words), FINAL);
  return refusals.readRefusal(vendor, reply, words);
}

/** The words of the envelope, with the fields that did not pass, where it names some. */
export function roughyWords(text: string): ProviderWords {
  const words = wordsOfBody(text);
  const body = jsonOf(text);
  const error = isRecord(body) ? body['error'] : null;
  const fields = isRecord(error) && Array.isArray(error['fields']) ? error['fields'] : [];
  const named = fields.slice(0, SHOWN_FIELDS).flatMap((each: unknown) => {
    if (!isRecord(each)) return [];
    const field = providerWord(each['field']);
    const message = providerMessage(each['message']);
    return field === null ? [] : [message === null ? field : `${field}: ${message}`];
  });
  if (named.length === 0) return words;
  const more = fields.length > SHOWN_FIELDS ? '; …' : '';
  const message = [words.message, `(${named.join('; ')}${more})`].filter((part) => part !== null);
  return { ...words, message: providerMessage(message.join(' ')) };
}

/** 409 is about what the render is made from: nothing was made, and some of it passes by itself. */
function conflict(reply: ProviderReply, words: ProviderWords): ProviderCallError {
  const said = words.message === null ? '' : ` Roughy says: ${words.message}`;
  if (words.code !== null && NOT_READY.has(words.code)) {
    const notReady = sayWith(words)(
      'refused-by-provider',
      `Roughy is still preparing what this render is made from.${said}`,
      'It is sent again by itself until that is ready. If the cut or the asset has failed at Roughy, cancel the job.',
    );
    return refused(reply, notReady, retryWait(reply));
  }
  if (words.code === 'asset_payment_required') {
    const unpaid = sayWith(words)(
      'payment-required',
      `Roughy prepared the asset, but it is not paid for.${said}`,
      'Top up your credits at Roughy, then render it again.',
      ['render-again'],
    );
    return refused(reply, unpaid, FINAL);
  }
  const conflicting = sayWith(words)(
    'refused-by-provider',
    `Roughy cannot render this as things stand (HTTP 409).${said}`,
    'Look at the asset and the cut at Roughy, then render it again.',
    ['render-again'],
  );
  return refused(reply, conflicting, FINAL);
}

/** Its hosts know different keys, and the documentation names both. */
function keyRejected(words: ProviderWords): Failure {
  return sayWith(words)(
    'key-rejected',
    'Roughy does not accept the key of this account.',
    'A key works only at the host it was made for: api.roughy.ai, or roughy-api-staging.fly.dev for staging. Check the base URL, then enter the key again. The jobs wait for it.',
    ['replace-key', 'resume-account'],
  );
}

function assetUnknown(words: ProviderWords): Failure {
  return failure(
    'invalid-payload',
    `Roughy does not know what the payload names${words.message === null ? '.' : `: ${words.message}`}`,
    'Check asset_id and cut_id. They must belong to this account, and the cut to the asset.',
    { providerCode: words.code, providerMessage: words.message },
  );
}

function renderUnknown(words: ProviderWords): Failure {
  return sayWith(words)(
    'not-found',
    'Roughy does not know this render: its id is wrong, or it belongs to another account.',
    'Check the id, the account and its base URL: staging and production share no renders.',
    ['check-again'],
  );
}
