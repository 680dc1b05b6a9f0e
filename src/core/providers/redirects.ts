import { failure } from '../../shared/failure.ts';
import type { Failure } from '../../shared/failure.ts';
import { redact } from '../../shared/redact.ts';
import type { ProviderReply } from './exchange.ts';
import type { Vendor } from './refusals.ts';

/** Beyond it an address is not something to read. */
const LONGEST_SHOWN_ADDRESS = 200;

/**
 * A redirect of a submit that is not followed made nothing when it says "ask over there": 301, 307
 * and 308, and a 302 to the same endpoint elsewhere. A 303, or a 302 to another page, can be what
 * a server says after it did what was asked.
 */
export function provesNothingWasMade(vendor: Vendor, reply: ProviderReply): boolean {
  if ([301, 307, 308].includes(reply.status)) return true;
  return reply.status === 302 && newBaseUrl(vendor, reply) !== null;
}

/** A key is never sent after a redirect, so the account's base URL is what has to change. */
export function redirectFailure(vendor: Vendor, reply: ProviderReply): Failure {
  const base = newBaseUrl(vendor, reply);
  const target = targetOf(reply);
  const where = target === null ? 'another address' : shown(target.origin + target.pathname);
  return failure(
    'base-url-refused',
    `The base URL of this account answers with a redirect to ${where} (HTTP ${reply.status}), and a key is never sent after a redirect.`,
    base === null
      ? `Check the base URL; ${vendor.name}’s own is ${vendor.baseUrlForPeople}.`
      : `Add an account with the base URL ${shown(base)} and submit there.`,
  );
}

/** The base URL that the redirect amounts to, when it leads to the same endpoint elsewhere. */
function newBaseUrl(vendor: Vendor, reply: ProviderReply): string | null {
  const target = targetOf(reply);
  const path = target?.pathname.replace(/\/$/, '');
  if (target === null || path === undefined || !path.endsWith(vendor.submitPath)) return null;
  return target.origin + path.slice(0, -vendor.submitPath.length);
}

function targetOf(reply: ProviderReply): URL | null {
  const location = reply.headers['location'];
  return location !== undefined && URL.canParse(location) ? new URL(location) : null;
}

function shown(address: string): string {
  return redact(address).slice(0, LONGEST_SHOWN_ADDRESS);
}
