import { wordsOfBody } from '../answer-words.ts';
import type { ProviderWords } from '../answer-words.ts';
import type { ProviderCallError, ProviderReply } from '../exchange.ts';
import * as refusals from '../refusals.ts';
import { ACCOUNT, FINAL, refused, sayWith } from '../refusals.ts';
import type { Vendor } from '../refusals.ts';

/*
 * What Rendley's refusals mean where its pages "Jobs and polling" (section "Status codes") and
 * "Authentication" give them a meaning of their own. Its 429 has no documented headers.
 */

export const vendor: Vendor = {
  name: 'Rendley',
  baseUrlForPeople: 'https://api.rendley.com/v1',
  baseUrlEnd: '/v1',
  submitPath: '/export',
};

/** 403 is "cannot access this resource, or a plan limit was reached": the words tell which. */
const PLAN_LIMIT = /(^|[^a-z])(plan|limit|limits|quota|tier|upgrade|subscription)([^a-z]|$)/i;

/** A refused POST /export: did it arrive, and who has to wait? */
export function submitRefusal(reply: ProviderReply): ProviderCallError {
  const words = wordsOfBody(reply.text);
  if (reply.status === 404 && words.enveloped) {
    const unknownProject = sayWith(words)(
      'refused-by-provider',
      'Rendley does not know the project that this payload names, or it belongs to another account.',
      'Check the project_id and the account, and that its base URL ends in /v1. Nothing was rendered.',
    );
    return refused(reply, unknownProject, FINAL);
  }
  return ownRefusal(reply, words) ?? refusals.submitRefusal(vendor, reply, words);
}

/** A refused look-up, list or price. None of these says that a render failed. */
export function readRefusal(reply: ProviderReply): ProviderCallError {
  const words = wordsOfBody(reply.text);
  return ownRefusal(reply, words) ?? refusals.readRefusal(vendor, reply, words);
}

/** A refused POST /export/cost, which starts nothing whatever it answers. */
export function quoteRefusal(reply: ProviderReply): ProviderCallError {
  const words = wordsOfBody(reply.text);
  if (reply.status === 404 || reply.status === 405) {
    const noPrice = sayWith(words)(
      'not-supported',
      'Rendley gives no price for this payload.',
      'Check the project_id, or submit it without knowing the price.',
    );
    return refused(reply, noPrice, FINAL);
  }
  return [400, 413, 422].includes(reply.status) ? submitRefusal(reply) : readRefusal(reply);
}

function ownRefusal(reply: ProviderReply, words: ProviderWords): ProviderCallError | null {
  const say = sayWith(words);
  if (reply.status === 402) {
    const credits = say(
      'payment-required',
      'There are too few credits at Rendley for what was asked.',
      'Add credits at Rendley, then resume the account. The jobs wait for it.',
      ['resume-account'],
    );
    return refused(reply, credits, ACCOUNT);
  }
  if (reply.status !== 403) return null;
  if (PLAN_LIMIT.test(`${words.code ?? ''} ${words.message ?? ''}`)) {
    const planLimit = say(
      'quota-exhausted',
      'A limit of your plan at Rendley was reached.',
      'Wait until it is renewed or change the plan at Rendley, then resume the account. The jobs wait for it.',
      ['resume-account'],
    );
    return refused(reply, planLimit, ACCOUNT);
  }
  const noAccess = say(
    'forbidden',
    'Rendley knows the key of this account, but does not let it do what was asked.',
    'Check whose project it is. If only this job is not allowed, cancel it; then resume the account.',
    ['resume-account', 'replace-key'],
  );
  return refused(reply, noAccess, ACCOUNT);
}
