import type { ProviderCallError, ProviderReply } from './exchange.ts';
import { isSuccess, noApiThere } from './refusals.ts';
import type { Vendor } from './refusals.ts';

/**
 * What the answer to a key test says.
 * @param isGood whether it is what the provider answers to a key that works
 * @returns the sentence for people
 * @throws ProviderCallError for any other answer: another server's, or a refusal
 */
export function keyVerdict(
  vendor: Vendor,
  reply: ProviderReply,
  isGood: boolean,
  refusal: (reply: ProviderReply) => ProviderCallError,
): string {
  if (isGood) return keyAccepted(vendor);
  if (isSuccess(reply) || reply.status === 404) throw noApiThere(vendor, reply);
  throw refusal(reply);
}

export function keyAccepted(vendor: Vendor): string {
  return `${vendor.name} accepts the key.`;
}
