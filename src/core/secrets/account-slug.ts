/**
 * An account's name as a file or a variable can carry it: letters without their accents, lower
 * case, everything else a single hyphen. `Café – EU 2` gives `cafe-eu-2`. Empty where a name has
 * no Latin letter or digit; two names can share one slug, and then share what it names.
 */
export function accountSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
