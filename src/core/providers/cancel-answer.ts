import { isPage } from './answer-words.ts';
import type { ProviderReply } from './exchange.ts';
import { isSuccess, readRefusal } from './refusals.ts';
import type { Vendor } from './refusals.ts';

/** "It cannot be canceled any more", however a provider says it. */
const TOO_LATE: ReadonlySet<number> = new Set([400, 404, 405, 409, 410, 422]);

/**
 * The answer to a cancel that is only a request: taken, or too late because the render has ended.
 * Neither says how it ends; the next check does.
 * @throws ProviderCallError when the provider could not be asked
 */
export function settleCancel(vendor: Vendor, reply: ProviderReply): void {
  if (isSuccess(reply)) return;
  if (TOO_LATE.has(reply.status) && !isPage(reply.text)) return;
  throw readRefusal(vendor, reply);
}
