/** The id under which the login of a proxy is kept, as if it were an account's key. */
export const PROXY_LOGIN = 'proxy-login';
/** The id under which the address of the webhook is. */
export const WEBHOOK_ADDRESS = 'webhook-address';
/** Names of these are no account's. */
const RESERVED: ReadonlySet<string> = new Set([PROXY_LOGIN, WEBHOOK_ADDRESS]);
export const isReserved = (name: string): boolean => RESERVED.has(name);

/**
 * An account's name as a file or a variable can carry it: letters without their accents, lower
 * case, everything else a single hyphen. `Café – EU 2` gives `cafe-eu-2`. Empty where a name has
 * no Latin letter or digit, and for the names under which a proxy's login and the webhook are looked
 * for; two names can share one slug, and then share what it names.
 */
export function accountSlug(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return isReserved(slug) ? '' : slug;
}
