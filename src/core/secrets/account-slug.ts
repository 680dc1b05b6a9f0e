/** The id under which the login of a proxy is kept, as if it were an account's key. */
export const PROXY_LOGIN = 'proxy-login';

/**
 * An account's name as a file or a variable can carry it: letters without their accents, lower
 * case, everything else a single hyphen. `Café – EU 2` gives `cafe-eu-2`. Empty where a name has
 * no Latin letter or digit, and for the one name under which a proxy's login is looked for; two names
 * can share one slug, and then share what it names.
 */
export function accountSlug(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return slug === PROXY_LOGIN ? '' : slug;
}
