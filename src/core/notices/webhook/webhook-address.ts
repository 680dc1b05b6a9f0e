import { failure, FailureError } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { isLoopback } from '../../net/base-url.ts';
import type { SecretOwner } from '../../ports.ts';
import { WEBHOOK_ADDRESS } from '../../secrets/account-slug.ts';

/** Kept like the key of an account: whoever has the address of a chat can write there. */
export const webhookOwner: SecretOwner = {
  id: WEBHOOK_ADDRESS as AccountId,
  name: 'webhook address',
};

export interface WebhookAddress {
  readonly url: URL;
  /** What each notice is signed with. */
  readonly secret: string | null;
}

/** As it is kept: the address and, after a space, the secret. */
export function writeWebhook({ url, secret }: WebhookAddress): string {
  return secret === null ? url.href : `${url.href} ${secret}`;
}

/** Null for what is none. */
export function readWebhook(text: string): WebhookAddress | null {
  const [address = '', secret = null, ...more] = text.trim().split(/ +/);
  if (more.length > 0 || problemOf(address) !== null) return null;
  return { url: new URL(address), secret };
}

/** @throws FailureError `invalid-request`, which never repeats the address */
export function checkedWebhook(address: string, secret: string | null): WebhookAddress {
  const problem = problemOf(address.trim());
  if (problem !== null)
    throw new FailureError(
      failure('invalid-request', problem, 'Give the whole address, with https://.'),
    );
  if (secret !== null && /[^\x21-\x7e]/.test(secret))
    throw new FailureError(
      failure(
        'invalid-request',
        'The secret of a webhook is letters, digits and signs, without a space.',
        'Choose another secret.',
      ),
    );
  return { url: new URL(address.trim()), secret };
}

function problemOf(address: string): string | null {
  if (!URL.canParse(address)) return 'That is no web address.';
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol === 'http:' && !isLoopback(hostname))
    return 'Notices would go unencrypted to this address.';
  if (protocol !== 'https:' && protocol !== 'http:') return 'That is no web address.';
  return username === '' && password === '' ? null : 'The address holds a user name or a password.';
}
