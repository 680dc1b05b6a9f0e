import { checkKey } from '../../core/net/api-key.ts';
import { accountSlug } from '../../core/secrets/account-slug.ts';
import { keyVariables } from '../../core/secrets/environment-secrets.ts';
import type { AccountView } from '../../shared/account.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { CommandContext } from './command-context.ts';
import { explainError } from './explain-error.ts';
import { printable } from './printable.ts';
import type { Session } from './session.ts';

export interface KeyCalls {
  readonly withKey: (key: string, keep: 'keychain' | 'memory') => Promise<AccountView>;
  readonly withoutKey: () => Promise<AccountView>;
}

export interface GivenKey {
  readonly account: AccountView;
  /** False where a key was given and is gone when this command ends. */
  readonly kept: boolean;
}

/**
 * Hands a key over to be kept in the keychain. Where there is none: to the running app, for its
 * run; and where this command is the whole run, the account stays without it and the person is
 * told how to give the key each time.
 */
export async function giveKey(
  context: CommandContext,
  session: Session,
  name: string,
  key: string | null,
  calls: KeyCalls,
): Promise<GivenKey> {
  if (key === null) {
    const account = await calls.withoutKey();
    if (account.keyPlace === 'missing' || account.keyPlace === 'unreadable') {
      context.printer.warn(`! ${printable(name)} has no key yet. ${howToGive(name)}`);
    }
    return { account, kept: true };
  }
  // The core judges a key that it keeps; one that it never sees is judged the same.
  checkKey(key);
  const keychain = (await session.client.app.info()).keychain;
  if (keychain.available) {
    try {
      return { account: await calls.withKey(key, 'keychain'), kept: true };
    } catch (error) {
      // Some keychains answer, and refuse only when they are to keep something.
      const stop = explainError(error);
      if (stop.code !== 'keychain-unavailable') throw error;
      return withoutKeychain(context, session, name, key, calls, stop.message);
    }
  }
  return withoutKeychain(context, session, name, key, calls, keychain.message);
}

async function withoutKeychain(
  context: CommandContext,
  session: Session,
  name: string,
  key: string,
  calls: KeyCalls,
  why: string | null,
): Promise<GivenKey> {
  const reason = printable(why ?? 'There is no keychain.');
  if (!session.holds) {
    const account = await calls.withKey(key, 'memory');
    context.printer.warn(
      `! The key is kept in the memory of the running Renderdesk only, until it ends. ${reason} ${howToGive(name)}`,
    );
    return { account, kept: true };
  }
  const account = await calls.withoutKey();
  const place =
    account.keyPlace === 'environment' || account.keyPlace === 'credentials-folder'
      ? `This run finds one in its ${account.keyPlace.replace('-', ' ')}, and every run needs it there.`
      : howToGive(name);
  context.printer.warn(`! THE KEY WAS NOT KEPT. ${reason} ${place}`);
  return { account, kept: false };
}

function howToGive(name: string): string {
  const variable = keyVariables({ id: '' as AccountId, name }).at(-1);
  const slug = accountSlug(name);
  const byName =
    variable === undefined
      ? ''
      : `in the environment variable ${variable}, or as the file renderdesk.${slug} in the folder that CREDENTIALS_DIRECTORY names`;
  return byName === ''
    ? 'Rename the account so that its name has a Latin letter or digit; then a variable can be named after it.'
    : `Give the key for each run ${byName}.`;
}
