import type { AccountView } from '../../shared/account.ts';
import { CommandStop } from './command-stop.ts';
import type { Outcome } from './exit-codes.ts';
import { printable } from './printable.ts';

/**
 * The account that a person named: by its id, by its exact name, or by its name in any case.
 * @throws CommandStop with the names there are.
 */
export function findAccount(
  accounts: readonly AccountView[],
  wanted: string,
  whenAbsent: Outcome = 'notFound',
): AccountView {
  const exact = accounts.find((account) => account.id === wanted || account.name === wanted);
  if (exact !== undefined) return exact;
  const folded = wanted.trim().toLocaleLowerCase('en');
  const alike = accounts.filter((account) => account.name.toLocaleLowerCase('en') === folded);
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return only;
  const shown = printable(wanted);
  if (alike.length > 1) {
    throw new CommandStop(
      'usage',
      `More than one account is called ${shown}: ${listed(alike)}.`,
      'Write the name exactly, or use its id (renderdesk accounts list --json).',
      'account-ambiguous',
    );
  }
  throw new CommandStop(
    whenAbsent,
    `There is no account called ${shown}.`,
    accounts.length === 0
      ? 'Add one: renderdesk accounts add --provider mockly --name NAME.'
      : `There ${accounts.length === 1 ? 'is' : 'are'}: ${listed(accounts)}.`,
    'no-account',
  );
}

function listed(accounts: readonly AccountView[]): string {
  return accounts.map((account) => printable(account.name)).join(', ');
}
