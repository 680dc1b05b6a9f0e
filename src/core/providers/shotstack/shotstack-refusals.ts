import { idOf } from '../answer-fields.ts';
import { isRecord, jsonOf, providerMessage, providerWord, wordsOfBody } from '../answer-words.ts';
import type { ProviderWords } from '../answer-words.ts';
import type { ProviderCallError, ProviderReply } from '../exchange.ts';
import * as refusals from '../refusals.ts';
import { ACCOUNT, FINAL, refused, sayWith } from '../refusals.ts';
import type { Vendor } from '../refusals.ts';

/* What Shotstack's refusals mean where its reference gives them a meaning of their own. */

export const vendor: Vendor = {
  name: 'Shotstack',
  baseUrlForPeople: 'https://api.shotstack.io/edit/v1, or …/edit/stage for its sandbox',
  baseUrlEnd: '/edit/v1 or /edit/stage',
  submitPath: '/render',
};

/** A refused POST /render: did it arrive, and who has to wait? */
export function submitRefusal(reply: ProviderReply): ProviderCallError {
  const words = wordsOfRefusal(reply.text);
  return forbidden(reply, words) ?? refusals.submitRefusal(vendor, reply, words);
}

/** A refused look-up. None of these says that a render failed. */
export function readRefusal(reply: ProviderReply): ProviderCallError {
  const words = wordsOfRefusal(reply.text);
  return forbidden(reply, words) ?? refusals.readRefusal(vendor, reply, words);
}

/** `success` is "true if successfully queued, else false" (schema "QueuedResponse"). */
export function refusalInSuccess(reply: ProviderReply): ProviderCallError | null {
  const body = jsonOf(reply.text);
  if (!isRecord(body) || body['success'] !== false) return null;
  // With an id all the same, nobody knows.
  if (isRecord(body['response']) && idOf(body['response']['id']) !== null) return null;
  const words = wordsOfRefusal(reply.text);
  const said = words.message ?? words.code ?? 'it gave no reason';
  const notQueued = sayWith(words)(
    'refused-by-provider',
    `Shotstack did not take the edit: ${said}`,
    'Correct the payload and submit it again.',
  );
  return refused(reply, notQueued, FINAL);
}

/** A wrong key is answered like that too, and each environment has keys of its own. */
function forbidden(reply: ProviderReply, words: ProviderWords): ProviderCallError | null {
  if (reply.status !== 403) return null;
  const wrongKey = sayWith(words)(
    'forbidden',
    'Shotstack does not let the key of this account do what was asked.',
    'Check that the key belongs to the environment in the base URL (stage or v1), then enter it again or resume the account. The jobs wait for it.',
    ['replace-key', 'resume-account'],
  );
  return refused(reply, wrongKey, ACCOUNT);
}

/** A refusal says more in `response` than in `message`, and a wrong key only "Forbidden". */
function wordsOfRefusal(text: string): ProviderWords {
  const words = wordsOfBody(text);
  const body = jsonOf(text);
  if (!isRecord(body)) return words;
  const { response } = body;
  const details = isRecord(response) ? response : {};
  return {
    ...words,
    code: providerWord(details['error']) ?? words.code,
    message:
      providerMessage(details['details']) ??
      providerMessage(details['message']) ??
      providerMessage(response) ??
      words.message,
  };
}
