import type { SecretOwner } from '../ports.ts';
import { accountSlug } from './account-slug.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The variables in which an account's key is looked for, best first. By its id, which no other
 * account shares; by its name in upper snake case (`Mockly – EU` gives `RENDERDESK_KEY_MOCKLY_EU`).
 * Two accounts whose names come out the same read the same variable; the id tells them apart.
 */
export function keyVariables(owner: SecretOwner): string[] {
  return [owner.id, accountSlug(owner.name)]
    .filter((word) => word !== '')
    .map((word) => `RENDERDESK_KEY_${word.toUpperCase().replaceAll('-', '_')}`);
}

/** The account's key from the environment, or null. Blanks around it are not part of a key. */
export function readEnvironmentKey(environment: Environment, owner: SecretOwner): string | null {
  for (const variable of keyVariables(owner)) {
    const key = environment[variable]?.trim();
    if (key !== undefined && key !== '') return key;
  }
  return null;
}
