import type { AccountView, BudgetShare, BudgetView } from '../../../shared/account.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { say } from '../../words/say.ts';

/** So many shares stand in a line; the rest is a number. */
const MOST_SHARES = 3;

function shareWords({ accountId, purpose, count }: BudgetShare, account: AccountView): string {
  if (purpose === null) return say('accounts.purpose.earlier', { count });
  const what = say(`accounts.purpose.${purpose}`, { count });
  if (accountId === account.id) return what;
  const other = useAccounts.getState().accounts.find(({ id }) => id === accountId);
  return other === undefined ? what : say('accounts.purpose.by', { what, account: other.name });
}

/** Who used a limit's last window: `41 checks · 2 submits with Studio B`. */
export function usedByWords({ usedBy }: BudgetView, account: AccountView): string {
  const shown = usedBy.slice(0, MOST_SHARES).map((share) => shareWords(share, account));
  const rest = usedBy.slice(MOST_SHARES).reduce((sum, { count }) => sum + count, 0);
  return [...shown, ...(rest > 0 ? [say('accounts.purpose.more', { count: rest })] : [])].join(
    ' · ',
  );
}
