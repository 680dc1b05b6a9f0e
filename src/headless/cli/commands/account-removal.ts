import type { AccountView } from '../../../shared/account.ts';
import { askYes } from '../ask-yes.ts';
import type { CommandContext } from '../command-context.ts';
import { withLibrary } from '../command-context.ts';
import { CommandStop } from '../command-stop.ts';
import type { Outcome } from '../exit-codes.ts';
import { findAccount } from '../find-account.ts';
import type { LibraryLink } from '../library-link.ts';
import { printable } from '../printable.ts';

export interface RemoveOptions {
  readonly all?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** `accounts remove`: one by its name, or all of them; their keys leave the keychain. */
export function removeAccounts(
  context: CommandContext,
  name: string | undefined,
  { all = false, yes = false, force = false }: RemoveOptions,
): Promise<Outcome> {
  if ((name === undefined) !== all) {
    throw new CommandStop('usage', 'Name one account, or say --all.', 'accounts list shows them.');
  }
  return withLibrary(context, false, async (link) => {
    const accounts = await (await link.client()).accounts.list();
    if (name !== undefined) {
      await remove(context, link, findAccount(accounts, name), force);
      return 'ok';
    }
    if (accounts.length === 0) {
      context.printer.tell('There is no account, and so no key.');
      return 'ok';
    }
    for (const account of accounts) context.printer.tell(`  ${printable(account.name)}`);
    if (!yes && !(await mayRemove(context, accounts.length))) return 'canceled';
    for (const account of accounts) await remove(context, link, account, force);
    return 'ok';
  });
}

function mayRemove({ input }: CommandContext, count: number): Promise<boolean> {
  if (!('isTTY' in input) || !input.isTTY) {
    throw new CommandStop(
      'usage',
      'Nobody can be asked here whether all accounts and keys are to be removed.',
      'Say --yes.',
    );
  }
  return askYes(`Remove these ${count} accounts and their keys?`);
}

async function remove(
  { printer }: CommandContext,
  link: LibraryLink,
  { id, name }: AccountView,
  force: boolean,
): Promise<void> {
  const { stillRunning } = await (await link.client()).accounts.remove({ id, force });
  printer.record('removed', { account: name, id, stillRunning });
  for (const { number, name: job, why } of stillRunning) {
    printer.warn(
      `! #${number} ${printable(job)} may go on, and count, at the provider: ${printable(why)}`,
    );
  }
  printer.tell(`Removed the account ${printable(name)} and its key.`);
}
